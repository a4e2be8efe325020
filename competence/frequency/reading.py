"""The words of a frequency, clause by clause. One clause that is not understood leaves all of them to be decided."""

import re
from collections.abc import Iterator
from typing import Any

from competence.frequency.intervals import Fields, every_so_often
from competence.frequency.kinds import Frequency, Kind
from competence.frequency.when import END_OF_SHORT, MONTH, DayOfYear, Precision, Span, when

LONGEST = 200  # characters; what is longer is an account and no frequency
DASHES = re.compile(r"\s*[\u2010-\u2015\u2212]\s*")
HALVES = re.compile(r"(\d)\s*(?:½|1/2)")
APPROXIMATELY = re.compile(r"^(?:ca|c:a|cirka|ungefär|omkring|runt)\.?\s+", re.IGNORECASE)
ABBREVIATED = re.compile(
    rf"\b(?:(utb|ca)\.(?=\s*\w)|({MONTH.removesuffix(END_OF_SHORT)})\.(?=\s*[-'’]?\d))", re.IGNORECASE
)
BETWEEN = re.compile(r"\.\s+|;\s*|,\s+|\s+(?=(?:och )?(?:därefter|sedan)\b)", re.IGNORECASE)
THEN = re.compile(r"^(?:och )?(?:därefter|sedan) ", re.IGNORECASE)
START = re.compile(r"^(?:kurs)?start(?:ar)?:?(?: (?:i|den|på))? ", re.IGNORECASE)

# What stands in the way of a combination: each clause brings one of these and may say more besides.
EVALUATED, SIGN_UP, COOPERATION = "evaluated", "sign_up", "cooperation"
WORDED: dict[str, Fields] = {
    r"(?:vid|efter) (?:behov|efterfrågan)|på begäran|behovsstyrt": {"kind": Kind.ON_DEMAND},
    r"lokala? (?:utb\w*\.?|kurs(?:er)?) (?:vid|efter) (?:behov|efterfrågan)": {
        "kind": Kind.ON_DEMAND,
        "local": True,
    },
    r"(?:(?:respektive|varje|resp\.?) kommuns? |kommunens )?eget upplägg|lokalt(?: upplägg)?|varje kommun själv": {
        "kind": Kind.LOCAL
    },
    r"(?:undersök\w*|inventer\w*|utred\w*) behov\w*(?: först)?": {"kind": Kind.STUDY_FIRST},
    r"behov\w*(?: ska)? (?:undersök\w*|inventer\w*|utred\w*)(?: först)?": {"kind": Kind.STUDY_FIRST},
    r"utvärder\w+ (?:innan|före) beslut(?: om \w+)?": {"kind": EVALUATED},
    r"(?:eventuellt |ev\.? )?i (?:kommun-?\s?samarbete|samarbete mellan kommuner)": {"kind": COOPERATION},
}
PLAIN = {re.compile(pattern, re.IGNORECASE): fields for pattern, fields in WORDED.items()}
PILOT = re.compile(
    r"(?:testutbildning\w*|test\w*|pilot\w*|prova\w*|prövas?|provomgång)\b\s?(?P<when>.*)", re.IGNORECASE
)
SIGN_UP_BY = re.compile(
    r"(?:sista |senaste )?(?:(?:dag(?:en)? för )?(?:anm|ansök)\w*\.?:?)(?: dag\w*)?(?: (?:är|senast|till|t\.o\.m\.?))? (?P<when>.+)",
    re.IGNORECASE,
)
# Which clauses may stand together, in this order, and what they mean as one.
TOGETHER: dict[tuple[str, ...], Kind] = {
    **{(kind,): kind for kind in Kind},
    (Kind.ON_DEMAND, COOPERATION): Kind.ON_DEMAND,
    (Kind.INTERVAL, COOPERATION): Kind.INTERVAL,
    (Kind.PILOT, EVALUATED): Kind.PILOT,
    (Kind.DATED, SIGN_UP): Kind.DATED,
    (Kind.DATED, Kind.ON_DEMAND): Kind.DATED_THEN_ON_DEMAND,
    (Kind.DATED, Kind.INTERVAL): Kind.INTERVAL,
}


def read(words: str) -> Frequency:
    """Never raises; words that are not understood are kept and must be decided."""
    if not words.strip():
        return Frequency(words, Kind.BLANK)
    fields = _read(words) if len(words) <= LONGEST else None
    return Frequency(words, **fields) if fields else Frequency(words, Kind.UNREAD)


def _read(words: str) -> Fields | None:
    found = [_read_clause(clause) for clause in _clauses(words)]
    return _together([one for one in found if one]) if all(found) else None


def _clauses(words: str) -> Iterator[str]:
    """With one way of writing dashes, halves and abbreviated months."""
    text = DASHES.sub("-", " ".join(words.split()))
    text = HALVES.sub(r"\1,5", text).replace("½", "0,5")
    for clause in BETWEEN.split(ABBREVIATED.sub(r"\1\2", text)):
        if bare := clause.strip(" .;,"):
            yield bare


def _read_clause(clause: str) -> Fields | None:
    bare = THEN.sub("", clause)
    return _plain(bare) or _often(bare) or _pilot(bare) or _sign_up(bare) or _dated(bare)


def _plain(clause: str) -> Fields | None:
    return next((fields for pattern, fields in PLAIN.items() if pattern.fullmatch(clause)), None)


def _often(clause: str) -> Fields | None:
    exact = APPROXIMATELY.sub("", clause)
    found = every_so_often(exact)
    return found and found | {"approximate": exact != clause}


def _pilot(clause: str) -> Fields | None:
    """A pilot without a time is one all the same."""
    match = PILOT.fullmatch(clause)
    if match is None:
        return None
    start = when(match["when"])
    if match["when"] and not isinstance(start, Span):
        return None
    return {"kind": Kind.PILOT, "start": start}


def _sign_up(clause: str) -> Fields | None:
    match = SIGN_UP_BY.fullmatch(clause)
    day = match and when(match["when"])
    return {"kind": SIGN_UP, "sign_up_by": day} if _is_a_day(day) else None


def _dated(clause: str) -> Fields | None:
    """A time, before or after a place where the words have one."""
    bare = START.sub("", clause)
    time, _i, place = bare.rpartition(" i ")
    if start := when(time):
        return _started(start, place)
    words = bare.split()
    for number in range(len(words)):
        if start := when(" ".join(words[number:])):
            return _started(start, " ".join(words[:number]))
    return None


def _started(start: Span | DayOfYear, place: str) -> Fields | None:
    """Names are written with capitals: what is not is something that was said, and not understood."""
    if not all(word[0].isupper() for word in place.split()):
        return None
    return {"kind": Kind.DATED, "start": start, "place": place}


def _is_a_day(found: Span | DayOfYear | None) -> bool:
    return isinstance(found, DayOfYear) or (found is not None and found.precision is Precision.DAY)


def _together(found: list[Fields]) -> dict[str, Any] | None:
    kinds = tuple(fields["kind"] for fields in found)
    if kinds not in TOGETHER:
        return None
    together: dict[str, Any] = {}
    for fields in found:
        together |= fields
    return _with_years(together | {"kind": TOGETHER[kinds], "in_cooperation": COOPERATION in kinds})


def _with_years(fields: dict[str, Any]) -> dict[str, Any] | None:
    """A day without its year gets it from the other: one signs up before the start, not after. None if no day has one."""
    start, sign_up = fields.get("start"), fields.get("sign_up_by")
    if isinstance(start, DayOfYear):
        day = isinstance(sign_up, Span) and start.first_from(sign_up.first_on)
        start = Span(day, day, Precision.DAY) if day else None
        if start is None:
            return None
    if isinstance(sign_up, DayOfYear):
        sign_up = sign_up.last_until(start.first_on) if start else None
    elif isinstance(sign_up, Span):
        sign_up = sign_up.first_on
    return fields | {"start": start, "sign_up_by": sign_up}
