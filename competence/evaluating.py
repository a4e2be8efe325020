"""Until when one can answer what one thought of a course, and what can be told of the answers; pure."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

ENOUGH = 3  # answers, for nobody to be guessed behind them
DAYS = 21  # from the day that they were asked, which is not counted
AGAIN_AFTER = 3  # months after the last day
LATE = 60  # days after which nobody is asked any more, however long the worker was down
GRADES = (5, 4, 3, 2, 1)


class Asked(TextChoices):
    AFTERWARDS = "afterwards", _("efter kursen")
    LATER = "later", _("tre månader senare")


def closes_on(asked_on: dt.date) -> dt.date:
    """The last day to answer. The answers are read after it, all at once: one that came in alone would be known."""
    return asked_on + dt.timedelta(days=DAYS)


@dataclass(frozen=True)
class Graded:
    """How many gave each grade, from 5 to 1."""

    numbers: tuple[int, ...]

    @classmethod
    def of(cls, grades: Sequence[int]) -> "Graded":
        given = Counter(grades)
        return cls(tuple(given[one] for one in GRADES))

    @property
    def answers(self) -> int:
        return sum(self.numbers)

    @property
    def mean(self) -> Decimal:
        """With one decimal, rounded half up. Asked of some answers."""
        total = sum(grade * number for grade, number in zip(GRADES, self.numbers, strict=True))
        return (Decimal(total) / self.answers).quantize(Decimal("0.1"), ROUND_HALF_UP)
