"""What everybody who has signed in sees: the months that are let out, and "visas inte" where nothing is."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from fyrbodal.documents.charts import Line
from fyrbodal.organisation.models import Organisation
from workload.documents.overview.presenting import BY_MONTH, load_cell, place_cell, trend_chart
from workload.models import Release, Released, Typical
from workload.months import month_in_words, months_to, short
from workload.sums import coverage
from workload.tables import Cell, Table, figure, hidden, points, words
from workload.weighing import shown

NUMERIC = frozenset({1, *range(3, 9)})


@dataclass(frozen=True)
class ReleasedOverview:
    """Of the region (`place` None) with its municipalities, or of a municipality with its units.

    `let_out` are all months that are, the newest first; `every_month` whether those before the year are shown too.
    """

    place: Any
    inside: Sequence[Any]
    staff_kind: str
    month: dt.date | None
    rows: Sequence[Released] = field(default_factory=list)
    let_out: Sequence[dt.date] = ()
    every_month: bool = False

    @property
    def name(self) -> str:
        return str(self.place or _("Fyrbodal"))

    @property
    def months(self) -> list[dt.date]:
        """Those of the year, or all, that are let out, whether this place is shown in them or not."""
        return _months(self.month, self.let_out, every_month=self.every_month) if self.month else []

    @property
    def has_more(self) -> bool:
        return bool(self.months) and self.let_out[-1] < self.months[0]

    @cached_property
    def own(self) -> dict[dt.date, Released]:
        """The place's own figures by month."""
        own = self.place.pk if self.place else None
        return {row.release.month_on: row for row in self.rows if row.place_id == own}

    @cached_property
    def parts(self) -> dict[UUID, Released]:
        own = self.place.pk if self.place else None
        return {row.place_id: row for row in self.rows if row.place_id and row.place_id != own}

    @property
    def now(self) -> Released | None:
        return self.own.get(self.month) if self.month else None

    def trend(self) -> Table:
        rows = [[words(month_in_words(month)), *_figures(self.own.get(month))] for month in self.months]
        return Table("trend", _("Månad för månad"), _headings(_("Månad")), rows, numeric=NUMERIC)

    def chart(self) -> Line | None:
        loads = [(short(month), self.own[month].load if month in self.own else None) for month in self.months]
        return trend_chart(BY_MONTH, _("Belastning i %(place)s") % {"place": self.name}, loads)

    def parts_table(self) -> Table:
        rows = [[self._part(one), *_figures(self.parts.get(one.pk))] for one in self.inside]
        first = _("Enhet") if self.place else _("Kommun")
        return Table("delar", self._parts_title(), _headings(first), rows, numeric=NUMERIC)

    def tables(self) -> Iterator[Table]:
        yield self.trend()
        yield self.parts_table()

    def _part(self, one: Any) -> Cell:
        return words(str(one)) if self.place else place_cell(one, reverse("workload:municipality", args=[one.pk]))

    def _parts_title(self) -> str:
        words = {"month": month_in_words(self.month) if self.month else ""}
        return (_("Enheterna, %(month)s") if self.place else _("Kommunerna, %(month)s")) % words


def _headings(first: str) -> tuple[str, ...]:
    return (
        first, _("Belastning, %"), _("Mått"), _("Mätta"), _("Personal"), _("Täckning, %"),
        _("Modellen"), _("Ärendena"), _("Tiden"),
    )  # fmt: skip


def _figures(row: Released | None) -> list[Cell]:
    if row is None:
        return [hidden(), *(words("–") for _place in range(7))]
    effects = (row.model_effect, row.case_mix_effect, row.capacity_effect)
    return [
        load_cell(row.load, is_index=row.measure == "index", has_demand=True),
        words(row.get_measure_display()),
        figure(row.sheets),
        figure(row.staff),
        figure(coverage(row.sheets, row.staff), 0, "–"),
        *map(points, effects),
    ]


def released_months(viewer: Any) -> list[dt.date]:
    """The newest first."""
    return list(Release.objects.visible_to(viewer).order_by("-month_on").values_list("month_on", flat=True))


def released_overview(
    viewer: Any,
    place: Organisation | None,
    month: dt.date | None,
    staff_kind: str,
    let_out: Sequence[dt.date],
    *,
    every_month: bool = False,
) -> ReleasedOverview:
    """A year that ends with a month, or all before it, and the parts of the place in that month: one query for it all."""
    inside = list(place.units.in_order() if place else Organisation.objects.filter(is_member=True).in_order())
    if month is None:
        return ReleasedOverview(place, inside, staff_kind, None)
    trend = Q(place=place, release__month_on__in=_months(month, let_out, every_month=every_month))
    parts = Q(place__in=[one.pk for one in inside], release__month_on=month)
    rows = Released.objects.visible_to(viewer).filter(trend | parts, staff_kind=staff_kind).select_related("release")
    found = list(rows.defer("release__counted"))
    return ReleasedOverview(place, inside, staff_kind, month, found, let_out, every_month)


def _months(last: dt.date, let_out: Sequence[dt.date], *, every_month: bool) -> list[dt.date]:
    """Of those that are let out, the year to one or all to it, the oldest first."""
    first = let_out[-1] if every_month else months_to(last)[0]
    return [month for month in reversed(let_out) if first <= month <= last]


def comparison(viewer: Any, month: dt.date | None) -> Table:
    """What one case weighs a week, between the municipalities: each counts once, with five sheets or more."""
    found: dict[tuple[str, str], list[Typical]] = {}
    typicals = Typical.objects.visible_to(viewer).filter(release__month_on=month).order_by("measure", "activity", "pk")
    for one in typicals:
        found.setdefault((one.measure, one.activity), []).append(one)
    rows = [_compared(group) for group in found.values()]
    return Table(
        "insatser", _("Vad ett ärende väger i veckan"), _compared_headings(), rows, numeric=frozenset(range(2, 8))
    )


def _compared_headings() -> tuple[str, ...]:
    return (
        _("Insats"), _("Mått"), _("Kommuner"), _("Blad"), _("Minst"), _("Median"), _("Medel"), _("Mest"),
    )  # fmt: skip


def _compared(group: Sequence[Typical]) -> list[Cell]:
    weights = [one.weekly for one in group]
    mean = shown(sum(weights, Decimal(0)) / len(weights))
    measured = [figure(value, 2) for value in (min(weights), shown(Decimal(median(weights))), mean, max(weights))]
    sheets = sum(one.sheets for one in group)
    return [words(group[0].label), words(group[0].get_measure_display()), figure(len(group)), figure(sheets), *measured]
