"""A municipality as its own chief sees it: every unit's total, however small."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from workload.bands import band_word, in_band_order
from workload.documents.overview.bands import TOTAL, Bands, bands_beside_each_other
from workload.documents.overview.changing import change_by, is_small_enough, weighed
from workload.documents.overview.counted import Counted, counted, days_by_period, measured_between
from workload.documents.overview.presenting import BY_MONTH, NUMBERS, change_table, headings, place_cell, row
from workload.documents.overview.standing import Standing, Step
from workload.months import month_before, month_in_words, months_between, months_to, short
from workload.tables import Cell, Table, figure, hidden, points, words


@dataclass(frozen=True)
class MunicipalityOverview(Standing):
    """`place` is the municipality, `units` are all of its units; `months` are those looked at, and end with `month`.

    `first` and `newest` are the months that the municipality has measured from and to.
    """

    place: Any
    units: Sequence[Any]
    months: Sequence[dt.date]
    first: dt.date
    newest: dt.date
    found: Counted
    bands: Bands

    times = BY_MONTH

    @property
    def month(self) -> dt.date:
        return self.months[-1]

    @property
    def has_more(self) -> bool:
        """Whether something was measured before the months that are looked at."""
        return self.first < self.months[0]

    @cached_property
    def keys(self) -> list[Any]:
        return [unit.pk for unit in self.units]

    @cached_property
    def steps(self) -> Sequence[Step]:
        """From when something was measured."""
        first = self.found.earliest() or self.month
        return [self._step(month) for month in self.months if month >= first]

    def _step(self, month: dt.date) -> Step:
        sums, staff = self.found.sums(self.keys, month), self.found.staff_of(self.keys, month)
        return Step(words(month_in_words(month)), short(month), sums, staff)

    def units_table(self) -> Table:
        title = _("Enheterna, %(month)s") % {"month": month_in_words(self.month)}
        rows = [self._unit(unit) for unit in self.units]
        whole = [*row(words(_("hela kommunen")), self.now, self.staff), self._since(self.keys)]
        head = (*headings(_("Enhet")), _("Mot månaden före"))
        return Table("enheter", title, head, [*rows, whole], numeric=NUMBERS | {8})

    def _unit(self, unit: Any) -> list[Cell]:
        url = reverse("workload:unit_overview", args=[unit.pk])
        sums, staff = self.found.sums([unit.pk], self.month), self.found.staff_of([unit.pk], self.month)
        return [*row(place_cell(unit, url), sums, staff), self._since([unit.pk])]

    def _since(self, keys: Sequence[Any]) -> Cell:
        """Percentage points from the month before, where both are measured alike."""
        now, before = self.found.sums(keys, self.month), self.found.sums(keys, month_before(self.month))
        if now.load is None or before.load is None or now.units != before.units:
            return words("–")
        return points(now.load - before.load)

    def bands_table(self) -> Table:
        title = _("Medarbetare per band, %(month)s") % {"month": month_in_words(self.month)}
        bands = in_band_order(self.bands.total)
        rows = [
            [words(str(unit)), *self._numbers(unit.pk, bands)] for unit in self.units if unit.pk in self.bands.by_unit
        ]
        whole = [[words(_("hela kommunen")), *self._numbers(TOTAL, bands)]] if rows else []
        note = _("Grupper under fem personer räknas inte upp per band, eftersom det vore att säga vars och ens.")
        head = (_("Enhet"), *map(band_word, bands))
        return Table("band", title, head, [*rows, *whole], note, frozenset(range(1, len(bands) + 1)))

    def _numbers(self, place: Any, bands: Sequence[str]) -> list[Cell]:
        found = self.bands.of(place)
        return [hidden() if found is None else figure(found.get(band, 0)) for band in bands]

    def tables(self) -> Iterator[Table]:
        yield self.units_table()
        yield self.trend()
        yield self.bands_table()


def municipality_overview(
    organisation: Any, month: dt.date | None, today: dt.date, *, every_month: bool = False
) -> MunicipalityOverview:
    """The year to a month, or to the last that is measured; or every month to it."""
    units = list(organisation.units.in_order())
    keys = [unit.pk for unit in units]
    began, newest = measured_between(keys, today)
    last = month or newest
    first = began or last
    months = months_between(min(first, last), last) if every_month else months_to(last)
    found = counted(keys, months)
    bands = bands_beside_each_other(found.bands(last))
    return MunicipalityOverview(organisation, units, months, first, newest, found, bands)


def municipality_changes(organisation: Any, month: dt.date) -> Table | None:
    """Of each unit and of all, from the month before. None where they are too many to weigh anew in a request."""
    units = {unit.pk: unit for unit in organisation.units.in_order()}
    before, after = (days_by_period(units, one) for one in (month_before(month), month))
    if not is_small_enough([*before, *after]):
        return None
    changes = change_by(weighed(before), weighed(after))
    rows = [(words(str(unit)), changes[key, ""]) for key, unit in units.items() if (key, "") in changes]
    return change_table(BY_MONTH, _("Var"), [*rows, (words(_("hela kommunen")), changes.get((organisation.pk, "")))])
