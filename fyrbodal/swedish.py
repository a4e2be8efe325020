"""Numbers, days, times and lists as Swedes write and sort them; pure."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
COUNTED = ("inga", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
ORDINALS = (
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte", "tolfte",
)  # fmt: skip
NO_BREAK = "\N{NO-BREAK SPACE}"
MANY_DIGITS = Context(prec=200)  # figures may be absurd, and are shown all the same
MINUS = "\N{MINUS SIGN}"

# Where the letters of the alphabet's end stand in Swedish; the same places as fyrbodal.ordering gives them in SQL.
ALPHABET = str.maketrans("ÅÄÖÉÜ", "[\\]EU")
GROUPING = re.compile(r"(?<=\d)[\s'](?=\d{3}(?!\d))")
PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def decimal(value: Decimal | float, places: int | None = None) -> str:
    """1 234,5; with `places` rounded half up. A Decimal keeps its zeros.

    >>> decimal(Decimal("-1234567.50")).replace(NO_BREAK, " ")
    '−1 234 567,50'
    >>> decimal(2.5, places=0)
    '3'
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, MANY_DIGITS)
    sign = MINUS if number < 0 else ""
    return sign + f"{abs(number):,f}".replace(",", NO_BREAK).replace(".", ",")


def typed(value: Decimal) -> str:
    """As somebody types it, however many zeros it has: to be read by parse_decimal again.

    >>> [typed(Decimal(text)) for text in ("2.500000", "1200", "0.000")]
    ['2,5', '1200', '0']
    """
    return f"{value.normalize():f}".replace(".", ",") if value else "0"


def percent(value: Decimal | float, places: int = 0) -> str:
    """A number of percent: 82 %.

    >>> percent(Decimal("82.46"), places=1).replace(NO_BREAK, " ")
    '82,5 %'
    """
    return f"{decimal(value, places)}{NO_BREAK}%"


def parse_decimal(text: str) -> Decimal:
    """What was written with comma or point, and thousands set apart with spaces. Raises ValueError on anything else.

    >>> parse_decimal(" −1 234,50 ")
    Decimal('-1234.50')
    >>> parse_decimal("1.234.567,8")
    Decimal('1234567.8')
    """
    plain = _one_point(GROUPING.sub("", text.strip().replace(MINUS, "-")))
    if not PLAIN_NUMBER.fullmatch(plain):
        raise ValueError(text)
    return Decimal(plain)


def _one_point(text: str) -> str:
    """The last of two kinds of mark is the decimal one; the other kind must stand before each three digits."""
    mark = "." if text.rfind(".") > text.rfind(",") else ","
    other = "," if mark == "." else "."
    if re.fullmatch(rf"[+-]?\d{{1,3}}(\{other}\d{{3}})+\{mark}\d+", text):
        text = text.replace(other, "")
    return text.replace(mark, ".")


def counted(number: int, one: str, many: str) -> str:
    """Words up to twelve: the whole phrase for one is given, since only it knows its gender.

    >>> [counted(n, "ett ärende", "ärenden") for n in (0, 1, 4, 13)]
    ['inga ärenden', 'ett ärende', 'fyra ärenden', '13 ärenden']
    """
    if number == 1:
        return one
    written = COUNTED[number] if 0 <= number < len(COUNTED) else decimal(number)
    return f"{written} {many}"


def ordinal(number: int) -> str:
    """Words up to twelve.

    >>> [ordinal(n) for n in (3, 13, 21, 112)]
    ['tredje', '13:e', '21:a', '112:e']
    """
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "a" if number % 10 in (1, 2) and number % 100 not in (11, 12) else "e"
    return f"{number}:{ending}"


def joined(names: Iterable[str]) -> str:
    """Anna, Bo och Cecilia"""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} och {last}" if first else last


def swedish_key(text: str) -> str:
    """Sorts A–Z, Å, Ä, Ö without regard to case.

    >>> sorted(["Öckerö", "ale", "Åmål", "Ärla", "Zinkgruvan"], key=swedish_key)
    ['ale', 'Zinkgruvan', 'Åmål', 'Ärla', 'Öckerö']
    """
    return text.upper().translate(ALPHABET)


def date_in_words(day: dt.date) -> str:
    """fredag 12 mars 2027"""
    return f"{WEEKDAYS[day.weekday()]} {day_and_month(day)} {day.year}"


def day_and_month(day: dt.date) -> str:
    """12 mars"""
    return f"{day.day} {MONTHS[day.month - 1]}"


def date_range(first: dt.date, last: dt.date) -> str:
    """14–15 september 2027, with as much of the first day as differs.

    >>> date_range(dt.date(2027, 3, 30), dt.date(2027, 4, 2))
    '30 mars–2 april 2027'
    """
    end = f"{day_and_month(last)} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{day_and_month(first)} {first.year}–{end}"
    return f"{first.day if first.month == last.month else day_and_month(first)}–{end}"


def clock(time: dt.time) -> str:
    """9 or 9.30"""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def time_span(starts: dt.time, ends: dt.time | None) -> str:
    """kl. 9–12, or kl. 9 where no end is known"""
    return f"kl. {clock(starts)}–{clock(ends)}" if ends else f"kl. {clock(starts)}"
