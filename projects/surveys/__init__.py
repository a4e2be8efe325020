"""Answers to a question, year by year: counts, percent on a base that is said, and what may be shown of them; pure."""

from projects.surveys.answers import Answers, Base, Count, Part, Question, alike
from projects.surveys.changes import Change, change, in_words
from projects.surveys.faults import faults
from projects.surveys.publishing import public
from projects.surveys.reading import Reading, counts_in
from projects.surveys.splitting import public_split, together
from projects.surveys.worded import HOW_MANY, HOW_MUCH, Worded, Words, worded

__all__ = [
    "HOW_MANY", "HOW_MUCH", "Answers", "Base", "Change", "Count", "Part", "Question", "Reading", "Worded", "Words",
    "alike", "change", "counts_in", "faults", "in_words", "public", "public_split", "together", "worded",
]  # fmt: skip
