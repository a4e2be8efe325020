"""The next meeting, who held the pen, and what is to be followed up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from networks.reading.blocks import Block, Span, collapsed
from networks.reading.dates import first_day, times, without_days_and_times
from networks.reading.header import ONLINE
from networks.reading.known import Known
from networks.reading.names import is_name, is_title
from networks.reading.results import FollowUp, Match, NextMeeting, Secretary
from networks.reading.shape import FOLLOW_UP, NEXT, SECRETARY, has_heading_shape, without

SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\"”“–-])")
TOPIC = re.compile(
    r"(?:vi\s|då\s|tema|ämne|innehåll|punkter|dagordning|program|på\s+(?:mötet|träffen|dagordningen|agendan)|agenda|fokus|diskussion"
    r"|att\s+ta\s+(?:upp|med)|förslag|kommer\s+att|att\s+förbereda|huvudpunkt)",
    re.IGNORECASE,
)
TOPIC_LABEL = re.compile(
    r"(?:tema|ämnen?|innehåll|punkter|dagordning|program|agenda)(?:\s+\w+){0,2}\s*:\s*$", re.IGNORECASE
)
PLACE_WORDS = re.compile(
    r"\b(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|den|via|på|i|kl|klockan|teams|zoom|digitalt|och|blir|är|em|fm|hos|plats|lokal)\b\.?",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"(?:\b(?:[Pp]lats|[Ll]okal)\s*:\s*|\b(?:[Pp]å|[Ii]|[Hh]os)\s+(?=[A-ZÅÄÖ]))"
    r"(?P<place>[^.;:\n]{2,160}?)(?=\s+(?:den|kl|klockan|med)\b|\s*(?:[.;:\n]|$))"
)
HOUSE = (
    r"(?i:\w*(?:hus|huset|sal|salen|kontor|kontoret|gata|gatan|väg|vägen|lokal|lokalen|rum|rummet|skola|skolan|torg|torget"
    r"|hotell|hotellet|bibliotek|biblioteket|gård|gården|centrum))"
)
PLACE_BY_ITSELF = re.compile(
    rf",\s+(?=[^.]*(?:\b{HOUSE}\b|\d))(?P<place>[A-ZÅÄÖ][\w-]*(?:,?\s+(?:[A-ZÅÄÖ\d][\w-]*|i|på|{HOUSE}))*)\s*\.?\s*(?:,?\s*(?:den|kl|klockan)\b|$)"
)
GREETING = re.compile(r"(?:med vänlig hälsning|vänliga hälsningar|hälsningar|mvh|tack för|väl mött)", re.IGNORECASE)


def next_meeting(blocks: Sequence[Block], after: date | None) -> "NextFound | None":
    """From the label at the first block on; the day stands there or in one of the next two lines."""
    for size in (1, 2, 3):
        if size > len(blocks):
            break
        if size > 1 and has_heading_shape(blocks[size - 1]) and not first_day(blocks[size - 1].line, after):
            break
        line = " ".join(block.line for block in blocks[:size])
        held_on = first_day(line, after)
        if held_on:
            return _found(blocks, size, held_on)
    return None


@dataclass(frozen=True)
class NextFound:
    meeting: NextMeeting
    taken: int
    labels: tuple[str, ...]
    follow_ups: tuple[str, ...]
    left: tuple[Block, ...]
    place: tuple[Block, ...] = ()  # the line that says where, when no part keeps it


def _found(blocks: Sequence[Block], size: int, held_on: date) -> NextFound:
    head, *more = SENTENCES.split(" ".join(block.line for block in blocks[:size]))
    while more and not TOPIC.match(more[0]) and not FOLLOW_UP.search(more[0]):
        head = f"{head} {more.pop(0)}"
    starts, ends = times(head)
    end = size
    while end < len(blocks) and _is_topic(blocks, end, size):
        end += 1
    said = [" ".join(more), *(block.line for block in blocks[size:end])]
    labels = [line for line in said if TOPIC_LABEL.fullmatch(line)]
    topics = [_without_follow_ups(line) for line in said if line not in labels]
    follow_ups = [sentence for line in said for sentence in SENTENCES.split(line) if FOLLOW_UP.search(sentence)]
    line = _line(blocks[:size], head, alone=not more)
    kept = line if _says_more(head) else ()
    meeting = NextMeeting(held_on, starts, ends, tuple(filter(None, topics)), _place(head))
    where = line if meeting.place and not kept else ()
    return NextFound(meeting, end, tuple(labels) if kept else (head, *labels), tuple(follow_ups), kept, where)


def _place(head: str) -> str:
    """Where it is to be, in the words that stand there; "" when nothing says so."""
    rest = _without_day_and_label(head)
    if online := ONLINE.search(rest):
        return online["place"]
    said = [found for found in (PLACE.search(rest), PLACE_BY_ITSELF.search(rest)) if found]
    return collapsed(min(said, key=re.Match.start)["place"]).strip(" .,;–-") if said else ""


def _without_day_and_label(head: str) -> str:
    return collapsed(without_days_and_times(NEXT.sub("", head)))


def _line(blocks: Sequence[Block], head: str, *, alone: bool) -> tuple[Block, ...]:
    """The line as it stood, without the topics that follow it."""
    return tuple(Block(block.spans) for block in blocks) if alone else (Block((Span(head),)),)


def _without_follow_ups(line: str) -> str:
    return " ".join(sentence for sentence in SENTENCES.split(line) if not FOLLOW_UP.search(sentence))


def _is_topic(blocks: Sequence[Block], at: int, first: int) -> bool:
    block = blocks[at]
    if (
        block.urls
        or block.cells
        or block.files
        or block.level
        or GREETING.match(block.line)
        or SECRETARY.match(block.line)
    ):
        return False
    if block.depth or TOPIC.match(block.line):
        return True
    return at == first and len(block.line.split()) > 3 and not has_heading_shape(block)


def _says_more(head: str) -> bool:
    """More than a day, a time and where: the line must be kept as it stands."""
    rest = _without_day_and_label(head).replace(_place(head), " ", 1)
    return bool(re.search(r"\w{2,}", PLACE_WORDS.sub(" ", rest)))


def secretary(blocks: Sequence[Block], known: Known) -> "SecretaryFound | None":
    """Name and title after the label, on its line or the lines below it."""
    label = blocks[0].line[: len(blocks[0].line) - len(without(blocks[0], SECRETARY).line)].strip()
    rest = without(blocks[0], SECRETARY).text.strip(" ./")
    lines = [line for line in rest.split("\n") if line]
    taken = 1
    for block in blocks[1:3]:
        if len(lines) >= 2 or not _may_sign(block, known, named=bool(lines)):
            break
        lines += block.text.strip(" /").split("\n")
        taken += 1
    pieces = [
        piece.strip(" .")
        for line in lines
        for piece in re.split(r",\s+|\s+[–-]\s+|\s*[()/]\s*", line)
        if piece.strip(" .")
    ]
    if not pieces or not is_name(pieces[0], known, parts=1):
        return None
    return SecretaryFound(Secretary(collapsed(pieces[0]), ", ".join(pieces[1:])), taken, (label,))


@dataclass(frozen=True)
class SecretaryFound:
    secretary: Secretary
    taken: int
    labels: tuple[str, ...]


def is_signature(block: Block, known: Known) -> bool:
    """The last line of all: "/Anna Berg", "Anna Berg, nätverksledare"."""
    name, *rest = re.split(r"\s*[,/]\s*", block.line.lstrip("/ "), maxsplit=1)
    signs = bool(rest) and is_title(rest[0])
    return (
        (signs or block.line.startswith("/")) and len(block.line) < 90 and is_name(name, known, parts=2 if signs else 1)
    )


def _may_sign(block: Block, known: Known, *, named: bool) -> bool:
    first = block.line.split("\n")[0]
    if block.level or block.cells or block.depth or block.urls or len(block.line) > 90:
        return False
    if named:
        return is_title(block.line) or (bool(known.organisation(block.line).match) and len(block.line.split()) < 5)
    return is_name(re.split(r"[,(\n]", block.text)[0].strip(" /"), known, parts=1) or is_name(first, known)


def follow_up(text: str, known: Known) -> FollowUp:
    mentions = list(known.mentions(text, similar=True))
    mine = [mention for mention in mentions if mention.category == "municipality"] or mentions
    marker = FOLLOW_UP.search(text)
    after = [m for m in mine if marker and m.start >= marker.end()]
    owner = (after or mine)[0].match if mine else None
    return FollowUp(text, Match(owner.text, owner.match, owner.certain) if owner else None)
