"""All that is known of how many took part, over the years that are asked for: nobody is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count as HowMany

from competence.figures import Figures, Named, Reported, Span, spans
from competence.models import Count, Course, Participation
from fyrbodal.organisation.models import Organisation


@dataclass
class Gathered:
    """`names` are those of courses and municipalities by their keys; `undated` is how many named have no year."""

    counts: list[Count]
    named: list[Named]
    undated: int
    names: dict[str, str]
    members: list[str]
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
    def spans(self) -> list[Span]:
        return spans(self.reported, *self.chosen) if self.chosen else []

    @cached_property
    def reported(self) -> list[Reported]:
        """What is counted in."""
        return reported(row for row in self.counts if not row.is_excluded)

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.reported, self.named)

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
    named = list(_named())
    courses = {str(pk): name for pk, name in Course.objects.values_list("pk", "name")}
    places = {str(one.pk): one for one in Organisation.objects.in_order()}
    return Gathered(
        counts,
        [Named(*one) for one in named if one[2] is not None],
        sum(one[3] for one in named if one[2] is None),
        courses | {pk: one.name for pk, one in places.items()},
        [pk for pk, one in places.items() if one.is_member],
        first,
        last,
    )


def counts_in_order(rows: Any) -> Any:
    listed = rows.select_related("course", "part", "organisation")
    return listed.order_by(
        "-kind", "first_year", "last_year", "course__name", "part__position", "organisation__name", "pk"
    )


def _named() -> Iterable[tuple[str, str, Any, int]]:
    """Course, employer at the time, year and how many: one aggregate, and no row of a person."""
    found = Participation.objects.taken().order_by().values_list("course", "organisation", "taken_in")
    for course, place, year, number in found.annotate(number=HowMany("pk")):
        yield str(course), str(place), year, number
