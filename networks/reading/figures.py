"""Numbers with what they count, as they were said: "1,8 familjebehandlare", "ca 55-60 personer", "10+3"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from networks.reading.dates import days
from networks.reading.results import Figure

UNITS = {
    word: number
    for number, spellings in enumerate(
        [
            "noll",
            "en ett",
            "två",
            "tre",
            "fyra",
            "fem",
            "sex",
            "sju",
            "åtta",
            "nio",
            "tio",
            "elva",
            "tolv",
            "tretton",
            "fjorton",
            "femton",
            "sexton",
            "sjutton",
            "arton aderton",
            "nitton",
            "tjugo",
        ]
    )
    for word in spellings.split()
}
TENS = {"trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90}
NUMBERS = {
    **UNITS,
    **TENS,
    **{ten + unit: tens + UNITS[unit] for ten, tens in ({"tjugo": 20} | TENS).items() for unit in list(UNITS)[1:11]},
    "hundra": 100,
    "inga": 0,
    "inget": 0,
    "ingen": 0,
}
_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?(?:\s?½)?|½|(?:en|ett) halv|(?:en|ett) och en halv|{_WORDS})"
ABOUT = r"(?:ca\.?|c:a|cirka|ungefär|drygt|knappt|omkring|runt|uppemot|nästan|upp till|mer än|fler än|minst|runt om|närmare)"
FIGURE = re.compile(
    rf"(?<![\w.,:/+%–-])(?:(?P<about>{ABOUT})\s+)?(?P<low>{_NUMBER})"
    rf"(?:\s?(?P<join>[-–+]|\still\s|\seller\s)\s?(?P<high>{_NUMBER}))?(?![\w:/½]|[-–]\w|[.,]\d)",
    re.IGNORECASE,
)
AFTER = re.compile(r"\s*(?P<percent>%)|[ \u00a0][\"”“]?(?P<word>[^\W\d_][\w-]*(?:/\w+)?)[\"”“]?")
STOP = {
    "som",
    "och",
    "i",
    "på",
    "av",
    "under",
    "har",
    "är",
    "var",
    "till",
    "för",
    "med",
    "vid",
    "per",
    "där",
    "då",
    "men",
    "eller",
    "just",
    "nu",
    "från",
    "att",
    "om",
    "när",
    "ska",
    "kan",
    "vill",
    "får",
    "de",
    "vi",
    "det",
    "den",
    "dem",
    "ni",
    "man",
    "finns",
    "hos",
    "inom",
    "utan",
    "än",
    "så",
    "också",
    "sedan",
    "varav",
    "samt",
    "fick",
    "hade",
    "blir",
    "blev",
    "sen",
    "idag",
    "efter",
    "innan",
    "mot",
    "över",
    "mellan",
    "st",
    "totalt",
    "inte",
    "ännu",
    "redan",
    "fortfarande",
    "ute",
    "kvar",
    "inne",
    "igång",
    "klart",
}
AGES_AND_TIMES = re.compile(
    r"(?:år|års|åren|åring\w*|årig\w*|årskurs\w*|månaders|månads\w*|veckors|dagars|timmars|minuters|gången|tiden|steget)$"
)
BEFORE = re.compile(
    r"(?:\bkl\.?|\bklockan|\bårskurs|\båk|\bsteg|\bpunkt|\bvecka|\bv\.?|\bsida|\bnr\.?|\bfas|\bdel|\bkapitel|\bkap\.?|§"
    r"|\btel(?:efon)?\b.*|\bår|\bgrupp|\bnivå|\bHT|\bVT|\bdnr)\s*$",
    re.IGNORECASE,
)
POINTING = re.compile(r"\b(?:de|dem|dessa|alla|båda|den|det|våra|deras|av)\s+$", re.IGNORECASE)
COUNTED = re.compile(
    r"(?:ärenden?|förfrågan|förfrågningar|tjänst|placering|placeringar|familj|uppdrag|anmälan|behandlare|genomförd\w*"
    r"|avsluta[td]e?|pågående|aktuellt?|sekreterare|handläggare|förhör|samråd)$",
    re.IGNORECASE,
)
ADJECTIVE = re.compile(r"(?:[^\W\d]{2,}(?:a|ande|ende|iga|liga|at)|olika|nytt)$", re.IGNORECASE)
COMPOUND = re.compile(r"\s(?:och|eller|/)\s(?P<word>[^\W\d_][\w-]*)")


def figures(text: str) -> tuple[Figure, ...]:
    """A line at a time: a number at its start may be the line's own."""
    return tuple(figure for line in text.split("\n") for figure in _in_line(line))


TOO_MANY = 10**10  # no count of anything here; a longer row of digits is some number of another kind


def _in_line(text: str) -> Iterator[Figure]:
    taken = [(day.start, day.end) for day in days(text)]
    for match in FIGURE.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            figure = _figure(text, match)
            if figure:
                yield figure


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    end, counted = _counted(text, match.end())
    if _is_something_else(text, match, counted):
        return None
    low = _value(match["low"])
    high = _value(match["high"]) if match["high"] else low
    if match["join"] == "+":
        low = high = low + high
    if max(low, high) >= TOO_MANY:
        return None
    said = text[match.start() : end]
    return Figure(" ".join(said.split()), min(low, high), max(low, high), bool(match["about"]))


def _counted(text: str, at: int) -> tuple[int, str]:
    """Where the counted thing ends, and its first word ("" where none is said)."""
    match = AFTER.match(text, at)
    if not match or (match["word"] or "").lower() in STOP:
        return at, ""
    return (match.end(), "%") if match["percent"] else (_end_of_noun(text, match), match["word"])


def _end_of_noun(text: str, match: re.Match[str]) -> int:
    """Past an adjective, a compound's second half or a power of ten."""
    word, end = match["word"], match.end()
    if word.endswith("-") or word.lower() == "råd":
        more = COMPOUND.match(text, end)
        return more.end() if more else end
    following = AFTER.match(text, end)
    noun = following["word"] if following else None
    if not following or not noun or noun.lower() in STOP:
        return end
    if word.lower() in ("miljoner", "miljarder", "tusen"):
        return following.end()
    plain = not ADJECTIVE.match(noun) or len(noun) > 5
    return following.end() if ADJECTIVE.match(word) and plain else end


def _is_something_else(text: str, match: re.Match[str], counted: str) -> bool:
    before = text[: match.start()]
    bare = match["low"].lower()
    if BEFORE.search(before) or (counted and AGES_AND_TIMES.search(counted)):
        return True
    if re.fullmatch(r"(?:19|20)\d\d", match["low"]):
        return not counted or counted.lower() in STOP or not COUNTED.search(counted)
    if bare in ("en", "ett", "inga", "inget", "ingen") and not match["high"]:
        return not COUNTED.search(text[match.end() :].split(".", maxsplit=1)[0][: _span(text, match)])
    if not counted and re.match(r"\s*[).]\s", text[match.end() :]) and not before.strip():
        return True
    return not counted and not match["high"] and bool(POINTING.search(before))


def _span(text: str, match: re.Match[str]) -> int:
    return _counted(text, match.end())[0] - match.end()


def _value(said: str) -> Decimal:
    said = re.sub(r"[\s\u00a0]", "", said.lower())
    if said in NUMBERS:
        return Decimal(NUMBERS[said])
    halves = {"½": "0.5", "enhalv": "0.5", "etthalv": "0.5", "enochenhalv": "1.5", "ettochenhalv": "1.5"}
    if said in halves:
        return Decimal(halves[said])
    whole = Decimal(said.rstrip("½").replace(",", "."))
    return whole + Decimal("0.5") if said.endswith("½") else whole
