"""Whom a unit may wish a place for, those who need the course first."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from competence.documents.people.matrix import Matrix
from competence.documents.people.said import AGREED, WISHED, Said, Telling
from competence.models import CourseWish, UnitWish
from fyrbodal.swedish import swedish_key

MOST = 60  # names to tick; whoever stands further down is found by searching
SHORTEST = 2  # letters to search by
FOUND = 20


class Candidate(NamedTuple):
    """`told` is what she has of the course where the plans of the unit ask it of her, `wished` that it is wished for."""

    key: Any
    name: str
    told: Said | None = None
    wished: str = ""
    is_ticked: bool = False

    @property
    def needs(self) -> bool:
        return bool(self.wished) or (self.told is not None and self.told.lacks)

    @property
    def rank(self) -> tuple[Any, ...]:
        """What is agreed on first, then what is wished for, then who lacks it."""
        return (not self.needs, self.wished != str(AGREED), not self.wished, swedish_key(self.name), str(self.key))


class Candidates:
    """Of a wish: `people` are names by key, `ticked` those who are named already or have just been chosen.

    What each has of the course and whether she wishes for it is only said where it `tells`.
    """

    def __init__(
        self, wish: UnitWish, people: dict[Any, str], ticked: Iterable[Any], on: dt.date, *, query: str, tells: bool
    ) -> None:
        self.unit, self.course, self.people, self.on = wish.unit, wish.offer.course_id, people, on
        self.ticked, self.query, self.tells = set(ticked), query.strip(), tells

    @cached_property
    def _told(self) -> dict[Any, Said]:
        """What the gap matrix of the unit says of each."""
        if not (self.tells and self.unit):
            return {}
        matrix, course = Matrix(self.unit, self.on), str(self.course)
        tell = Telling(matrix.wanted, self.on).of
        return {UUID(person): tell(held[course], {}) for person, held in matrix.cells.items() if course in held}

    @cached_property
    def _wishes(self) -> dict[Any, str]:
        if not self.tells:
            return {}
        rows = CourseWish.objects.filter(course=self.course, person__in=self.people).values_list("person", "agreed_at")
        return {person: str(AGREED if agreed_at else WISHED) for person, agreed_at in rows}

    @cached_property
    def everybody(self) -> list[Candidate]:
        return sorted((self._candidate(key, name) for key, name in self.people.items()), key=lambda one: one.rank)

    def _candidate(self, key: Any, name: str) -> Candidate:
        return Candidate(key, name, self._told.get(key), self._wishes.get(key, ""), key in self.ticked)

    @cached_property
    def shown(self) -> list[Candidate]:
        """Those who are named, those who need it, and then the others of a unit as far as there is room."""
        named = [one for one in self.everybody if one.is_ticked]
        rest = [one for one in self.everybody if not one.is_ticked and (self.unit or one.needs)]
        return [*named, *rest[: max(0, MOST - len(named))]]

    @property
    def goes_on(self) -> bool:
        return len(self.shown) < len(self.everybody)

    @cached_property
    def found(self) -> list[Candidate]:
        """Those who are searched for and do not stand on the page already."""
        if len(self.query) < SHORTEST:
            return []
        there, asked = {one.key for one in self.shown}, self.query.casefold()
        return [one for one in self.everybody if one.key not in there and asked in one.name.casefold()][:FOUND]

    @property
    def groups(self) -> list[tuple[str, list[Candidate]]]:
        """Under their headings, without the empty ones."""
        rest = [one for one in self.shown if not one.is_ticked]
        groups = [
            (_("Med på anmälan"), [one for one in self.shown if one.is_ticked]),
            (_("Hittade"), self.found),
            (_("Behöver kursen"), [one for one in rest if one.needs]),
            (_("Övriga"), [one for one in rest if not one.needs]),
        ]
        return [(heading, people) for heading, people in groups if people]

    @property
    def wishing(self) -> int:
        """How many have wished for the course and are not named yet."""
        return sum(bool(one.wished) and not one.is_ticked for one in self.everybody)
