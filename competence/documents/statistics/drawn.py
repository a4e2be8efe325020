"""The four charts of participation. One that has nothing to show says what is missing instead."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from competence.documents.statistics.gathered import Known
from competence.figures import Sum, in_words
from fyrbodal.documents import tables
from fyrbodal.documents.charts import Bars, Series
from fyrbodal.documents.spreadsheets import Value
from fyrbodal.swedish import decimal

TALLEST = 880  # of a drawing, beside its heading on a page of paper
WIDEST, SHORT = 7, 20  # columns of figures on paper; rows that are kept together
MOST_SERIES = 4  # bars of a municipality that can still be told apart


@dataclass(frozen=True)
class Table:
    """Headings and rows in words; all but the first column are figures."""

    words: list[list[str]]

    def head(self) -> SafeString:
        return tables.head(self.words[0], self._numeric)

    def body(self) -> SafeString:
        return tables.together(tables.row(first, others, self._numeric) for first, *others in self.words[1:])

    @property
    def is_short(self) -> bool:
        """Whether it can be asked to stay on one page of paper."""
        return len(self.words) <= SHORT

    @property
    def _numeric(self) -> range:
        return range(1, len(self.words[0]))


@dataclass(frozen=True)
class Drawn:
    """`lines` are the whole table for a file; `chart` is None where no value is known, and `missing` says so."""

    slug: str
    title: str
    chart: Bars | None
    missing: str
    notes: tuple[str, ...]
    lines: list[list[Value]]

    def svg(self) -> SafeString | str:
        return self.chart.svg() if self.chart else ""

    def sheets(self) -> list[Bars]:
        """The chart in pieces that each go on a page of paper, with the same scale."""
        if self.chart is None:
            return []
        pieces = math.ceil(self.chart.drawing()[0] / TALLEST)
        size = math.ceil(len(self.chart.labels) / pieces)
        return [_piece(self.chart, start, start + size) for start in range(0, len(self.chart.labels), size)]

    def table(self) -> Table:
        head, *rows = self.lines
        return Table([list(map(str, head)), *([str(row[0]), *map(_in_words, row[1:])] for row in rows)])

    def tables(self) -> list[Table]:
        """In pieces that are no wider than paper, each with the first column."""
        words = self.table().words
        starts = range(1, len(words[0]), WIDEST)
        return [Table([[row[0], *row[at : at + WIDEST]] for row in words]) for at in starts]


@lru_cache(maxsize=16)
def html(found: Known, language: str | None) -> SafeString:
    """Kept while what it is made of is the same: all who may read these figures read the same ones."""
    with override(language):
        return render_to_string("competence/statistics/_charts.html", {"charts": drawn(found)})


def drawn(found: Known) -> list[Drawn]:
    return [per_year(found), per_municipality(found), municipality_and_year(found), per_course(found)]


def per_year(found: Known) -> Drawn:
    told = [(span, found.figures.all(span.years)) for span in found.spans]
    sums = [(_preliminary(str(span), one), _whole(one)) for span, one in told]
    return _one(
        "per-ar",
        _("Deltagare per år"),
        _("År"),
        sums,
        _("Antal per år finns inte i det som är redovisat. De visas när de är inlästa."),
    )


def per_municipality(found: Known) -> Drawn:
    sums = [(found.names[place], told) for place, told in _over_all(found, found.members, found.figures.municipality)]
    return _one(
        "per-kommun",
        _("Deltagare per kommun"),
        _("Kommun"),
        [(name, told.participants) for name, told in sums],
        _("Antal per kommun finns inte i det som är redovisat. De visas när de är inlästa."),
        _left_out(told for _name, told in sums),
    )


def per_course(found: Known) -> Drawn:
    sums = [
        (found.names[course], told)
        for course, told in _over_all(found, found.figures.courses, found.figures.course)
        if told.participants is not None
    ]
    most_first = sorted(sums, key=lambda one: (-(one[1].participants or 0), one[0]))
    return _one(
        "per-kurs",
        _("Deltagare per utbildning"),
        _("Utbildning"),
        [(_preliminary(name, told), told.participants) for name, told in most_first],
        _("Inga antal är inlästa än."),
        _left_out(told for _name, told in sums),
    )


def municipality_and_year(found: Known) -> Drawn:
    """Drawn for the latest years that anything is known of; the file has them all."""
    told = {
        span: [_whole(found.figures.municipality(one, span.years)) for one in found.members] for span in found.spans
    }
    known = [span for span, values in told.items() if any(value is not None for value in values)]
    names = tuple(found.names[place] for place in found.members)
    series = tuple(Series(str(span), tuple(told[span])) for span in known[-MOST_SERIES:])
    title = _("Deltagare per kommun och år")
    notes = [_("Bilden visar de senaste åren, tabellen alla.")] if len(known) > MOST_SERIES else []
    lines: list[list[Value]] = [[_("Kommun"), *map(str, told)]]
    lines += [[name, *(values[at] for values in told.values())] for at, name in enumerate(names)]
    return Drawn(
        "kommun-och-ar",
        title,
        Bars("kommun-och-ar", title, _("Kommun"), names, series) if series else None,
        _("Antal per kommun och år finns inte i det som är redovisat. De visas när de är inlästa."),
        tuple(notes),
        lines,
    )


def _one(
    slug: str, title: str, heading: str, rows: list[tuple[str, int | None]], missing: str, notes: Iterable[str] = ()
) -> Drawn:
    labels, values = tuple(name for name, _value in rows), tuple(value for _name, value in rows)
    is_known = any(value is not None for value in values)
    series = (Series(_("Deltagare"), values),)
    chart = Bars(slug, title, heading, labels, series) if is_known else None
    lines: list[list[Value]] = [[heading, _("Deltagare")]]
    lines += [[name, value] for name, value in rows]
    return Drawn(slug, title, chart, missing, tuple(notes), lines)


def _over_all(found: Known, keys: Iterable[str], told: Callable[[str, frozenset[int]], Sum]) -> list[tuple[str, Sum]]:
    return [(key, told(key, found.chosen.years)) for key in keys] if found.chosen else []


def _whole(told: Sum) -> int | None:
    """A year of which something cannot be told is not known, rather than too low."""
    return None if told.unknown else told.participants


def _left_out(sums: Iterable[Sum]) -> list[str]:
    unknown = frozenset[int]().union(*(told.unknown for told in sums))
    if not unknown:
        return []
    return [_("%(years)s är inte med fullt ut, för där saknas den uppdelningen.") % {"years": in_words(unknown)}]


def _preliminary(name: str, told: Sum) -> str:
    return _("%s (preliminärt)") % name if told.is_preliminary else name


def _piece(chart: Bars, start: int, end: int) -> Bars:
    series = tuple(Series(one.name, one.values[start:end]) for one in chart.series)
    slug = f"{chart.slug}-{start}"
    return replace(chart, slug=slug, labels=chart.labels[start:end], series=series, full=chart.highest())


def _in_words(value: Value) -> str:
    return decimal(value) if isinstance(value, int) else _("ej uppgett")
