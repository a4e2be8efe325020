"""What a unit measures, period for period as it measures, for those who lead it and the chief of its municipality."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import DateField, Subquery, UUIDField
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from fyrbodal.disclosure import LIMIT
from fyrbodal.organisation.models import Unit
from fyrbodal.organisation.prepared import Given, Question
from workload.bands import band_word, in_band_order
from workload.documents.overview.bands import bands_beside_each_other
from workload.documents.overview.changing import change_between
from workload.documents.overview.presenting import BY_PERIOD, change_table
from workload.documents.overview.staffing import Key, staff_by
from workload.documents.overview.standing import Standing, Step
from workload.models import MonthSums, Period
from workload.models.kept import FIGURES, sums_of
from workload.months import months_between
from workload.spans import short_span, span_in_words
from workload.sums import Sums
from workload.tables import Table, figure, hidden, words

SHOWN = 24  # periods of a trend, unless all are asked for
KEPT = [f"kept__{name}" for name in (*FIGURES, "bands")]


class Measured(NamedTuple):
    """A period with what is kept of it."""

    pk: UUID
    starts_on: dt.date
    ends_on: dt.date
    sums: Sums
    bands: dict[str, int]

    @property
    def name(self) -> str:
        return span_in_words(self.starts_on, self.ends_on)


@dataclass(frozen=True)
class UnitOverview(Standing):
    """`periods` are those shown, the oldest first, with their sums; the last one is what the page is about.

    `bands` is None where they may not be seen. `earlier` and `later` are the last periods of what comes before and
    after, the later one by its key.
    """

    place: Unit
    periods: Sequence[Measured]
    employed: dict[Key, int]
    bands: dict[str, int] | None
    earlier: Measured | None = None
    later: UUID | None = None

    times = BY_PERIOD

    @property
    def unit(self) -> Unit:
        return self.place

    @property
    def period(self) -> Measured | None:
        return self.periods[-1] if self.periods else None

    @property
    def before(self) -> Measured | None:
        """The one measured before the last."""
        return next((one for one in reversed(self.periods[:-1]) if one.sums.rows), None)

    @property
    def name(self) -> str:
        return self.period.name if self.period else ""

    @cached_property
    def steps(self) -> Sequence[Step]:
        return [self._step(period) for period in self.periods]

    def _step(self, period: Measured) -> Step:
        staff = self.employed.get((self.unit.pk, period.starts_on), 0)
        named = words(period.name, f"?period={period.pk}")
        return Step(named, short_span(period.starts_on, period.ends_on), period.sums, staff)

    def bands_table(self) -> Table:
        """How many persons have each band in the last period."""
        title = _("Medarbetare per band, %(period)s") % {"period": self.name}
        if self.bands is None:
            rows = [[words(_("alla band")), hidden()]] if self.now.rows else []
        else:
            rows = [[words(band_word(band)), figure(self.bands[band])] for band in in_band_order(self.bands)]
        return Table("band", title, (_("Band"), _("Medarbetare")), rows, numeric=frozenset({1}))

    def tables(self) -> Iterator[Table]:
        yield self.trend()
        yield self.bands_table()


def unit_overview(
    unit: Unit, period: UUID | None = None, *, all_of_it: bool, every_period: bool = False
) -> UnitOverview:
    """The periods to one of them, or to the last that is measured; `all_of_it` for those who may see the sheets."""
    found = [_measured(*row) for row in (_EVERY if every_period else _LAST).rows(unit=unit.pk, period=period)]
    if not found:
        return UnitOverview(unit, [], {}, {})
    shown = found[::-1] if every_period else found[:SHOWN][::-1]
    employed = staff_by([unit.pk], [(one.starts_on, one.ends_on) for one in shown])
    earlier = found[SHOWN] if len(found) > len(shown) else None
    bands = _bands(unit, found[0], all_of_it=all_of_it)
    return UnitOverview(unit, shown, employed, bands, earlier, _after(unit, found[0].starts_on))


def _to(number: int | None) -> Any:
    """The periods to one, the last one first; if none is said, to the last in which somebody is measured, else some row."""
    rows = Period.objects.filter(unit=Given("unit", UUIDField())).order_by("-starts_on")
    last = ({"pk": Given("period", UUIDField())}, {"kept__persons__gt": 0}, {"kept__isnull": False})
    days = (Subquery(rows.filter(**which).values("starts_on")[:1]) for which in last)
    return rows.filter(starts_on__lte=Coalesce(*days)).values_list("pk", "starts_on", "ends_on", *KEPT)[:number]


def _measured(pk: UUID, starts_on: dt.date, ends_on: dt.date, *kept: Any) -> Measured:
    """Without the figures where nothing is locked."""
    *figures, bands = kept
    return Measured(pk, starts_on, ends_on, sums_of(*figures) if bands else Sums(), json.loads(bands or "{}"))


def _later() -> Any:
    after = Period.objects.filter(unit=Given("unit", UUIDField()), starts_on__gt=Given("last", DateField()))
    return after.filter(kept__isnull=False).order_by("starts_on", "pk").values_list("pk")[:SHOWN]


def _after(unit: Unit, last: dt.date) -> UUID | None:
    """So far on as is shown at once, or the last that is measured."""
    found = _LATER.rows(unit=unit.pk, last=last)
    return found[-1][0] if found else None


_LAST, _EVERY, _LATER = Question(partial(_to, SHOWN + 1)), Question(partial(_to, None)), Question(_later)


def _bands(unit: Unit, period: Measured, *, all_of_it: bool) -> dict[str, int] | None:
    """For others than those who see the sheets as in the months beside the municipality's other units, all of which are

    in the total that they see as well.
    """
    if all_of_it:
        return period.bands
    if sum(period.bands.values()) < LIMIT:
        return None
    months = months_between(period.starts_on, period.ends_on)
    return period.bands if all(_is_shown(unit, month) for month in months) else None


def _is_shown(unit: Unit, month: dt.date) -> bool:
    rows = MonthSums.objects.filter(unit__organisation=unit.organisation_id, month_on=month, persons__gt=0)
    by_unit = dict(rows.values_list("unit", "bands"))
    return unit.pk not in by_unit or unit.pk in bands_beside_each_other(by_unit).shown


def unit_changes(found: UnitOverview) -> Table:
    """Of the last period from the one measured before it; weighs the sheets of both anew, so it is asked for by itself."""
    was, has = found.before, found.period
    change = change_between(was.pk, has.pk) if was and has else None
    named = f"{was.name} → {has.name}" if was and has else found.name
    return change_table(BY_PERIOD, _("När"), [(words(named), change)])


def measured_periods(unit: Unit) -> list[Any]:
    """Those with something locked, the newest first."""
    return list(Period.objects.filter(unit=unit, kept__isnull=False).newest_first())
