"""Every so often: 1-1½ år, 1-2 ggr/år, vartannat till vart tredje år, var 6:e månad, 2 ggr/termin."""

import re
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from competence.frequency.kinds import Kind
from fyrbodal.swedish import ORDINALS

NUMBERS = ("en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
MONTHS_OF = {"år": 12, "halvår": 6, "termin": 6, "kvartal": 3, "mån": 1}
LONGEST = 50 * 12  # months; what is longer is no interval but a slip

NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|{'|'.join(NUMBERS)}|ett)"
ORDINAL = rf"(?:annan|annat|\d{{1,3}}(?::?[ae])?|{'|'.join(ORDINALS)})"
UNIT = r"(?:år|halvår|termin|kvartal|mån)(?:ad)?(?:et|en|er)?"
TO = r"\s?(?:-|till|eller|/)\s?"
TIMES = r"(?:gång|gånger|ggr|ggn|gg|g|grupp|grupper|omgång|omgångar|tillfälle|tillfällen|kurs|kurser)"
ADVERBS = {
    "årligen": "år", "årsvis": "år", "halvårsvis": "halvår", "terminsvis": "termin", "kvartalsvis": "kvartal",
    "månadsvis": "mån", "månatligen": "mån",
}  # fmt: skip

Fields = dict[str, Any]


def every_so_often(text: str) -> Fields | None:
    """What an interval or a number a term is said to be; None for other words, and for what nobody can mean."""
    for pattern, reader in READERS.items():
        if match := pattern.fullmatch(text):
            return reader(match)
    return None


def _after(match: re.Match[str]) -> Fields | None:
    """1-1½ år"""
    low = _number(match["low"]) * _months(match["first"] or match["unit"])
    high = _number(match["high"] or match["low"]) * _months(match["unit"])
    return _interval(low, high)


def _times(match: re.Match[str]) -> Fields | None:
    """1-2 ggr/år; twice as often is half as long."""
    low, high = sorted([_number(match["low"]), _number(match["high"] or match["low"])])
    if not low:
        return None
    if match["unit"].lower().startswith("termin"):
        return _a_term(low, high, match["times"].lower())
    months = _months(match["unit"])
    return _interval(months / high, months / low)


def _every(match: re.Match[str]) -> Fields | None:
    """vartannat år; every single term is a number a term"""
    low, high = _ordinal(match["low"]), _ordinal(match["high"] or match["low"])
    if match["unit"].lower().startswith("termin") and low == high == 1:
        return _a_term(low, high, "gång")
    return _interval(low * _months(match["unit"]), high * _months(match["unit"]))


def _each(match: re.Match[str]) -> Fields | None:
    """varje år, årligen"""
    unit = match["unit"].lower() if match["unit"] else ADVERBS[match[0].lower()]
    return _a_term(Decimal(1), Decimal(1), "gång") if unit.startswith("termin") else _interval(_months(unit))


READERS: dict[re.Pattern[str], Callable[[re.Match[str]], Fields | None]] = {
    re.compile(pattern, re.IGNORECASE): reader
    for pattern, reader in {
        rf"varje (?P<unit>{UNIT})|{'|'.join(ADVERBS)}": _each,
        rf"(?P<low>{NUMBER})(?:\s?(?P<first>{UNIT}))?(?:{TO}(?P<high>{NUMBER}))?\s?(?P<unit>{UNIT})": _after,
        rf"(?P<low>{NUMBER})(?:{TO}(?P<high>{NUMBER}))?\s?(?P<times>{TIMES})\s?(?:/|per|om|i|varje|under)\s?(?P<unit>{UNIT})": _times,
        rf"vart? ?(?P<low>{ORDINAL})(?: {UNIT})?(?:{TO}(?:vart? ?)?(?P<high>{ORDINAL}))? ?(?P<unit>{UNIT})": _every,
    }.items()
}


def _interval(low: Decimal, high: Decimal | None = None) -> Fields | None:
    """Whole months that hold what was said: five times a year is every second or third month."""
    low, high = sorted([low, low if high is None else high])
    least, most = int(low.to_integral_value(ROUND_FLOOR)), int(high.to_integral_value(ROUND_CEILING))
    return {"kind": Kind.INTERVAL, "least": least, "most": most} if 1 <= least <= most <= LONGEST else None


def _a_term(low: Decimal, high: Decimal, counted: str) -> Fields | None:
    if low % 1 or high % 1:
        return None
    counted = "grupp" if counted.startswith("grupp") else "gång"
    return {"kind": Kind.PER_TERM, "fewest": int(low), "at_most": int(high), "counted": counted}


def _number(word: str) -> Decimal:
    lowered = word.lower()
    if lowered[0].isdigit():
        return Decimal(lowered.replace(",", "."))
    return Decimal(1 if lowered == "ett" else NUMBERS.index(lowered) + 1)


def _ordinal(word: str) -> Decimal:
    lowered = word.lower()
    if lowered[0].isdigit():
        return Decimal(lowered.rstrip("ae:"))
    return Decimal(2 if lowered in {"annan", "annat"} else ORDINALS.index(lowered) + 1)


def _months(unit: str) -> Decimal:
    lowered = unit.lower()
    return Decimal(next(months for word, months in MONTHS_OF.items() if lowered.startswith(word)))
