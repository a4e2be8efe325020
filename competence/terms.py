"""Spring and autumn terms: their days, their names, and until when one signs up for what they offer; pure."""

import datetime as dt
from typing import NamedTuple, Self

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from competence.frequency.due import months_after

JUNE, JULY, DECEMBER = 6, 7, 12
SIGN_UP_DAY = 15  # of June or December, until the municipalities have agreed on another


class Half(TextChoices):
    SPRING = "spring", _("våren")
    AUTUMN = "autumn", _("hösten")


class Term(NamedTuple):
    year: int
    half: str

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(day.year, Half.SPRING if day.month < JULY else Half.AUTUMN)

    def __str__(self) -> str:
        return f"{Half(self.half).label} {self.year}"

    @property
    def is_spring(self) -> bool:
        return self.half == Half.SPRING

    @property
    def first_on(self) -> dt.date:
        return dt.date(self.year, 1 if self.is_spring else JULY, 1)

    @property
    def last_on(self) -> dt.date:
        return dt.date(self.year, JUNE, 30) if self.is_spring else dt.date(self.year, DECEMBER, 31)

    @property
    def last_sign_up_on(self) -> dt.date:
        """In December before a spring, in June before an autumn."""
        return (
            dt.date(self.year - 1, DECEMBER, SIGN_UP_DAY) if self.is_spring else dt.date(self.year, JUNE, SIGN_UP_DAY)
        )

    def holds(self, day: dt.date) -> bool:
        return self.first_on <= day <= self.last_on

    def before(self) -> "Term":
        return Term(self.year - 1, Half.AUTUMN) if self.is_spring else Term(self.year, Half.SPRING)

    def after(self) -> "Term":
        return Term(self.year, Half.AUTUMN) if self.is_spring else Term(self.year + 1, Half.SPRING)

    def two_before(self) -> tuple["Term", "Term"]:
        """The later first."""
        return self.before(), self.before().before()

    def halves(self) -> int:
        """How many half years since the calendar began, to reckon with."""
        return self.year * 2 + (not self.is_spring)


def moved(day: dt.date, earlier: Term, later: Term) -> dt.date:
    """The same day in a later term: as many half years on as lie between them.

    >>> moved(dt.date(2027, 8, 31), Term(2027, Half.AUTUMN), Term(2028, Half.SPRING))
    datetime.date(2028, 2, 29)
    """
    return months_after(day, 6 * (later.halves() - earlier.halves()))
