"""Who of those that wait gets a place that is free, and why the others do not; pure.

A place that is given back goes first to whoever waits in the same municipality. After that each room is filled in the
order of the queue: a group goes in whole or waits as a group, and whoever fits goes past one that does not.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

Key = Hashable


class Why(Enum):
    FULL = auto()
    TOO_LATE = auto()
    CANCELLED = auto()
    HELD = auto()
    NOT_OPEN = auto()
    GROUP = auto()
    MUNICIPALITY = auto()
    BEHIND = auto()


@dataclass(frozen=True)
class Room:
    """So many places free of what one counts against; `shut` says why nobody is let in any more."""

    free: int
    shut: Why | None = None


@dataclass(frozen=True)
class Waiting:
    """`rooms` are those that one would take a place in, the first of them rather than the next."""

    key: Key
    organisation: Key
    rooms: tuple[Key, ...]
    group: Key | None = None


@dataclass(frozen=True)
class Freed:
    """Places that a municipality has just given back."""

    room: Key
    organisation: Key
    number: int = 1


@dataclass(frozen=True)
class Reason:
    """Why one waits still. `size` is that of the group, `free` what there was, `number` whom one stands behind."""

    why: Why
    size: int = 0
    free: int = 0
    number: int = 0


@dataclass(frozen=True)
class Said:
    """`number` in the queue, among those who want the same; the room one is let into, or else the reason."""

    number: int
    room: Key | None = None
    reason: Reason | None = None


@dataclass(frozen=True, eq=False)
class Party:
    """Those who go together, at the place in the queue of the first of them."""

    members: tuple[Waiting, ...]

    @property
    def size(self) -> int:
        return len(self.members)

    @property
    def rooms(self) -> tuple[Key, ...]:
        return self.members[0].rooms

    @property
    def organisation(self) -> Key:
        return self.members[0].organisation


def let_in(queue: Iterable[Waiting], rooms: Mapping[Key, Room], freed: Freed | None = None) -> dict[Key, Key]:
    """The room that each of those gets into whose turn it is; what is said to the others costs more."""
    passing = Passing(tuple(_parties(queue)), rooms, freed)
    return {one.key: room for party, room in passing.let_in.items() for one in party.members}


def pass_on(queue: Iterable[Waiting], rooms: Mapping[Key, Room], freed: Freed | None = None) -> dict[Key, Said]:
    """What is said to each of those who wait, in their order."""
    waiting = list(queue)
    passing = Passing(tuple(_parties(waiting)), rooms, freed)
    numbers = dict(_numbers(waiting))
    found = {
        one.key: Said(numbers[one.key], passing.let_in.get(party), passing.reason(party, numbers))
        for party in passing.parties
        for one in party.members
    }
    return {one.key: found[one.key] for one in waiting}


def _parties(waiting: Iterable[Waiting]) -> Iterator[Party]:
    groups: dict[Key, list[Waiting]] = {}
    for one in waiting:
        groups.setdefault(("alone", one.key) if one.group is None else ("together", one.group), []).append(one)
    yield from (Party(tuple(members)) for members in groups.values())


def _numbers(waiting: list[Waiting]) -> Iterator[tuple[Key, int]]:
    ahead: Counter[tuple[Key, ...]] = Counter()
    for one in waiting:
        mine = set(one.rooms)
        yield one.key, 1 + sum(number for rooms, number in ahead.items() if mine.intersection(rooms))
        ahead[one.rooms] += 1


@dataclass(frozen=True)
class Passing:
    parties: tuple[Party, ...]
    rooms: Mapping[Key, Room]
    freed: Freed | None = None

    @cached_property
    def free(self) -> dict[Key, int]:
        """Before anybody is let in; nothing of what is shut."""
        return {key: max(room.free, 0) for key, room in self.rooms.items() if room.shut is None}

    @cached_property
    def let_in(self) -> dict[Party, Key]:
        left = dict(self.free)
        return self._fill(left, inside := self._fill_inside(left)) | inside

    def _fill_inside(self, left: dict[Key, int]) -> dict[Party, Key]:
        """Those of the municipality that gave back share what it gave, as far as they fit in it."""
        if self.freed is None or self.freed.room not in left:
            return {}
        share = {self.freed.room: min(self.freed.number, left[self.freed.room])}
        found = {}
        for party in self.parties:
            if party.organisation == self.freed.organisation and (room := _fits(party, share)) is not None:
                found[party] = room
                share[room] -= party.size
                left[room] -= party.size
        return found

    def _fill(self, left: dict[Key, int], inside: Mapping[Party, Key]) -> dict[Party, Key]:
        found = {}
        for party in self.parties:
            if party not in inside and (room := _fits(party, left)) is not None:
                found[party] = room
                left[room] -= party.size
        return found

    @cached_property
    def in_order(self) -> dict[Party, Key]:
        """Who would have been let in if no municipality went first."""
        return self._fill(dict(self.free), {})

    def reason(self, party: Party, numbers: Mapping[Key, int]) -> Reason | None:
        """None for a party that is let in."""
        if party in self.let_in:
            return None
        most = max((self.free[room] for room in party.rooms if room in self.free), default=None)
        if most is None:
            return Reason(self.rooms[party.rooms[0]].shut or Why.NOT_OPEN)
        if party in self.in_order:
            return Reason(Why.MUNICIPALITY)
        if 0 < most < party.size:
            return Reason(Why.GROUP, size=party.size, free=most)
        ahead = self._last_ahead(party) if most else None
        return Reason(Why.BEHIND, number=numbers[ahead.members[-1].key]) if ahead else Reason(Why.FULL)

    def _last_ahead(self, party: Party) -> Party | None:
        """The last of those before it that took what it wants."""
        before = self.parties[: self.parties.index(party)]
        taken = [one for one in before if self.let_in.get(one) in party.rooms]
        return taken[-1] if taken else None


def _fits(party: Party, left: Mapping[Key, int]) -> Key | None:
    return next((room for room in party.rooms if left.get(room, 0) >= party.size), None)
