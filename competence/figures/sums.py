"""Answers out of counts and names: for all, for a course, for a municipality."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from competence.figures.rows import NOTHING, Named, Reported, Sum, Years, together, years_of

Scope = tuple[str, str]  # course and municipality; empty for all of them


class Figures:
    """Answers for all, for a course and for a municipality, over the years that are asked for."""

    def __init__(self, rows: Iterable[Reported], named: Iterable[Named]) -> None:
        self.rows, self.named = together(rows), list(named)

    @cached_property
    def _by_scope(self) -> dict[Scope, list[Reported]]:
        found: dict[Scope, list[Reported]] = {}
        for row in self.rows:
            found.setdefault((row.course, row.municipality), []).append(row)
        return {scope: sorted(rows, key=lambda row: (row.first - row.last, row.first)) for scope, rows in found.items()}

    @cached_property
    def _names(self) -> dict[Scope, dict[int, int]]:
        """By scope and year, the scopes of all courses and all municipalities added up as well."""
        found: dict[Scope, dict[int, int]] = {}
        for course, place, year, number in self.named:
            for scope in ((course, place), (course, ""), ("", place), ("", "")):
                years = found.setdefault(scope, {})
                years[year] = years.get(year, 0) + number
        return found

    @cached_property
    def _scopes(self) -> set[Scope]:
        return {scope for scope in {*self._by_scope, *self._names} if all(scope)}

    @cached_property
    def _places_of(self) -> dict[str, list[str]]:
        return _grouped(self._scopes)

    @cached_property
    def _courses_of(self) -> dict[str, list[str]]:
        return _grouped((place, course) for course, place in self._scopes)

    @cached_property
    def courses(self) -> list[str]:
        return sorted({course for course, _place in {*self._by_scope, *self._names} if course})

    @cached_property
    def municipalities(self) -> list[str]:
        return sorted({place for _course, place in {*self._by_scope, *self._names} if place})

    def course(self, course: str, years: Years) -> Sum:
        """In all municipalities."""
        found, left = self._begun((course, ""), years)
        return _added(found, (self._cell((course, place), left) for place in self._places_of.get(course, []) if left))

    def municipality(self, place: str, years: Years) -> Sum:
        """Of all courses. Of a year that is counted for all municipalities together only, nothing is known of one."""
        found, left = self._begun(("", place), years)
        hidden = left & self._counted_for_all - self._divided.get(place, frozenset())
        left -= hidden
        named = left - self._counted_for_all
        courses = self._courses_of.get(place, []) if left else []
        found = replace(found, unknown=found.unknown | hidden)
        return _added(found, (self._cell((course, place), left, names=named) for course in courses))

    def all(self, years: Years) -> Sum:
        """Of all courses in all municipalities, out of the coarsest counts that there are."""
        found, left = self._begun(("", ""), years)
        by_place = left & self._counted_by_place
        if by_place:
            found = _added(found, (self.municipality(place, by_place) for place in self.municipalities))
        if left - by_place:
            found = _added(found, (self.course(course, left - by_place) for course in self.courses))
        return found

    @cached_property
    def _counted_years(self) -> Years:
        return years_of(self.rows)

    @cached_property
    def _counted_for_all(self) -> Years:
        """Years of which some count speaks of the municipalities together."""
        return years_of(row for row in self.rows if not row.municipality)

    @cached_property
    def _counted_by_place(self) -> Years:
        """Years of which some count speaks of all courses of a municipality."""
        return years_of(row for row in self.rows if row.municipality and not row.course)

    @cached_property
    def _divided(self) -> dict[str, Years]:
        """By municipality, the years that are counted of it course by course."""
        return {
            place: years_of(row for row in self.rows if row.course and row.municipality == place)
            for place in {row.municipality for row in self.rows if row.municipality}
        }

    def _begun(self, scope: Scope, years: Years) -> tuple[Sum, Years]:
        """The names of the years that no count at all speaks of, the counts of the rest, and the years still left."""
        found, left = self._counted(scope, years & self._counted_years)
        return found + self._named(scope, years - self._counted_years), left

    def _named(self, scope: Scope, years: Years) -> Sum:
        taken = self._names.get(scope, {})
        told = [taken[year] for year in years if year in taken]
        return Sum(sum(told)) if told else NOTHING

    def _cell(self, scope: Scope, years: Years, names: Years | None = None) -> Sum:
        """A course in a municipality: what is counted, and the names of the years that no count speaks of."""
        found, left = self._counted(scope, years)
        return found + self._named(scope, left if names is None else left & names)

    def _counted(self, scope: Scope, years: Years) -> tuple[Sum, Years]:
        """The counts that lie within the years, the longest first and none over another; and the years that are left.

        A year of a count that reaches outside is unknown, for nobody has divided it.
        """
        found, left, whole = NOTHING, years, self._by_scope.get(scope, [])
        if not whole:
            return found, left
        for row in whole:
            if row.years <= left:
                found, left = found + Sum(row.participants, is_preliminary=row.is_preliminary), left - row.years
        cut = left & frozenset[int]().union(*(row.years for row in whole if not row.years <= years))
        return replace(found, unknown=cut), left - cut


def _added(first: Sum, others: Iterable[Sum]) -> Sum:
    for one in others:
        first += one
    return first


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
