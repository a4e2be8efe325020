"""Charts as SVG that needs no script: the same drawing on the web and on paper, and always the table under it."""

from fyrbodal.documents.charts.bars import Bars
from fyrbodal.documents.charts.chart import Chart, Series, figure
from fyrbodal.documents.charts.line import Line
from fyrbodal.documents.charts.shares import Shares

__all__ = ["Bars", "Chart", "Line", "Series", "Shares", "figure"]
