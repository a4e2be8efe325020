"""Weighing: the sheets of a region's month, against the formula as a loop that makes an object a line and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle, islice, product

from bench.measuring import NO_AIM, Aim, Row, in_turn, row
from bench.region import Region
from workload.shipped import shipped
from workload.weighing import Activity, Calc, Employment, Every, Line, Model, Sheet, weigh

QUESTION = "Weighing"
AIM = Aim(highest=1.5)
LINES = 24  # on a sheet
WEEKS_OF_A_MONTH = Decimal(52) / 12


@dataclass
class Weight:
    activity: str
    weekly: Decimal


@dataclass(frozen=True)
class Ready:
    """A line whose frequency, amounts and times somebody has found already."""

    activity: str
    share: Decimal
    quantity: int
    frequency: Decimal
    amount: Decimal
    besides: Decimal
    travel: Decimal
    weekly: Decimal


def measure(region: Region) -> Iterator[Row]:
    model, sheets = shipped("trollhattan").model, _sheets(region.sizes.sheets)
    lines = [(model.by_key[line.activity], line) for sheet in sheets for line in sheet.lines]
    ready = [_ready(activity, line) for activity, line in lines]
    pairs, what = region.sizes.pairs, f"{len(lines):,} lines on {len(sheets):,} sheets, with sums, loads and bands"
    formula = in_turn(lambda: _bands(model, sheets), lambda: [_by_formula(*one) for one in lines], pairs=pairs)
    yield row(QUESTION, what, formula, AIM)
    multiplied = in_turn(lambda: _bands(model, sheets), lambda: list(map(_by_product, ready)), pairs=pairs)
    yield row(QUESTION, "the same, where the floor is given every factor and only multiplies", multiplied, NO_AIM)


def _bands(model: Model, sheets: list[Sheet]) -> list[str]:
    return [weigh(model, sheet).band for sheet in sheets]


def _by_formula(activity: Activity, line: Line) -> Weight:
    amount = line.amount if line.amount is not None else activity.amount or Decimal(0)
    travel = line.travel if activity.travel else Decimal(0)
    each = amount + sum(activity.per_occasion) + travel
    weekly = line.share * line.quantity * (_frequency(activity, line) * each + sum(activity.per_week))
    return Weight(line.activity, weekly)


def _frequency(activity: Activity, line: Line) -> Decimal:
    if activity.calc is Calc.TURN:
        return 1 / Decimal(line.interval or 1)
    if activity.calc is not Calc.OCCASION:
        return Decimal(1)
    occasions = activity.occasions if line.occasions is None else line.occasions
    every = Decimal(activity.every if line.every is None else line.every)
    return occasions / (every * WEEKS_OF_A_MONTH if line.every_unit is Every.MONTH else every)


def _by_product(one: Ready) -> Weight:
    each = one.amount + one.besides + one.travel
    return Weight(one.activity, one.share * one.quantity * (one.frequency * each + one.weekly))


def _ready(activity: Activity, line: Line) -> Ready:
    travel = line.travel if activity.travel else Decimal(0)
    frequency, amount = _frequency(activity, line), activity.amount_of(line)
    besides, weekly = Decimal(sum(activity.per_occasion)), Decimal(sum(activity.per_week))
    return Ready(line.activity, line.share, line.quantity, frequency, amount, besides, travel, weekly)


def _sheets(number: int) -> list[Sheet]:
    """As many different ones as there are lines in VARIED; then they come again."""
    lines = cycle(VARIED)
    return [Sheet(Employment(Decimal(50 + 25 * (place % 3))), tuple(islice(lines, LINES))) for place in range(number)]


def _cases() -> Iterator[Line]:
    """Ordinary cases, in every way that they are said."""
    ways = product((1, 2, 4), (None, 1, 2), (None, 2), (None, None, Every.MONTH), ("0", "0", "0.5"))
    for quantity, occasions, every, unit, travel in ways:
        yield Line("normalarende", quantity, Decimal(1), occasions, every, unit, travel=Decimal(travel))


def _others() -> Iterator[Line]:
    yield Line("bim", 1, interval=3)
    yield Line("grupp_musslan", 1)
    yield Line("handledning", 1, amount=Decimal(3), every=2)
    yield Line("paus", 1)
    yield Line("ovrigt", 1, amount=Decimal("1.5"))


VARIED = [line for case, other in zip(_cases(), cycle(_others())) for line in (case, case, other)]
