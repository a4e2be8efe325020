"""Days and times of day as they are written in Swedish minutes."""

import re
from dataclasses import dataclass
from datetime import date, time

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d-]){_YEAR}[-–./](?P<m>\d\d?)[-–./](?P<day>\d\d?)(?![\d-])",
        rf"(?<!\d){_YEAR}(?P<m>[01]\d)(?P<day>[0-3]\d)(?!\d)",
        r"(?<![\d-])(?P<short>[0-4]\d)-(?P<m>[01]\d)-(?P<day>[0-3]\d)(?![\d-])",
        r"(?<!\d)(?P<short>[0-4]\d)(?P<m>[01]\d)(?P<day>[0-3]\d)(?!\d)",
        (
            rf"(?<![\d,.:])(?P<day>\d\d?)(?::?[ea])?(?:\s*(?:[-–]|och|till)\s*\d\d?(?::?[ea])?)?\s*{_MONTH}"
            rf"(?:\s*(?:{_YEAR}|[-’'](?P<short>\d\d)\b))?"
        ),
        rf"(?<![\d,.:/])(?P<day>\d\d?)/(?P<m>\d\d?)(?:\s*[-–/]?\s*(?:{_YEAR}|(?<=[-–/])(?P<short>\d\d)))?(?![\d/])",
    )
)
_HOUR, _MINUTE = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
_TO = r"\s*(?:[-–—]|till|to)\s*(?:kl\.?\s*)?"
TIMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"\bkl(?:ockan|\.)?\s*(?P<h1>{_HOUR})(?:[.:](?P<m1>{_MINUTE}))?"
            rf"(?:{_TO}(?P<h2>{_HOUR})(?:[.:](?P<m2>{_MINUTE}))?)?(?!\d)"
        ),
        rf"(?<![\d.:/-])(?P<h1>{_HOUR})[.:](?P<m1>{_MINUTE}){_TO}(?P<h2>{_HOUR})(?:[.:](?P<m2>{_MINUTE}))?(?![\d-])",
        rf"(?<![\d.:/-])(?P<h1>{_HOUR}){_TO}(?P<h2>{_HOUR})[.:](?P<m2>{_MINUTE})(?![\d-])(?P<m1>)",
        rf"(?<![\d.:/-])(?P<h1>{_HOUR}):(?P<m1>{_MINUTE})(?![\d:-])(?P<h2>)(?P<m2>)",
        rf"(?<![\d.:/-])(?P<h1>{_HOUR})[-–](?P<h2>{_HOUR})(?![\d-])(?P<m1>)(?P<m2>)",
    )
)


@dataclass(frozen=True)
class Day:
    """A day at text[start:end]; year is None where none was written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def resolved(self, after: date | None) -> date | None:
        """Without a year: the first such day after the meeting."""
        if self.year is not None:
            return date(self.year, self.month, self.day)
        if after is None:
            return None
        years = range(after.year, after.year + 9)
        return next((d for d in (_date(y, self.month, self.day) for y in years) if d and d > after), None)


def days(text: str) -> list[Day]:
    found: list[Day] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            day = _day(match)
            if day and not any(day.start < other.end and other.start < day.end for other in found):
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def first_day(text: str, after: date | None) -> date | None:
    return next((day for day in (found.resolved(after) for found in days(text)) if day), None)


def times(text: str) -> tuple[time | None, time | None]:
    """Start and end, read beside the days of the same text and not out of them."""
    for day in reversed(days(text)):
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    for pattern in TIMES:
        for match in pattern.finditer(text):
            starts, ends = _time(match["h1"], match["m1"]), _time(match["h2"], match["m2"])
            if starts and (ends is None or ends > starts):
                return starts, ends
    return None, None


def without_days_and_times(text: str) -> str:
    for day in reversed(days(text)):
        text = text[: day.start] + " " + text[day.end :]
    for pattern in TIMES:
        text = pattern.sub(" ", text)
    return text


def _day(match: re.Match[str]) -> Day | None:
    groups = match.groupdict()
    month = int(groups["m"]) if groups.get("m") else MONTHS.index(groups["month"][:3].lower()) + 1
    short = groups.get("short")
    year = int(groups["year"]) if groups.get("year") else 2000 + int(short) if short else None
    if _date(year or 2000, month, int(groups["day"])) is None:
        return None
    return Day(match.start(), match.end(), year, month, int(groups["day"]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(hour: str | None, minute: str | None) -> time | None:
    return time(int(hour) % 24, int(minute or 0)) if hour else None
