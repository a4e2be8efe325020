"""What a workbook reckons by itself: the formula of design/workload.md cell by cell; pure.

Spreadsheets reckon in binary. What is shown, and what a band is chosen on, is therefore rounded in two steps: the first
puts back the decimal figure that binary has missed by a hair.
"""

from collections.abc import Sequence

from workload.bands import band_word
from workload.weighing import NO_DATA, NO_TIME, Band, Calc, Every, Placement
from workload.workbook.layout import (
    ACTIVITIES,
    CALCS,
    ENDS,
    FULL,
    LACKING,
    MODEL,
    PLACES,
    STARTS,
    UNITS,
    UNKNOWN,
    WEEKS,
    YES,
    Layout,
)

EXACT, SHOWN = 10, 2  # decimals


def text(words: object) -> str:
    """As it is written in a formula."""
    return '"' + str(words).replace('"', '""') + '"'


def shown(figure: str) -> str:
    return f"ROUND(ROUND({figure},{EXACT}),{SHOWN})"


class LineFormulas:
    """Those of one row; `activities` is how many the model has."""

    def __init__(self, layout: Layout, row: int, activities: int) -> None:
        self.last = ACTIVITIES + activities - 1
        self.at = {name: f"${letter}{row}" for name, letter in layout.letters.items()}
        self.times = f"{self.at['time_1']}:{self.at[f'time_{layout.times}']}" if layout.times else ""

    def all(self) -> dict[str, str]:
        """By the name of the column."""
        return {
            "share": self.share(),
            "often": self.often(),
            "each": self.each(),
            "standard": self._known(self._model("F")),
            "weekly": self.weekly(),
            "match": self.match(),
            "exact": self.exact(),
            "place": self._known(self._model("J")),
        }

    def match(self) -> str:
        """Which of the model's activities it is, from 1; 0 for none. Equality, for a search would take ? for any letter."""
        rows = f"{MODEL}!$A${ACTIVITIES}:$A${self.last}"
        activity = self.at["activity"]
        return f'=IF({activity}="",0,SUMPRODUCT(({rows}={activity})*(ROW({rows})-{ACTIVITIES - 1})))'

    def share(self) -> str:
        """Of the period's working days."""
        first, last = self.at["starts_on"], self.at["ends_on"]
        begins = f"MAX({first},{STARTS})"
        ends = f'IF({last}="",{ENDS},MIN({last},{ENDS}))'
        part = f"IFERROR(ROUND(MAX(0,NETWORKDAYS({begins},{ends}))/NETWORKDAYS({STARTS},{ENDS}),6),1)"
        whole = f'AND({first}<={STARTS},OR({last}="",{last}>={ENDS}))'
        return self._known(f'IF(OR({STARTS}="",{ENDS}="",{whole}),1,{part})')

    def often(self) -> str:
        """f: occasions a week. Empty where the weeks between turns are not said."""
        interval = self.at["interval"]
        turn = f'IF({interval}="","",1/{interval})'
        logged = f"COUNT({self.times})/{WEEKS}" if self.times else "0"
        return self._known(self._by_calc({Calc.OCCASION: self._occasions(), Calc.TURN: turn, Calc.ACTUAL: logged}, "1"))

    def _occasions(self) -> str:
        unit = self._else("every_unit", "I")
        month = f"IF({unit}={text(UNITS[Every.MONTH])},52/12,1)"
        return f"{self._else('occasions', 'G')}/({self._else('every', 'H')}*{month})"

    def each(self) -> str:
        """a + standard times + travel. Empty where neither the line nor the model says how much."""
        besides = f"{self._model('D')}+IF({self._model('E')}={text(YES)},N({self.at['travel']}),0)"
        said = f"{self._else('amount', 'C')}+{besides}"
        lacking = f'AND({self.at["amount"]}="",{self._model("C")}="")'
        mean = f"IF(COUNT({self.times})=0,0,SUM({self.times})/COUNT({self.times}))" if self.times else "0"
        return self._known(self._by_calc({Calc.ACTUAL: f"{mean}+{besides}"}, f'IF({lacking},"",{said})'))

    def exact(self) -> str:
        at = self.at
        quantity = f'IF({at["quantity"]}="",1,{at["quantity"]})'
        lacking = f'OR({at["match"]}=0,{at["often"]}="",{at["each"]}="")'
        return f'=IF({lacking},"",{at["share"]}*{quantity}*({at["often"]}*{at["each"]}+{at["standard"]}))'

    def weekly(self) -> str:
        at = self.at
        reckoned = f'IF({at["exact"]}="",{text(LACKING)},{shown(at["exact"])})'
        return f'=IF({at["activity"]}="","",IF({at["match"]}=0,{text(UNKNOWN)},{reckoned}))'

    def _known(self, formula: str) -> str:
        return f'=IF({self.at["match"]}=0,"",{formula})'

    def _model(self, letter: str) -> str:
        return f"INDEX({MODEL}!${letter}${ACTIVITIES}:${letter}${self.last},{self.at['match']})"

    def _else(self, name: str, letter: str) -> str:
        """What the line says, else the model."""
        return f'IF({self.at[name]}="",{self._model(letter)},{self.at[name]})'

    def _by_calc(self, formulas: dict[Calc, str], otherwise: str) -> str:
        for calc, formula in formulas.items():
            otherwise = f"IF({self._model('B')}={text(CALCS[calc])},{formula},{otherwise})"
        return otherwise


def sum_of(layout: Layout, place: Placement, first: int, last: int) -> str:
    """Of the lines that count as work to do, or that lower the time."""
    where, what = layout.letters["place"], layout.letters["exact"]
    rows = f"${where}${first}:${where}${last},{text(PLACES[place])},${what}${first}:${what}${last}"
    return f"ROUND(SUMIF({rows}),{EXACT})"


def available(contracted: str, factor: str, percents: str, deducted: str, taken: str) -> str:
    left = f"{contracted}*{factor}*(1-{percents}/100)-{deducted}-{taken}"
    return f"=ROUND(MAX(0,{left}),{EXACT})"


def contracted(first: int, last: int) -> str:
    """Stretches of days: how many in B, percentage in C, 1 for present in D, hours of reduction in E."""
    days, percentage, there, off = (f"${letter}${first}:${letter}${last}" for letter in "BCDE")
    return f"SUMPRODUCT({days}*{there}*({FULL}*{percentage}/100-{off}))/SUM({days})"


def load(demand: str, time: str) -> str:
    return f'=IF({time}>0,{shown(f"100*{demand}/{time}")},"–")'


def band(demand: str, time: str, percent: str, bands: Sequence[Band], first: int) -> str:
    """`first` is the row of the model's first band; limits are inclusive."""
    chosen = text(band_word(bands[-1].key))
    for place, one in reversed(list(enumerate(bands[:-1]))):
        chosen = f"IF({percent}<={MODEL}!$B${first + place},{text(band_word(one.key))},{chosen})"
    return f"=IF({time}>0,{chosen},IF({demand}>0,{text(band_word(NO_TIME))},{text(band_word(NO_DATA))}))"
