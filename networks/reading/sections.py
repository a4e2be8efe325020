"""The paragraphs cut where a heading or a field of its own begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from networks.reading.attendees import Presence, absence, heads_a_table, presence
from networks.reading.blocks import Block
from networks.reading.closing import NextFound, SecretaryFound, is_signature, next_meeting, secretary
from networks.reading.content import captions
from networks.reading.known import Known
from networks.reading.leads import Form, Lead, lead_of
from networks.reading.shape import Role, has_heading_shape, is_known_heading, is_question, role_of


@dataclass
class Section:
    heading: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)

    def add(self, block: Block, known: Known) -> None:
        self.blocks.append(block)
        lead = lead_of(block, known)
        self.leads += [lead] if lead else []

    def named(self) -> set[str | None]:
        return {lead.match.match for lead in self.leads}

    def is_round(self) -> bool:
        return len(self.named()) > 1 or bool(self.leads and self.leads[-1].form is Form.ALONE)


Piece = Section | Presence | NextFound | SecretaryFound


def is_heading(blocks: Sequence[Block], at: int, section: Section, known: Known) -> bool:
    """A line that stands alone and is followed by what it is about; in an answer more is asked of it."""
    block = blocks[at]
    asks = is_question(block) and len(block.line) < 150
    if not (asks or has_heading_shape(block)) or block.cells or block.depth or block.urls:
        return False
    lead = lead_of(block, known)
    if lead and (lead.form is not Form.SENTENCE or not (block.level or asks)):
        return False
    named = section.named()
    following = blocks[at + 1 : at + 2]
    after = lead_of(following[0], known) if following else None
    anew = after is not None and after.match.match in named and len(named) > 1
    if asks and anew:
        return True
    return has_heading_shape(block) and _stands_alone(blocks, at) and _opens(blocks, at, section, known, anew=anew)


def _stands_alone(blocks: Sequence[Block], at: int) -> bool:
    """Neither the rest of a broken sentence nor the words of a file or a link."""
    block, following = blocks[at], blocks[at + 1 : at + 2]
    if block.level:
        return True
    if (at and _goes_on(blocks[at - 1], block)) or _is_caption(blocks, at):
        return False
    return not (following and _is_address(following[0]))


def _opens(blocks: Sequence[Block], at: int, section: Section, known: Known, *, anew: bool) -> bool:
    block = blocks[at]
    if section.is_round():
        return _ends_round(blocks, at, section, known, anew=anew)
    return bool(block.level) or is_known_heading(block.line) or block.bold or _introduces(blocks[at + 1 : at + 2])


def _goes_on(before: Block, block: Block) -> bool:
    """A sentence that a page break cut in two."""
    unfinished = re.search(r"(?:,|\b(?:och|i|på|av|med|för|att|som|till|om|från|hos|en|ett|den|det|de))$", before.line)
    return unfinished is not None and not block.level and not block.bold


def _is_caption(blocks: Sequence[Block], at: int) -> bool:
    low = max(at - 2, 0)
    return at - low in captions(blocks[low : at + 3])


def _is_address(block: Block) -> bool:
    return bool(block.urls) and len(block.line.split()) == 1


def _introduces(following: Sequence[Block]) -> bool:
    if not following:
        return False
    block = following[0]
    return bool(block.depth or block.cells) or len(block.line) > 60 or (is_question(block) and len(block.line) > 25)


def _ends_round(blocks: Sequence[Block], at: int, section: Section, known: Known, *, anew: bool) -> bool:
    """Within a round a heading is marked as one, known as one, or leads to what is no answer."""
    block = blocks[at]
    levels = [inner.level for inner in section.blocks if inner.level and lead_of(inner, known)]
    if block.level:
        return not levels or block.level <= max(levels)
    if _recurs(blocks, at):
        return False
    following = blocks[at + 1 : at + 2]
    after = lead_of(following[0], known) if following else None
    if is_known_heading(block.line) or anew or (section.heading and _both_numbered(section.heading, block)):
        return True
    return after is None and ((block.bold and not levels) or _introduces(following))


def _both_numbered(heading: Block, block: Block) -> bool:
    return all(re.match(r"§?\s*\d{1,2}[.):]?\s+[A-ZÅÄÖ]", line) for line in (heading.line, block.line))


def _recurs(blocks: Sequence[Block], at: int) -> bool:
    """The same line under several organisations is a heading inside their answers."""
    line = blocks[at].line.casefold()
    return sum(1 for block in blocks if block.line.casefold() == line) > 1


def pieces(blocks: Sequence[Block], known: Known, held_on: date | None) -> list[Piece]:
    found: list[Piece] = []
    section, at = Section(), 0
    while at < len(blocks):
        special = _special(blocks, at, known, held_on, [*found, section])
        if special:
            found += [section, special]
            section, at = Section(), at + special.taken
            continue
        if is_heading(blocks, at, section, known):
            found.append(section)
            section = Section(blocks[at])
        else:
            section.add(blocks[at], known)
        at += 1
    return [piece for piece in (*found, section) if not isinstance(piece, Section) or piece.heading or piece.blocks]


def _special(
    blocks: Sequence[Block], at: int, known: Known, held_on: date | None, found: Sequence[Piece]
) -> Presence | NextFound | SecretaryFound | None:
    """Each of them once, but for absentees: a second one is kept as text."""
    role, rest = role_of(blocks[at]), blocks[at:]
    if (role is Role.ATTENDEES or heads_a_table(blocks[at])) and not _has(found, Presence):
        return presence(rest, known)
    if role is Role.ABSENT and not _answering(found[-1]):
        return absence(rest, known)
    if role is Role.NEXT and not _has(found, NextFound):
        return next_meeting(rest, held_on)
    if (role is Role.SECRETARY or (len(rest) == 1 and is_signature(blocks[at], known))) and not _has(
        found, SecretaryFound
    ):
        return secretary(rest, known)
    return None


def _has(found: Sequence[Piece], kind: type) -> bool:
    return any(isinstance(piece, kind) and not _is_absence(piece) for piece in found)


def _is_absence(piece: Piece) -> bool:
    return isinstance(piece, Presence) and not piece.attendees


def _answering(piece: Piece) -> bool:
    """In a round "Ej närvarande" is what is said of an organisation."""
    return isinstance(piece, Section) and bool(piece.leads)
