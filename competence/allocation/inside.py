"""Inside a municipality: which of its wishes get the places that it was given, and what it cannot use of them; pure.

A group goes together or not at all. Seats that reach a municipality where nothing but a group waits, too few for it, go
on to others: what the municipality wants is lowered to what it can use, and the method is run again. One municipality
at a time, first the one that was furthest from its group, so that the group of another may still come in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from competence.allocation.method import Allocation, Request, Turn, allocate


@dataclass(frozen=True)
class Wish:
    """So many places, in any number of them or together."""

    number: int
    is_group: bool = False


@dataclass(frozen=True)
class Asking:
    """A municipality with its wishes, in the order in which they get its places; the rest as for a Request."""

    municipality: str
    wishes: tuple[Wish, ...]
    weight: Fraction
    credit: Fraction = Fraction(0)

    @property
    def wanted(self) -> int:
        return sum(wish.number for wish in self.wishes)

    def request(self, wanted: int) -> Request:
        return Request(self.municipality, wanted, self.weight, self.credit)


@dataclass(frozen=True)
class Returned:
    """The places that the method came to and how many of them could be used, for the rest were too few for the group."""

    offered: int
    used: int
    group: int


@dataclass(frozen=True)
class SharedOut:
    """`asked` is the method on all that was wished, and its turns the order of the queue; `final` is what came of it.

    `returned` is by municipality, and `filled` those of them that got their group in the end, by seats nobody else could
    use.
    """

    asked: Allocation
    final: Allocation
    returned: Mapping[str, Returned]
    filled: frozenset[str]

    @property
    def places(self) -> dict[str, int]:
        return self.final.places

    @cached_property
    def wanted(self) -> dict[str, int]:
        return {one.municipality: one.wanted for one in self.asked.requests}

    def queue(self, places: Mapping[str, int]) -> list[Turn]:
        """Whose turn it is when seats are freed, in the order of the method: of those that have so many `places`."""
        return [turn for turn in self.asked.turns if turn.number > places.get(turn.municipality, turn.number)]


def served(wishes: Iterable[Wish], places: int) -> tuple[int, ...]:
    """How many of each wish; a group that does not fit in what is left gets none, and those after it may."""
    found = []
    for wish in wishes:
        got = 0 if wish.is_group and wish.number > places else min(wish.number, places)
        found.append(got)
        places -= got
    return tuple(found)


def usable(wishes: Iterable[Wish], places: int) -> int:
    """How many of the places come to use; one more never makes it fewer."""
    return sum(served(wishes, places))


def within(wishes: Sequence[Wish], most: int) -> tuple[Wish, ...]:
    """What is left of the wishes, one for one, when no more than so many are stood behind."""
    return tuple(Wish(number, wish.is_group) for wish, number in zip(wishes, served(wishes, most), strict=True))


def waiting(wishes: Sequence[Wish], places: int) -> tuple[Wish, ...]:
    """What is left of the wishes, one for one, when so many places are given."""
    return tuple(Wish(one.number - got, one.is_group) for one, got in zip(wishes, served(wishes, places), strict=True))


def next_use(wishes: Sequence[Wish], places: int) -> int:
    """The least number above `places` that comes to use, every one of it. Raises ValueError where all are served."""
    for number in range(places + 1, sum(wish.number for wish in wishes) + 1):
        if usable(wishes, number) == number:
            return number
    raise ValueError("nothing is left to serve")


def share_out(asking: Iterable[Asking], *, seats: int, floor: int, seed: str) -> SharedOut:
    """The method, until everybody can use what she was given. Raises ValueError where a municipality stands twice."""
    found = list(asking)
    return _Sharing(found, seats, floor, seed).done()


class _Sharing:
    """`wanted` is what each may still get, by municipality; `first` where each place stood when all were asked for."""

    def __init__(self, asking: list[Asking], seats: int, floor: int, seed: str) -> None:
        self.asking, self.seats, self.floor, self.seed = asking, seats, floor, seed
        self.wishes = {one.municipality: one.wishes for one in asking}
        self.wanted = {one.municipality: one.wanted for one in asking}
        self.asked = self.final = self._run()
        self.returned: dict[str, Returned] = {}
        self.filled: set[str] = set()

    def _run(self) -> Allocation:
        requests = [one.request(self.wanted[one.municipality]) for one in self.asking]
        return allocate(requests, seats=self.seats, floor=self.floor, seed=self.seed)

    def done(self) -> SharedOut:
        while stuck := self._stuck():
            self._lower(max(stuck, key=self._distance))
        while fitting := self._fitting():
            self._fill(min(fitting, key=self._distance))
        return SharedOut(self.asked, self.final, self.returned, frozenset(self.filled))

    def _stuck(self) -> list[str]:
        """Who cannot use all that the method came to."""
        return [name for name, places in self.final.places.items() if usable(self.wishes[name], places) < places]

    def _fitting(self) -> list[str]:
        """Who had to return something, and would have use for it now that seats are left."""
        free = self.seats - sum(self.final.places.values())
        waiting = [name for name in self.returned if self.wanted[name] < self._most(name)]
        return [name for name in waiting if self._next(name) - self.final.places[name] <= free]

    def _most(self, name: str) -> int:
        return sum(wish.number for wish in self.wishes[name])

    def _next(self, name: str) -> int:
        return next_use(self.wishes[name], self.final.places[name])

    def _distance(self, name: str) -> int:
        """Where in the order stands the place that would complete its group."""
        return self._order[name, self._next(name)]

    @cached_property
    def _order(self) -> dict[tuple[str, int], int]:
        return {(turn.municipality, turn.number): place for place, turn in enumerate(self.asked.turns)}

    def _lower(self, name: str) -> None:
        offered = self.final.places[name]
        used = usable(self.wishes[name], offered)
        self.returned[name] = Returned(offered, used, self._group(name, offered))
        self.wanted[name] = used
        self.final = self._run()

    def _group(self, name: str, places: int) -> int:
        """How large the group is that comes in at the next number of places that can be used."""
        wishes = self.wishes[name]
        more = zip(wishes, served(wishes, places), served(wishes, self._next(name)), strict=True)
        return next(wish.number for wish, now, then in more if then > now and wish.is_group)

    def _fill(self, name: str) -> None:
        self.wanted[name] = self._next(name)
        self.filled.add(name)
        self.final = self._run()
