"""What every chart is made of, and the figure with its table."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fyrbodal.documents import tables
from fyrbodal.documents.charts.drawing import framed
from fyrbodal.swedish import decimal

Amount = Decimal | int | None


@dataclass(frozen=True)
class Series:
    name: str
    values: tuple[Amount, ...]


@dataclass(frozen=True)
class Chart(ABC):
    """`slug` is unique on its page; `heading` says what the labels are; None is what nobody has told, never 0."""

    slug: str
    title: str
    heading: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    description: str = ""

    def __post_init__(self) -> None:
        amounts = [value for series in self.series for value in series.values if value is not None]
        if any(len(series.values) != len(self.labels) for series in self.series) or not self.series:
            raise ValueError("each series needs one value, or None, for each label")
        if any(value < 0 for value in amounts):
            raise ValueError("the drawings start at zero and show nothing below it")

    @abstractmethod
    def drawing(self) -> tuple[int, SafeString]:
        """Height and content."""

    def svg(self) -> SafeString:
        height, content = self.drawing()
        return framed(self.slug, self.title, self.description or self._usual_description(), height, content)

    def highest(self) -> Decimal:
        return max((Decimal(value) for series in self.series for value in series.values if value), default=Decimal(1))

    def said(self, value: Amount) -> str:
        """12 %, 1,5 or ej uppgett"""
        if value is None:
            return _("ej uppgett")
        return f"{decimal(value)}\N{NO-BREAK SPACE}%" if self.unit == "%" else decimal(value)

    def _usual_description(self) -> str:
        return _("Uppgifterna står i tabellen efter diagrammet.")


def figure(chart: Chart) -> SafeString:
    """The drawing with its title above, and the same rows as a table under it."""
    return format_html(
        '<figure class="chart" tabindex="0"><figcaption>{}</figcaption>{}{}</figure>',
        chart.title,
        chart.svg(),
        _table(chart),
    )


def _table(chart: Chart) -> SafeString:
    caption = _("I siffror (%(unit)s)") % {"unit": chart.unit} if chart.unit else _("I siffror")
    numeric = range(1, len(chart.series) + 1)
    return format_html(
        "<table><caption>{}</caption><thead>{}</thead><tbody>{}</tbody></table>",
        caption,
        tables.head([chart.heading, *(series.name for series in chart.series)], numeric),
        tables.together(tables.row(label, _cells(chart, at), numeric) for at, label in enumerate(chart.labels)),
    )


def _cells(chart: Chart, at: int) -> Iterator[str]:
    for series in chart.series:
        value = series.values[at]
        yield _("ej uppgett") if value is None else decimal(value)
