"""The whole reading: a file's bytes in, what was understood out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from networks.reading.attendees import Presence
from networks.reading.blocks import Block, EmbeddedFile, Span
from networks.reading.body import parts
from networks.reading.closing import NextFound, follow_up
from networks.reading.conservation import doubled, lost
from networks.reading.embedded import COMPOUND
from networks.reading.header import Header, header
from networks.reading.known import Known
from networks.reading.package import PACKED
from networks.reading.results import (
    Answer,
    Attendee,
    Information,
    Match,
    NextMeeting,
    Part,
    Reading,
    Round,
    Secretary,
    Text,
    Unreadable,
)
from networks.reading.sections import Section, pieces
from networks.reading.several import about_several
from networks.reading.shape import NEXT, tidy
from networks.reading.textfile import text_blocks
from networks.reading.texts import as_text
from networks.reading.told import as_told, with_told
from networks.reading.wordfile import WordFile

LONGEST = 500_000  # letters
MOST = 5_000  # paragraphs
KINDS = {
    b"%PDF": "Filen är en PDF. Det går att läsa in .docx, .md och .txt.",
    b"{\\rtf": "Filen är i RTF-format. Spara den som Worddokument (.docx) och försök igen.",
}
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_minutes(name: str, content: bytes, known: Known) -> Reading:
    """What the minutes in the file say; raises Unreadable with a sentence for the user."""
    blocks, warnings = _source(content)
    if not any(re.search(r"\w", block.line) for block in blocks):
        raise Unreadable("Filen innehåller ingen text att läsa in.")
    if sum(len(block.text) for block in blocks) > LONGEST or len(blocks) > MOST:
        raise Unreadable(
            "Texten är för lång för att vara minnesanteckningar: högst 500 000 tecken och 5 000 stycken går att läsa in."
        )
    tidied = tidy(blocks, known)
    top = header(tidied, name, known)
    gathered = _gathered(top, known)
    reading = _reading(top, gathered, tuple(_files(blocks)))
    return replace(reading, warnings=(*warnings, *_warnings(blocks, reading, gathered, top, known)))


def _source(content: bytes) -> tuple[list[Block], list[str]]:
    """By what the file is, not by what it is called."""
    if not content.strip():
        raise Unreadable("Filen är tom.")
    if len(content) > PACKED:
        raise Unreadable("Filen är för stor: högst 20 MB går att läsa in.")
    _refuse_other_kinds(content)
    if content.startswith(b"PK"):
        word = WordFile(content)
        return word.read(), word.warnings
    return text_blocks(content), []


def _refuse_other_kinds(content: bytes) -> None:
    if content.startswith(COMPOUND):
        if ENCRYPTED in content:
            raise Unreadable("Filen är krypterad. Ta bort lösenordet och försök igen.")
        raise Unreadable("Filen är i ett äldre Officeformat. Spara den som Worddokument (.docx) och försök igen.")
    for start, message in KINDS.items():
        if content.lstrip().startswith(start):
            raise Unreadable(message)


@dataclass
class Gathered:
    parts: list[Part] = field(default_factory=list)
    attendees: tuple[Attendee, ...] = ()
    next_meeting: NextMeeting | None = None
    secretary: Secretary | None = None
    labels: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    absent: tuple[Attendee, ...] = ()
    away: list[str] = field(default_factory=list)
    unfielded: list[tuple[int, Text]] = field(default_factory=list)

    def set_aside(self, lines: Sequence[Block]) -> None:
        self.unfielded += [(len(self.parts), as_text(lines))] if lines else []


def _gathered(top: Header, known: Known) -> Gathered:
    """Read again where those who came are of organisations that only these minutes tell of."""
    first = _gather(top, known)
    more = with_told(known, first.attendees)
    if more is known:
        return first
    again = _gather(top, more)
    again.attendees, again.absent = first.attendees, first.absent
    again.parts = [as_told(part, more) for part in again.parts]
    return again


def _gather(top: Header, known: Known) -> Gathered:
    gathered = Gathered(labels=list(top.labels))
    for piece in pieces(top.rest, known, top.held_on):
        if isinstance(piece, Section):
            _add(gathered, piece, top, known)
        elif isinstance(piece, Presence):
            gathered.attendees += tuple(piece.attendees)
            gathered.beside += piece.beside
            gathered.absent += tuple(piece.absent)
            gathered.away += piece.away
            gathered.set_aside([Block((Span(line),)) for line in piece.away])
        elif isinstance(piece, NextFound):
            gathered.next_meeting = piece.meeting
            gathered.set_aside(piece.place)
            gathered.parts += [as_text(piece.left)] if piece.left else []
            gathered.parts += [follow_up(text, known) for text in piece.follow_ups]
        else:
            gathered.secretary = piece.secretary
        gathered.labels += () if isinstance(piece, Section) else piece.labels
    return gathered


def _add(gathered: Gathered, section: Section, top: Header, known: Known) -> None:
    read = parts(section, known, top.held_on)
    gathered.parts += read.found
    gathered.labels += read.labels


def _reading(top: Header, found: Gathered, files: tuple[EmbeddedFile, ...]) -> Reading:
    return Reading(
        top.title,
        top.network,
        top.held_on,
        top.starts,
        top.ends,
        top.place,
        found.attendees,
        tuple(found.parts),
        found.next_meeting,
        found.secretary,
        (),
        files,
        found.absent,
        tuple(found.unfielded),
    )


def _files(blocks: Sequence[Block]) -> Iterator[EmbeddedFile]:
    for block in blocks:
        yield from block.files
        for cell in block.cells:
            yield from _files(cell)


def _warnings(blocks: Sequence[Block], reading: Reading, found: Gathered, top: Header, known: Known) -> Iterator[str]:
    yield from top.warnings
    yield from _uncertain(reading)
    yield from _several(reading, known)
    if not reading.attendees:
        yield "Inga deltagare hittades: lägg till dem i utkastet."
    if reading.next_meeting is None and any(NEXT.match(block.line) for block in blocks):
        yield "Nästa träff kunde inte tolkas: raden står kvar som text."
    labels = [label for label in found.labels if label]
    if beside := [words for words in found.beside if re.search(r"\w", words)]:
        yield f"Står inte kvar i deltagarlistan: {_quoted(beside)}."
    if found.away:
        yield f"Lästes som frånvarande: {_quoted(found.away)}."
    if labels:
        yield f"Blev egna fält och står inte kvar i texten: {_quoted(labels)}."
    yield from _differences(blocks, reading, [*labels, *found.beside, *found.away])
    yield from _unplaced(reading)


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"”{text}”" for text in texts)


def _differences(blocks: Sequence[Block], reading: Reading, labels: Sequence[str]) -> Iterator[str]:
    missing, again = lost(blocks, reading, labels), doubled(blocks, reading)
    if missing:
        yield f"Några ord kom inte med: {', '.join(missing[:12])}. Jämför med originalet."
    if again:
        yield f"Några ord kom med två gånger: {', '.join(again[:12])}. Jämför med originalet."


def _unplaced(reading: Reading) -> Iterator[str]:
    listed = set(_attachments(reading))
    for file in reading.files:
        if file.name not in listed:
            yield f"Den inbäddade filen ”{file.name}” hör inte till något svar: placera den."


def _uncertain(reading: Reading) -> Iterator[str]:
    people = ((person.organisation, f"hos {person.name}") for person in reading.attendees)
    spoken = ((answer.organisation, "i ett svar") for answer in _answers(reading))
    for match, where in (*people, *spoken):
        if match and not match.certain and match.text != match.match:
            yield _doubt(match, where)
    for person in reading.attendees:
        if person.organisation is None:
            yield f"{person.name} står utan organisation."


def _several(reading: Reading, known: Known) -> Iterator[str]:
    for answer in _answers(reading):
        for said in about_several(answer, known):
            home = answer.organisation.match or answer.organisation.text
            yield f"”{said}” gäller flera men står under {home}: lägg det hos dem som det gäller."


def _doubt(match: Match, where: str) -> str:
    if match.match:
        return f"Osäkert: ”{match.text}” {where} lästes som {match.match}."
    if not match.text:
        return f"Det framgår inte vilken organisation som menas {where}: välj den."
    return f"Organisationen ”{match.text}” {where} är inte känd."


def _answers(reading: Reading) -> Iterator[Answer]:
    for part in reading.parts:
        if isinstance(part, Round):
            yield from part.answers


def _attachments(reading: Reading) -> Iterator[str]:
    texts = (part for part in reading.parts if isinstance(part, Text | Information))
    for owner in (*texts, *_answers(reading)):
        yield from owner.attachments
