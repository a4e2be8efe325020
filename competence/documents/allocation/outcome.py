"""What the chiefs' meeting made of a trial: how many places each municipality gets, who has them and who waits."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from competence.allocation import Wish, served, usable, waiting, within
from competence.documents.allocation.trial import Row, Tried
from fyrbodal.organisation.models import Organisation


class Seat(NamedTuple):
    """One place of a municipality. `person` is a key, None where the name comes later; `turn` is set for those who wait."""

    organisation: Organisation
    person: Any
    wish: Any
    group: uuid.UUID | None
    name_by_on: dt.date | None
    turn: int | None = None


@dataclass(frozen=True)
class Got:
    """A municipality, and why it is another number than the method came to; empty where it is the same."""

    row: Row
    places: int
    because: str = ""

    @property
    def computed(self) -> int:
        return self.row.places or 0

    @property
    def is_adjusted(self) -> bool:
        return self.places != self.computed

    @property
    def is_usable(self) -> bool:
        return usable(self.row.asked.wishes, self.places) == self.places

    @property
    def waits(self) -> tuple[Wish, ...]:
        """One for one as the wishes; nobody of a municipality that the meeting took places from: she would be let in."""
        wishes = self.row.asked.wishes
        return within(wishes, 0) if self.places < self.computed else waiting(wishes, self.places)

    def could_use(self, seats: int) -> bool:
        """Whether somebody who waits would be let in at once."""
        return usable(self.waits, seats) > 0


@dataclass(frozen=True)
class Outcome:
    """A course. `not_given_because` is said where it is not given at all, and then nobody waits for it."""

    tried: Tried
    got: tuple[Got, ...]
    not_given_because: str = ""

    @property
    def places(self) -> int:
        return sum(one.places for one in self.got)

    @property
    def left(self) -> int:
        return self.tried.offer.seats - self.places

    def seats(self) -> Iterator[Seat]:
        """Those that are had, and those that are waited for in the order in which the method would go on."""
        if self.not_given_because or self.tried.shared is None:
            return
        turns: dict[str, list[int]] = {}
        waiting_of = {one.row.name: one.places for one in self.got if one.places >= one.computed}
        queue = self.tried.shared.queue(waiting_of)
        for number, turn in enumerate(queue, 1):
            turns.setdefault(turn.municipality, []).append(number)
        for one in self.got:
            yield from _seats(one, self.tried.offer.name_by_on, turns.get(one.row.name, []))


def _seats(got: Got, name_by_on: dt.date | None, turns: list[int]) -> Iterator[Seat]:
    """`turns` are those of the municipality, one for each that waits."""
    asked, numbers = got.row.asked, iter(turns)
    had = served(asked.wishes, got.places)
    for unit, wish, has, rest in zip(asked.units, asked.wishes, had, got.waits, strict=True):
        group = uuid.uuid4() if wish.is_group and wish.number > 1 else None
        people = [*unit.people, *[None] * unit.unnamed][: has + rest.number]
        for place, person in enumerate(people):
            day = None if person else unit.name_by_on or name_by_on
            turn = None if place < has else next(numbers)
            yield Seat(asked.organisation, person, unit.key, group, day, turn)
