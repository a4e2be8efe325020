"""Which paragraphs are headings and which open something that has a field of its own."""

import re
from dataclasses import replace
from enum import Enum

from networks.reading.blocks import DASH, Block, Span, cut, lines_of, linked, undashed
from networks.reading.dates import days
from networks.reading.known import Known
from networks.reading.leads import Form, lead_of

LONGEST = 20_000  # letters in a list of attendees; four hundred people


class Role(Enum):
    ATTENDEES = "attendees"
    ABSENT = "absent"
    NEXT = "next"
    SECRETARY = "secretary"
    PLAIN = "plain"


NUMBER = r"(?:(?:§|punkt\b)?\s*\d{1,2}[.):]?\s+)?"
ATTENDEES = re.compile(
    NUMBER
    + r"(?:mötes|nätverks)?(?:deltagare|deltagande|närvarande|deltog|deltagarlista|närvarolista|närvaro|medverkande|på plats"
    r"|med\s+på\s+(?:mötet|träffen)|vi\s+som\s+(?:var\s+med|deltog|sågs|träffades))\b"
    r"(?:\s+(?:på|vid|i|under)\s+(?:mötet|träffen|nätverksträffen|dagens möte|dagens träff|teams))?"
    r"(?:\s+(?:idag|i dag|var|gjorde|är|personer))?\s*(?:\(\s*\d[^()]*\)|\d+\s*(?:st|personer)?)?\s*"
    r"(?P<colon>:|[–-]\s|$|\n|(?<=\bvar\s)(?=(?-i:[A-ZÅÄÖ]\w+\s+[A-ZÅÄÖ]\w+\s+från\b)))?",
    re.IGNORECASE,
)
ABSENT = re.compile(
    NUMBER
    + r"(?:frånvarande|anmäl[td]a?\s+(?:förhinder|frånvaro|frånvarande)|förhindrad\w*|förhinder|ej\s+närvarande|ej\s+deltagande"
    r"|återbud|inte\s+närvarande|frånvaro|deltog\s+(?:ej|inte))\b(?:\s+(?:har|hade|är|var|till\s+mötet)\b)?\s*(?::|[–-]\s)?",
    re.IGNORECASE,
)
NEXT = re.compile(
    NUMBER
    + r"(?:(?:datum|tid|tider)\s+för\s+)?(?:nästa|kommande|ny|nya)\s+(?:[\w&]+[\s-]+){0,2}?\w*(?:träff|möte|tillfälle|gång|sammankomst|sammanträde|datum)"
    r"(?:ar|en|n|s)?\b(?:\s+(?:vi\s+(?:ses|träffas)|blir|är|äger\s+rum|hålls|planeras(?:\s+till)?))*\s*:?",
    re.IGNORECASE,
)
SECRETARY = re.compile(
    NUMBER
    + r"[/\s]*(?:vid\s+(?:pennan|tangenterna|tangentbordet|datorn|protokollet|anteckningarna)|(?:för\s+)?anteckningarna\s+(?:ansvarar|svarar)"
    r"|(?:minnes|mötes)?anteckning(?:ar|arna)?\s+(?:är\s+)?(?:förda|skrivna|gjorda|upprättade)?\s*av|antecknat\s+av|antecknare"
    r"|(?:mötes)?sekreterare|noterat\s+av|nedtecknat\s+av|protokollförare|protokollfört\s+av|skrivet\s+av|för\s+anteckningarna)"
    r"\b\s*[:,–-]?\s*(?!\w*(?:na|nas)\b\s+(?:har|är))",
    re.IGNORECASE,
)
KNOWN_HEADING = re.compile(
    NUMBER
    + r"(?:övrig\w*|information\w*|aktuellt|laget\s+runt|\w*rund(?:a|an)|läge[ts]?\w*|nuläge\w*|rapport\w*|\w*diskussion\w*|\w*fråg(?:a|or|orna)"
    r"|frågeställning\w*|utbildning\w*|kompetensutveckling|inledning|välkommen|välkomna|bakgrund|sammanfattning|summering|uppföljning|att följa upp"
    r"|föregående|från förra|länk\w*|tips|dagordning|bilag\w*|avslut\w*|utvärdering|på gång|kommande|kalendarium|beslut|nyheter"
    r"|presentation\w*|tema\w*|syfte\w*|reflektion\w*|nästa|konferens\w*|seminari\w*|webbinari\w*)\b",
    re.IGNORECASE,
)
VERBS = re.compile(
    r"\b(?:är|har|hade|finns|fanns|ska|skall|kan|kunde|vill|ville|var|blir|blev|gör|gjorde|får|fick|kommer|kom|går|gick"
    r"|arbetar|jobbar|pågår|deltar|deltog|tar|tog|ser|tycker|upplever|behöver|använder|hjälper|väntar|söker|startar|startade|saknar|saknas"
    r"|informerar|berättar|diskuterar|träffas|genomförs|erbjuder|bjuder|planerar|fortsätter|ligger|verkar|fungerar|börjar|börjat|anställt)\b",
    re.IGNORECASE,
)
FOLLOW_UP = re.compile(
    r"\b(?:att|ska|bör|behöver|vill)\s+följa(?:s)?\s+upp|\bföljs?\s+upp\b|\bföljer\s+(?:vi\s+|nätverket\s+)?upp\b"
    r"|\bföljer\s+\w+\s+upp\b|\bfortfarande\s+(?:oklart|oklara|inte\s+klart)|\båterkommer\s+(?:i|med|om|till)\b|\bkollar\s+upp\b|\bundersöker\s+(?:om|hur|till)\b"
    r"|\b(?:tar|ta)\s+reda\s+på\b|\batt\s+(?:göra|åtgärda)\s*:",
    re.IGNORECASE,
)
FOLLOW_UP_HEADING = re.compile(
    NUMBER
    + r"(?:frågor\s+|saker\s+)?(?:punkter\s+)?(?:att\s+(?:följa\s+upp|göra)|uppföljning\w*|följs\s+upp|åtgärder)\b",
    re.IGNORECASE,
)
INTERROGATIVE = re.compile(
    r"(?:\d+[.)]\s*)?(?:fråga\s*\d*\s*[:.–-]?\s*)?(?:hur|vad|vilk\w+|varför|vem|när|var|finns|har|kan|ska|behöver)\b",
    re.IGNORECASE,
)
DISCUSSING = re.compile(
    r"\b(?:nätverks)?(?:deltagarna|nätverket|gruppen|grupperna|vi)\s+(?:diskuterar|diskuterade|samtalar|resonerar)\b",
    re.IGNORECASE,
)


def tidy(blocks: list[Block], known: Known) -> list[Block]:
    """Lines that are paragraphs of their own part, dashes become items, addresses become links."""
    tidied = [
        undashed(replace(line, spans=linked(line.spans)))
        for block in blocks
        for line in (lines_of(block) if _parts_by_line(block, known) else [block])
    ]
    return [_unlisted(tidied, at) for at in range(len(tidied))]


def _unlisted(blocks: list[Block], at: int) -> Block:
    """A numbered line with no numbered neighbour is a heading: "2. Ekonomi"."""
    block = blocks[at]
    beside = [other for other in (*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2]) if other.depth == block.depth]
    if not block.marker or not block.ordered or block.line[-1:] in (".", "") or len(block.line) > 90:
        return block
    if any(other.ordered for other in beside) or (is_question(block) and at + 1 < len(blocks) and blocks[at + 1].depth):
        return block
    return replace(block, spans=(Span(block.marker + " "), *block.spans), depth=0, ordered=False, marker="", level=3)


def _parts_by_line(block: Block, known: Known) -> bool:
    if block.cells or "\n" not in block.text:
        return False
    lines = lines_of(block)
    return any(_opens(line, known) for line in lines[1:]) or (len(lines) > 1 and _opens_alone(lines[0], known))


def _opens(line: Block, known: Known) -> bool:
    lead = lead_of(line, known)
    return (
        bool(DASH.match(line.text))
        or role_of(line) is not Role.PLAIN
        or (lead is not None and lead.form is not Form.SENTENCE)
    )


def _opens_alone(line: Block, known: Known) -> bool:
    lead = lead_of(line, known)
    return lead is not None and lead.form is Form.ALONE


def role_of(block: Block) -> Role:
    line = block.line
    if block.cells:
        return Role.PLAIN
    if ABSENT.match(line):
        return Role.ABSENT
    attendees = ATTENDEES.match(block.text) if len(block.text) < LONGEST else None
    if attendees and (attendees["colon"] is not None or block.lead[: attendees.end()].strip()):
        return Role.ATTENDEES
    if NEXT.match(line) and len(line) < 600:
        return Role.NEXT
    return Role.SECRETARY if SECRETARY.match(line) and len(line) < 160 else Role.PLAIN


def is_question(block: Block) -> bool:
    line = block.line.rstrip(' )”"')
    return line.endswith("?") or (bool(INTERROGATIVE.match(line)) and len(line) < 160 and not line.endswith("."))


def has_heading_shape(block: Block) -> bool:
    """Marked as a heading, or a short line that is bold, known or no sentence."""
    line = block.line
    if block.level:
        return bool(line)
    if block.depth or block.cells or not line or len(line) > 100 or not (line[0].isupper() or line[0].isdigit()):
        return False
    count = len(line.split())
    if block.bold and count <= 12 and not (line.endswith(".") and count > 6):
        return True
    return is_known_heading(line) or (
        count <= 8 and len(line) <= 70 and line[-1] not in ".,;!" and not VERBS.search(line)
    )


def is_known_heading(line: str) -> bool:
    count = len(line.split())
    match = KNOWN_HEADING.match(line)
    if not match or count > 7 or (VERBS.search(line) and not line.endswith("?")):
        return False
    rest = line[match.end() :].strip()
    return not rest or rest in (":", ".") or (not line.endswith((".", ",")) and ":" not in rest[:-1] and not days(line))


def without(block: Block, pattern: re.Pattern[str]) -> Block:
    """The block after what the pattern matches at its start."""
    text = "".join(span.text for span in block.spans)
    offset = len(text) - len(text.lstrip())
    match = pattern.match(text.lstrip())
    return cut(block, offset + match.end()) if match else block
