"""What was asked, of how many, and what they answered."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

HUNDRED = Decimal(100)


class Base(StrEnum):
    """Of whom a percentage is taken."""

    ANSWERED = "answered"
    CONCERNED = "concerned"  # those of them to whom the question applies


@dataclass(frozen=True)
class Question:
    """`scale` are the answers that one may give, in their order."""

    text: str
    scale: tuple[str, ...]


class Count(NamedTuple):
    """A label as it was written, and how many gave that answer; None where it is hidden."""

    label: str
    number: int | None


class Part(NamedTuple):
    """So many of so many; None is not known, or not shown."""

    number: int | None
    of: int | None

    def percent(self, places: int = 0) -> Decimal | None:
        """Half up; None without a base, or where that is nobody."""
        if self.number is None or not self.of:
            return None
        return (self.number * HUNDRED / self.of).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@dataclass(frozen=True)
class Answers:
    """Of one year. `asked` and `concerned` are None where nobody has said; `words` is what was written, as it was.

    Not every answer need be counted: often only those that were positive are known.
    """

    year: int
    answered: int | None
    counts: tuple[Count, ...] = ()
    asked: int | None = None
    concerned: int | None = None
    words: str = ""

    @property
    def response_rate(self) -> Decimal | None:
        """In whole percent; None where it is not said how many were asked."""
        return Part(self.answered, self.asked).percent()

    @property
    def counted(self) -> int:
        return sum(one.number or 0 for one in self.counts)

    @property
    def unstated(self) -> int | None:
        """How many answered something that is not told; less than 0 where it does not add up."""
        return None if self.answered is None else self.answered - self.counted

    def of(self, base: Base) -> int | None:
        return self.answered if base is Base.ANSWERED else self.concerned

    def part(self, labels: Collection[str], base: Base) -> Part:
        """Those who gave any of these answers. Nothing is known of them where one of the counts is not."""
        wanted = {alike(label) for label in labels}
        numbers = [one.number for one in self.counts if alike(one.label) in wanted]
        known = [number for number in numbers if number is not None]
        return Part(sum(known) if numbers and len(known) == len(numbers) else None, self.of(base))


def alike(label: str) -> str:
    """What two labels have in common that say the same."""
    return " ".join(label.casefold().split())
