"""Where things stand: the columns of a sheet's lines, and the places of the model that they are weighed by; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from workload.weighing import Calc, Every, Model, Placement

HEADINGS, FIRST = 6, 7  # rows of a sheet: what the columns are called, and the first line
ID = "A"  # the hidden column that says which line a row is; its first cell tells about the whole sheet
END = "slut"  # stands in it below the last row of lines
SPARE = 15  # empty rows for new lines
MOST_TIMES = 200
MOST_COLUMNS = 24 + MOST_TIMES
MODEL = "Modell"
FULL, STARTS, ENDS, WEEKS = (f"{MODEL}!$B${row}" for row in (4, 5, 6, 7))
ACTIVITIES = 10  # the row of the model's first activity

CALCS = {
    Calc.OCCASION: _("per gång"),
    Calc.FIXED: _("per vecka"),
    Calc.TURN: _("per tur"),
    Calc.ACTUAL: _("loggad tid"),
    Calc.POINTS: _("poäng"),
}
UNITS = {Every.WEEK: _("veckor"), Every.MONTH: _("månader")}
PLACES = {Placement.DEMAND: _("behov"), Placement.CAPACITY: _("minskar tiden")}
YES, NO = _("ja"), _("nej")
UNKNOWN, LACKING = _("okänd insats"), _("uppgift saknas")


@dataclass(frozen=True)
class Column:
    """`name` is the field of a line, or what is reckoned; `kind` is text, figure, whole, day or live."""

    name: str
    heading: str | Promise
    width: float
    kind: str
    is_hidden: bool = False


BEFORE = (
    Column("id", _("Rad"), 4, "text", is_hidden=True),
    Column("activity", _("Insats"), 30, "text"),
    Column("label", _("Märke"), 14, "text"),
    Column("quantity", _("Antal"), 11, "whole"),
    Column("amount", _("Tid, h"), 12, "figure"),
    Column("occasions", _("Gånger"), 9, "whole"),
    Column("every", _("på så många"), 10, "whole"),
    Column("every_unit", _("veckor eller månader"), 11, "text"),
    Column("travel", _("Restid, h"), 9, "figure"),
    Column("interval", _("Veckor mellan turerna"), 10, "whole"),
)
AFTER = (
    Column("starts_on", _("Från och med"), 12, "day"),
    Column("ends_on", _("Till och med"), 12, "day"),
    Column("last_contact_on", _("Senaste kontakt"), 12, "day"),
    Column("share", _("Andel"), 9, "live"),
    Column("often", _("Gånger i veckan"), 10, "live"),
    Column("each", _("Varje gång"), 10, "live"),
    Column("standard", _("Standardtid i veckan"), 12, "live"),
    Column("weekly", _("I veckan"), 13, "live"),
    Column("explanation", _("Så räknades raden när filen hämtades"), 52, "live"),
    Column("match", _("Plats i modellen"), 9, "live", is_hidden=True),
    Column("exact", _("Exakt"), 9, "live", is_hidden=True),
    Column("place", _("Räknas som"), 9, "live", is_hidden=True),
)
IN_POINTS = {"amount": _("Poäng"), "travel": _("Restid, poäng")}
TIME = _("Gång %s")


@dataclass(frozen=True)
class Layout:
    """The columns of a sheet with so many times for what is logged."""

    times: int
    in_points: bool

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        logged = (Column(f"time_{number}", str(TIME) % number, 8, "figure") for number in range(1, self.times + 1))
        return (*BEFORE, *logged, *AFTER)

    @cached_property
    def letters(self) -> dict[str, str]:
        return {column.name: get_column_letter(number) for number, column in enumerate(self.columns, 1)}

    def heading(self, column: Column) -> str:
        return str(IN_POINTS.get(column.name, column.heading) if self.in_points else column.heading)

    def headings(self) -> list[str]:
        return [self.heading(column) for column in self.columns]

    @property
    def filled_in(self) -> Iterator[Column]:
        """The columns that a person writes in."""
        return (column for column in self.columns if column.kind != "live" and column.name != "id")


def times_for(model: Model, longest: int) -> int:
    """How many columns for logged times; none where nothing is logged."""
    logs = any(activity.calc is Calc.ACTUAL for activity in model.activities)
    return min(max(12, longest + 4), MOST_TIMES) if logs else 0


def labels(model: Model) -> dict[str, str]:
    """What each activity is called in a workbook, by its key: no two alike."""
    said: dict[str, str] = {}
    taken: set[str] = set()
    for activity in model.activities:
        label = activity.label if activity.label.casefold() not in taken else f"{activity.label} ({activity.key})"
        taken.add(label.casefold())
        said[activity.key] = label
    return said


def unused(model: Model) -> set[str]:
    """The columns that no activity of the model asks for; they are there, and hidden."""
    calcs = {activity.calc for activity in model.activities}
    hidden = set() if Calc.OCCASION in calcs else {"occasions", "every", "every_unit"}
    hidden |= set() if Calc.TURN in calcs else {"interval"}
    return hidden | (set() if any(activity.travel for activity in model.activities) else {"travel"})
