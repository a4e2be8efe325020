"""A number as it was said in answer to a question, and what it can be read as; pure."""

from decimal import Decimal
from typing import NamedTuple

from fyrbodal.swedish import decimal
from networks.reading.figures import figures


class Reading(NamedTuple):
    low: Decimal
    high: Decimal
    approximate: bool

    def __str__(self) -> str:
        span = _plain(self.low) if self.low == self.high else f"{_plain(self.low)}–{_plain(self.high)}"
        return f"ca {span}" if self.approximate else span


def read(text: str) -> Reading | None:
    """None where no number is said, or several that are not one range.

    >>> str(read("åtta–nio"))
    '8–9'
    >>> str(read("ca 55-60")), str(read("10+3")), str(read("inga"))
    ('ca 55–60', '13', '0')
    >>> read("två genomförda + sex förfrågningar")
    """
    # What is counted stands in the label of the field; a bare "inga" or "2000" is a number only beside it.
    found = figures(f"{text} ärenden")
    if len(found) != 1:
        return None
    one = found[0]
    return Reading(one.low, one.high, one.approximate)


def _plain(number: Decimal) -> str:
    whole = number.to_integral_value()
    return decimal(whole if number == whole else number.normalize())
