"""The lines of plans made ready for many people: per set of steps once, not per person."""

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from competence.frequency import Due, Frequency, due
from competence.gaps.cell import Cell, State

Counts = Mapping[Hashable, Iterable[Hashable]]


class Line(NamedTuple):
    """A course on a step, or in a group of a plan that has no steps.

    `frequency` is how often a person takes it anew; None where once is enough. How often a course is given is another
    thing, and the plans of 2018/2019 say only that: whoever makes lines of them decides whether it holds for people.
    """

    course: Hashable
    step: Hashable
    frequency: Frequency | None = None


@dataclass(frozen=True)
class Need:
    """A line with what is known of its course: its parts, and the older courses that count as it, the nearest first."""

    course: Hashable
    step: Hashable
    frequency: Frequency | None
    parts: frozenset[Hashable]
    older: tuple[Hashable, ...]
    _reckoned: dict[dt.date, Due | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def missing(self) -> Cell:
        return Cell(self.course, self.step, State.MISSING, lacking=self.parts)

    def again(self, last: dt.date) -> Due | None:
        """Kept, because the same days come again for thousands of people."""
        if last not in self._reckoned:
            self._reckoned[last] = due(self.frequency, last) if self.frequency else None
        return self._reckoned[last]


@dataclass(frozen=True)
class Needs:
    lines: tuple[Line, ...]
    parts: Mapping[Hashable, frozenset[Hashable]]
    counts: Mapping[Hashable, tuple[Hashable, ...]]
    _by_steps: dict[tuple[Hashable, ...], tuple[Need, ...]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, steps: tuple[Hashable, ...]) -> tuple[Need, ...]:
        """Each course once, in the order of the lines."""
        if steps not in self._by_steps:
            self._by_steps[steps] = tuple(self._of(steps))
        return self._by_steps[steps]

    def courses_of(self, steps: tuple[Hashable, ...]) -> set[Hashable]:
        """With the older ones that count as they."""
        return {course for need in self.of(steps) for course in (need.course, *need.older)}

    def parts_of(self, course: Hashable) -> frozenset[Hashable]:
        return self.parts.get(course, frozenset())

    def _of(self, steps: tuple[Hashable, ...]) -> Iterator[Need]:
        place = {step: number for number, step in enumerate(steps)}
        chosen: dict[Hashable, Line] = {}
        for line in self.lines:
            held = chosen.get(line.course)
            if line.step in place and (held is None or place[line.step] > place[held.step]):
                chosen[line.course] = line
        for course, step, frequency in chosen.values():
            yield Need(course, step, frequency, self.parts_of(course), self.counts.get(course, ()))


def prepared(lines: Iterable[Line], parts: Mapping[Hashable, Iterable[Hashable]], counts: Counts) -> Needs:
    """`counts` says of a course which older ones count as it, and those of the older count too."""
    known = {course: frozenset(names) for course, names in parts.items()}
    return Needs(tuple(lines), known, {course: tuple(_older(course, counts)) for course in counts})


def _older(course: Hashable, counts: Counts) -> Iterator[Hashable]:
    """Nearest first; courses that count as each other end where they began."""
    seen, coming = {course}, [course]
    while coming:
        found = [older for one in coming for older in counts.get(one, ())]
        coming = [older for older in dict.fromkeys(found) if older not in seen]
        seen.update(coming)
        yield from coming
