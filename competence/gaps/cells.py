"""A person's standing in each course that concerns her."""

import datetime as dt
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from competence.frequency import Due
from competence.gaps.cell import Cell, State
from competence.gaps.had import NONE, Had, had, is_whole
from competence.gaps.needs import Need, Needs
from competence.gaps.people import Person, Planned, Taken

Row = TypeVar("Row", Taken, Planned)


def cells(needs: Needs, person: Person, on: dt.date) -> tuple[Cell, ...]:
    """One for each course of her steps, as things are on that day: what came later is not known yet."""
    taken = _by_course([one for one in person.taken if one.is_by(on)])
    planned = _by_course([one for one in person.planned if one.is_still(on)])
    held = {course: had(course, needs.parts_of(course), rows) for course, rows in taken.items()}
    return tuple([_cell(need, held, planned, on) for need in needs.of(person.steps)])


def _by_course(rows: Iterable[Row]) -> dict[Hashable, list[Row]]:
    found: dict[Hashable, list[Row]] = {}
    for row in rows:
        found.setdefault(row.course, []).append(row)
    return found


def _cell(need: Need, held: dict[Hashable, Had], planned: dict[Hashable, list[Planned]], on: dt.date) -> Cell:
    best = _best(need, held) if need.older else held.get(need.course)
    coming = planned.get(need.course, ())
    if best is None:
        return _planned(need, coming) if coming else need.missing
    planned_on = _first(coming) if coming else None
    again = need.again(best.last_on) if best.whole and best.last_on else None
    through = None if best.course == need.course else best.course
    state = _finished(need, best, coming, again, on) if best.whole else _unfinished(need, best, coming)
    return Cell(
        need.course, need.step, state, best.whole, best.parts, best.lacking, through,
        best.last_on, best.elsewhere, again, planned_on,
    )  # fmt: skip


def _best(need: Need, held: dict[Hashable, Had]) -> Had | None:
    """Of the course itself or an older one: the first that is whole, else the first of which there is some."""
    found = [held[course] for course in (need.course, *need.older) if course in held]
    return next((one for one in found if one.whole), found[0] if found else None)


def _finished(need: Need, best: Had, coming: Sequence[Planned], again: Due | None, on: dt.date) -> State:
    if again and on >= again.earliest:
        return State.PLANNED if _completes(need, coming, NONE) else State.DUE_AGAIN
    return State.TAKEN if best.course == need.course else State.COUNTS_FROM


def _unfinished(need: Need, best: Had, coming: Sequence[Planned]) -> State:
    """Parts of an older course do not make up for parts of this one."""
    own = best.parts if best.course == need.course else NONE
    return State.PLANNED if _completes(need, coming, own) else State.PARTLY


def _planned(need: Need, coming: Sequence[Planned]) -> Cell:
    state = State.PLANNED if _completes(need, coming, NONE) else State.PARTLY
    return need.missing._replace(state=state, planned_on=_first(coming))


def _completes(need: Need, coming: Sequence[Planned], own: frozenset[Hashable]) -> bool:
    return bool(coming) and is_whole(need.parts, {*own, *(one.part for one in coming)})


def _first(coming: Sequence[Planned]) -> dt.date | None:
    return min((one.first_on for one in coming if one.first_on), default=None)
