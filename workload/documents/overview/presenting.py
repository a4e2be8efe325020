"""Sums as rows of tables and as charts; what is the same for a unit, a municipality and the region."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fyrbodal.documents.charts import Line, Series
from workload.bands import band_word
from workload.change import Change
from workload.months import month_in_words, short
from workload.sums import Sums, coverage
from workload.tables import Cell, Table, figure, linked, points, words
from workload.weighing import NO_DATA, NO_TIME, Unit

NUMBERS = frozenset({1, 2, 3, 5, 6, 7})
EFFECTS = frozenset({1, 2, 3, 4, 5})


def load_cell(load: Decimal | None, *, is_index: bool, has_demand: bool) -> Cell:
    cell = figure(load, 2, band_word(NO_TIME if has_demand else NO_DATA))
    return Cell(cell.value, f"{cell.words} (index)") if is_index and load is not None else cell


def measure_in_words(unit: Unit | None, *, is_index: bool) -> str:
    if is_index:
        return _("index, olika modeller")
    return {Unit.HOURS: _("timmar"), Unit.POINTS: _("poäng"), None: "–"}[unit]


def headings(first: str) -> tuple[str, ...]:
    others = (
        _("Belastning, %"),
        _("Behov"),
        _("Tillgänglig tid"),
        _("Mått"),
        _("Låsta blad"),
        _("Personal"),
        _("Täckning, %"),
    )
    return first, *others


def row(first: Cell, sums: Sums, staff: int) -> list[Cell]:
    """One place or month. Nothing measured is no load of 0 percent."""
    demand, available = sums.pair or (None, None)
    return [
        first,
        load_cell(sums.load, is_index=sums.is_index, has_demand=sums.has_demand),
        figure(demand, 2, "–"),
        figure(available, 2, "–"),
        words(measure_in_words(sums.unit, is_index=sums.is_index)),
        figure(sums.sheets),
        figure(staff),
        figure(coverage(sums.sheets, staff), 0, "–"),
    ]


def trend_table(found: Mapping[dt.date, tuple[Sums, int]]) -> Table:
    rows = [row(words(month_in_words(month)), sums, staff) for month, (sums, staff) in found.items()]
    return Table("trend", _("Månad för månad"), headings(_("Månad")), rows, numeric=NUMBERS)


def trend_chart(title: str, loads: Mapping[dt.date, Decimal | None], name: str) -> Line | None:
    """Where there is more than one month to draw a line between."""
    if sum(load is not None for load in loads.values()) < 2:
        return None
    labels = tuple(map(short, loads))
    series = Series(name, tuple(None if load is None else round(load) for load in loads.values()))
    return Line(
        "trend", title, _("Månad"), labels, (series,), unit="%", description=_("Siffrorna står i tabellen under.")
    )


def change_row(first: Cell, change: Change | None) -> list[Cell]:
    if change is None:
        return [first, *(words("–") for _place in range(5))]
    effects = map(points, (change.model, change.case_mix, change.capacity))
    return [first, figure(change.before, 2), *effects, figure(change.after, 2)]


def change_table(rows: Iterable[tuple[Cell, Change | None]]) -> Table:
    head = (_("Var"), _("Före, %"), _("Modellen"), _("Ärendena"), _("Tiden"), _("Efter, %"))
    note = _(
        "Procentenheter mellan de båda månaderna, i den ordningen: först den nya modellen, sedan de nya ärendena, sist "
        "den nya tiden. De tre summerar exakt till skillnaden."
    )
    return Table(
        "forandring", _("Varför belastningen ändrades"), head, [change_row(*one) for one in rows], note, EFFECTS
    )


def place_cell(place: Any, url: str = "") -> Cell:
    return linked(words(str(place)), url) if url else words(str(place))
