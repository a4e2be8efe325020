"""Sums as rows of tables and as charts; what is the same for a unit, a municipality and the region."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.documents.charts import Line, Series
from workload.bands import band_word
from workload.change import Change
from workload.sums import Sums, coverage
from workload.tables import Cell, Table, figure, linked, points, words
from workload.weighing import NO_DATA, NO_TIME, Unit

NUMBERS = frozenset({1, 2, 3, 5, 6, 7})
EFFECTS = frozenset({1, 2, 3, 4, 5})


class Times(NamedTuple):
    """What steps of a trend are called: a period at a time, or a month."""

    title: Promise
    one: Promise
    note: Promise  # of a change


ORDER = gettext_lazy(
    "i den ordningen: först den nya modellen, sedan de nya ärendena, sist den nya tiden. De tre summerar exakt till skillnaden."
)
BY_PERIOD = Times(
    gettext_lazy("Period för period"),
    gettext_lazy("Period"),
    gettext_lazy("Procentenheter mellan de båda perioderna, %s"),
)
BY_MONTH = Times(
    gettext_lazy("Månad för månad"), gettext_lazy("Månad"), gettext_lazy("Procentenheter mellan de båda månaderna, %s")
)


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
        _("Mätta"),
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


def trend_table(times: Times, found: Iterable[tuple[Cell, Sums, int]]) -> Table:
    rows = [row(*one) for one in found]
    return Table("trend", str(times.title), headings(str(times.one)), rows, numeric=NUMBERS)


def trend_chart(times: Times, title: str, loads: Sequence[tuple[str, Decimal | None]]) -> Line | None:
    """Where there is more than one to draw a line between."""
    if sum(load is not None for _label, load in loads) < 2:
        return None
    labels = tuple(label for label, _load in loads)
    series = Series(_("Belastning"), tuple(None if load is None else round(load) for _label, load in loads))
    description = _("Siffrorna står i tabellen under.")
    return Line("trend", title, str(times.one), labels, (series,), unit="%", description=description)


def change_row(first: Cell, change: Change | None) -> list[Cell]:
    if change is None:
        return [first, *(words("–") for _place in range(5))]
    effects = map(points, (change.model, change.case_mix, change.capacity))
    return [first, figure(change.before, 2), *effects, figure(change.after, 2)]


def change_table(times: Times, first: str, rows: Iterable[tuple[Cell, Change | None]]) -> Table:
    head = (first, _("Före, %"), _("Modellen"), _("Ärendena"), _("Tiden"), _("Efter, %"))
    changed = [change_row(*one) for one in rows]
    return Table("forandring", _("Varför belastningen ändrades"), head, changed, str(times.note) % ORDER, EFFECTS)


def place_cell(place: Any, url: str = "") -> Cell:
    return linked(words(str(place)), url) if url else words(str(place))
