"""Numbers, days and times in Swedish words; pure."""

import datetime as dt

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def date_in_words(day: dt.date) -> str:
    """fredag 12 mars 2027"""
    return f"{WEEKDAYS[day.weekday()]} {day_and_month(day)} {day.year}"


def day_and_month(day: dt.date) -> str:
    """12 mars"""
    return f"{day.day} {MONTHS[day.month - 1]}"


def clock(time: dt.time) -> str:
    """9 or 9.30"""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def time_span(starts: dt.time, ends: dt.time | None) -> str:
    """kl. 9–12, or kl. 9 where no end is known"""
    return f"kl. {clock(starts)}–{clock(ends)}" if ends else f"kl. {clock(starts)}"


def joined(names: list[str]) -> str:
    """Anna, Bo och Cecilia"""
    *first, last = names or [""]
    return f"{', '.join(first)} och {last}" if first else last
