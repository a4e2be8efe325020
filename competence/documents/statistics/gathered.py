"""All that is known of how many took part, over the years that are asked for: nobody is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Count as HowMany
from django.db.models import TextField
from django.db.models.functions import Cast, JSONArray

from competence.figures import Figures, Named, Reported, Span, spans
from competence.models import Count, Course, Participation
from fyrbodal.organisation.models import Organisation

KEY = Cast("pk", TextField())  # as the names are looked up; to make a UUID of each takes longer than the query


@dataclass(frozen=True)
class Known:
    """What the charts are drawn of, and all of it, so that equals are drawn alike. `labels` are keys and names."""

    reported: tuple[Reported, ...]
    named: tuple[Named, ...]
    labels: tuple[tuple[str, str], ...]
    members: tuple[str, ...]
    chosen: Span | None

    @cached_property
    def names(self) -> dict[str, str]:
        return dict(self.labels)

    @cached_property
    def spans(self) -> list[Span]:
        return spans(self.reported, *self.chosen) if self.chosen else []

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.reported, self.named)


@dataclass
class Gathered:
    """`labels` are the names of courses and municipalities by their keys; `undated` is how many named have no year."""

    counts: list[Count]
    named: tuple[Named, ...]
    undated: int
    labels: dict[str, str]
    members: tuple[str, ...]
    first: int | None = None
    last: int | None = None

    @cached_property
    def years(self) -> list[int]:
        """From the first to the last year of which anything is known."""
        known = [year for row in self.counts for year in (row.first_year, row.last_year)]
        known += [one.year for one in self.named]
        return list(range(min(known), max(known) + 1)) if known else []

    @cached_property
    def chosen(self) -> Span | None:
        """The years asked for, within those that are known; None when nothing is known at all."""
        if not self.years:
            return None
        lowest, highest = self.years[0], self.years[-1]
        first = min(max(self.first or lowest, lowest), highest)
        return Span(first, max(first, min(self.last or highest, highest)))

    @cached_property
    def known(self) -> Known:
        """With the counts that are counted in."""
        counted = tuple(reported(row for row in self.counts if not row.is_excluded))
        return Known(counted, self.named, tuple(self.labels.items()), self.members, self.chosen)

    @property
    def excluded(self) -> list[Count]:
        return [row for row in self.counts if row.is_excluded]


def reported(rows: Iterable[Count]) -> list[Reported]:
    """Those whose number is known."""
    return [
        Reported(
            course=key(row.course_id),
            municipality=key(row.organisation_id),
            first=row.first_year,
            last=row.last_year,
            participants=row.participants,
            part=key(row.part_id),
            is_preliminary=row.is_preliminary,
        )
        for row in rows
        if row.participants is not None
    ]


def key(found: Any) -> str:
    return "" if found is None else str(found)


def gather(viewer: Any, first: int | None = None, last: int | None = None) -> Gathered:
    """In as many queries whatever there is."""
    counts = list(counts_in_order(Count.objects.visible_to(viewer)))
    named = _named()
    courses = dict(Course.objects.values_list(KEY, "name"))
    places = list(Organisation.objects.in_order().values_list(KEY, "name", "is_member"))
    return Gathered(
        counts,
        tuple(Named(course, place, year, number) for course, place, year, number in named if year is not None),
        sum(number for _course, _place, year, number in named if year is None),
        courses | {pk: name for pk, name, _is_member in places},
        tuple(pk for pk, _name, is_member in places if is_member),
        first,
        last,
    )


def counts_in_order(rows: Any) -> Any:
    listed = rows.select_related("course", "part", "organisation")
    return listed.order_by(
        "-kind", "first_year", "last_year", "course__name", "part__position", "organisation__name", "pk"
    )


def _named() -> list[tuple[str, str, int | None, int]]:
    """Course, employer at the time, year and how many: one aggregate, and no row of a person.

    As one value, for a UUID of each key in each row would take longer to make than all else that is read.
    """
    rows = Participation.objects.taken().order_by().values("course", "organisation", "taken_in")
    told = JSONBAgg(JSONArray("course", "organisation", "taken_in", "number"), default=[])
    found: list[tuple[str, str, int | None, int]] = rows.annotate(number=HowMany("*")).aggregate(told=told)["told"]
    return found
