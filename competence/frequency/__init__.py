"""How often a plan says that a course is given: its words, what they mean, and when it is next due; pure."""

from competence.frequency.due import Due, due, is_overdue, must_be_decided
from competence.frequency.kinds import Frequency, Kind
from competence.frequency.reading import read
from competence.frequency.saying import understood
from competence.frequency.when import Precision, Span

__all__ = [
    "Due",
    "Frequency",
    "Kind",
    "Precision",
    "Span",
    "due",
    "is_overdue",
    "must_be_decided",
    "read",
    "understood",
]
