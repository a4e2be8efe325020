"""What the words of a frequency can mean."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from competence.frequency.when import Span


class Kind(StrEnum):
    INTERVAL = "interval"  # 1-1½ år
    PER_TERM = "per_term"  # ca 1-2 grupper/termin
    ON_DEMAND = "on_demand"  # vid behov
    LOCAL = "local"  # kommunens eget upplägg
    PILOT = "pilot"  # prövas, och utvärderas innan det bestäms
    DATED = "dated"  # start i jan 2018
    DATED_THEN_ON_DEMAND = "dated_then_on_demand"
    STUDY_FIRST = "study_first"  # behovet undersöks först
    BLANK = "blank"
    UNREAD = "unread"  # words that nobody has taught the program


@dataclass(frozen=True)
class Frequency:
    """The words as they were given, and what they were understood as.

    `least` and `most` are whole months and are there for intervals only; `fewest` and `at_most` count groups or
    occasions a term. An interval can have a first `start`.
    """

    words: str
    kind: Kind
    least: int | None = None
    most: int | None = None
    fewest: int | None = None
    at_most: int | None = None
    counted: str = ""
    approximate: bool = False
    start: Span | None = None
    place: str = ""
    sign_up_by: dt.date | None = None
    local: bool = False
    in_cooperation: bool = False
