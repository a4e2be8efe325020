"""A question to every organisation: a run of paragraphs, each about one of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from networks.reading.blocks import Block
from networks.reading.content import captions, content
from networks.reading.embedded import EXTENSIONS
from networks.reading.figures import figures
from networks.reading.known import Known
from networks.reading.leads import Form, Lead, lead_of, unit_of
from networks.reading.results import Answer

FILE = re.compile(rf"(?:\d+\s?%\s*)?\S*\.(?:{EXTENSIONS})\b", re.IGNORECASE)  # what it is called counts nothing
GAP = 12
FAR = 100  # paragraphs that the first organisation may take before the second speaks


@dataclass
class Voice:
    """One organisation, or one of its units, and the paragraphs that are its."""

    lead: Lead
    blocks: list[Block]
    alone: str = ""  # the line that only names the organisation


def opened(blocks: Sequence[Block], known: Known) -> list[Block]:
    """A table row that begins with an organisation becomes its name and the paragraphs of the other cells."""
    flat: list[Block] = []
    for block in blocks:
        lead = lead_of(block, known) if len(block.cells) > 1 else None
        if lead and lead.form is Form.ALONE:
            flat += [inner for cell in block.cells for inner in cell]
        else:
            flat.append(block)
    return flat


def round_at(blocks: Sequence[Block], start: int, known: Known) -> bool:
    """Whether a run with at least two organisations begins here."""
    first = lead_of(blocks[start], known)
    if first is None or not _may_open(first, blocks[start]):
        return False
    last = start
    for at in range(start + 1, min(len(blocks), start + FAR)):
        lead = lead_of(blocks[at], known)
        if lead and lead.match.match != first.match.match and _may_open(lead, blocks[at]):
            return True
        if at - last > GAP:
            return False
        last = at if lead else last
    return False


def is_list_of_organisations(blocks: Sequence[Block], start: int, known: Known) -> bool:
    """A list whose items mostly begin with different organisations is a round, whatever stands before it."""
    items: list[Block] = []
    for block in blocks[start:]:
        if not block.depth and lead_of(block, known) is None:
            break
        items += [block] if block.depth == blocks[start].depth else []
    leads = [lead for item in items if (lead := lead_of(item, known))]
    return len({lead.match.match for lead in leads}) > 1 and len(leads) * 3 >= len(items) * 2


def _may_open(lead: Lead, block: Block) -> bool:
    return lead.category == "municipality" or lead.form is not Form.SENTENCE or bool(block.lead)


def voices(blocks: Sequence[Block], known: Known) -> list[Voice]:
    heard: list[Voice] = []
    bold = sum(1 for block in blocks if block.lead and lead_of(block, known)) > 1
    for block in blocks:
        lead = lead_of(block, known)
        unit = unit_of(block, known, bold_leads=bold) if heard and not lead else None
        if lead and not _goes_on(heard, lead, block):
            heard.append(Voice(lead, [], block.line) if lead.form is Form.ALONE else Voice(lead, [block]))
        elif unit:
            heard.append(Voice(Lead(heard[-1].lead.match, Form.SENTENCE, unit), [block]))
        else:
            heard[-1].blocks.append(block)
    return heard


def _goes_on(heard: list[Voice], lead: Lead, block: Block) -> bool:
    """The same organisation again in its own text is no new answer, unless it names a unit or stands as a label."""
    if block.depth and heard and heard[-1].lead.form is not Form.SENTENCE and not block.lead:
        return lead.form is Form.SENTENCE
    same = bool(heard) and heard[-1].lead.match.match == lead.match.match
    return same and not lead.unit and lead.form is Form.SENTENCE


def answers(blocks: Sequence[Block], known: Known) -> tuple[Answer, ...]:
    return tuple(_answer(voice) for voice in voices(blocks, known))


def _answer(voice: Voice) -> Answer:
    said = content(voice.blocks)
    names = captions(voice.blocks)
    spoken = [FILE.sub(" ", block.line) for at, block in enumerate(voice.blocks) if at not in names]
    numbers = figures("\n".join(spoken))
    lifted = (*said.lifted, voice.alone)
    return Answer(voice.lead.match, voice.lead.unit, said.body, said.links, said.attachments, numbers, lifted)
