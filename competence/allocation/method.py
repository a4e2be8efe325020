"""The odd-number method (uddatalsmetoden, Sainte-Laguë) with a floor, a credit for what was refused, and a lot.

Source: design/allocation.md. What a place costs in weight depends on its number alone, so every place that is wished for
stands in one order from the start, and the seats go to the first of them: one more seat never takes a place from anybody.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property


@dataclass(frozen=True)
class Request:
    """What a municipality wishes. `weight` by the key of the course; `credit` 0–1, the share that was refused before."""

    municipality: str
    wanted: int
    weight: Fraction
    credit: Fraction = Fraction(0)

    @property
    def heft(self) -> Fraction:
        return self.weight * (1 + self.credit)


@dataclass(frozen=True)
class Turn:
    """A municipality's place of this number, from 1. `value` is its heft within the floor, and beyond it the quotient."""

    municipality: str
    number: int
    is_floor: bool
    value: Fraction
    lot: str

    @property
    def rank(self) -> tuple[bool, int, Fraction, str, int]:
        """Rounds of the floor first, each heaviest first; then the highest quotient; alike by lot."""
        return (not self.is_floor, self.number if self.is_floor else 0, -self.value, self.lot, self.number)

    def is_alike(self, other: "Turn") -> bool:
        """Nothing but the lot tells them apart."""
        return self.municipality != other.municipality and self.rank[:3] == other.rank[:3]


@dataclass(frozen=True)
class Allocation:
    """`turns` is every place that is wished for, in the order in which they are given."""

    requests: tuple[Request, ...]
    turns: tuple[Turn, ...]
    seats: int

    @cached_property
    def given(self) -> tuple[Turn, ...]:
        return self.turns[: self.seats]

    @cached_property
    def refused(self) -> tuple[Turn, ...]:
        return self.turns[self.seats :]

    @cached_property
    def places(self) -> dict[str, int]:
        """By municipality, those that got none too."""
        got = Counter(turn.municipality for turn in self.given)
        return {one.municipality: got[one.municipality] for one in self.requests}


def allocate(requests: Iterable[Request], *, seats: int, floor: int, seed: str) -> Allocation:
    """The order of the requests does not matter. Raises ValueError where a municipality stands twice."""
    found = tuple(requests)
    if len({one.municipality for one in found}) < len(found):
        raise ValueError("a municipality stands twice")
    turns = sorted((turn for one in found for turn in _turns(one, floor, seed)), key=lambda turn: turn.rank)
    return Allocation(found, tuple(turns), seats)


def _turns(request: Request, floor: int, seed: str) -> Iterator[Turn]:
    lot = hashlib.sha256(f"{seed}:{request.municipality}".encode()).hexdigest()
    for number in range(1, request.wanted + 1):
        is_floor = number <= floor
        value = request.heft if is_floor else request.heft / (2 * number - 1)
        yield Turn(request.municipality, number, is_floor, value, lot)
