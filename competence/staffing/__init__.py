"""The staffing survey: what the words of its cells say, and what they answer together; pure."""

from competence.staffing.columns import Column
from competence.staffing.reading import Answer, Read, read, read_count, read_relief
from competence.staffing.summary import Derived, Found, Question, Row, derived, summary

__all__ = [
    "Answer", "Column", "Derived", "Found", "Question", "Read", "Row",
    "derived", "read", "read_count", "read_relief", "summary",
]  # fmt: skip
