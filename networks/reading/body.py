"""A section's paragraphs as parts, in their order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from networks.reading.blocks import Block, Span, cut
from networks.reading.closing import SENTENCES, follow_up
from networks.reading.discussions import discussion, discussion_at
from networks.reading.known import Known
from networks.reading.results import Part, Round
from networks.reading.rounds import answers, opened, round_at
from networks.reading.sections import Section
from networks.reading.shape import FOLLOW_UP, FOLLOW_UP_HEADING
from networks.reading.texts import texts

COLUMNS = re.compile(r"(?:kommun|organisation|enhet|ort|vem|namn)(?:er)?\b", re.IGNORECASE)
POINTING = re.compile(r"(?:det|detta|den|denna|de|dessa|här|där|så)\b", re.IGNORECASE)


@dataclass
class Parts:
    known: Known
    held_on: date | None
    heading: Block | None
    found: list[Part] = field(default_factory=list)
    pending: list[Block] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def flush(self) -> None:
        """What has gathered becomes text; an unused heading stands first in it."""
        if self.pending or self.heading:
            self.found += texts(self.heading, self.pending, self.held_on)
        self.heading, self.pending = None, []


def parts(section: Section, known: Known, held_on: date | None) -> Parts:
    blocks = opened(section.blocks, known)
    gathered = Parts(known, held_on, section.heading)
    if section.heading and FOLLOW_UP_HEADING.match(section.heading.line) and _are_follow_ups(blocks):
        gathered.flush()
        gathered.found += (follow_up(block.line, known) for block in blocks)
        return gathered
    at = 0
    while at < len(blocks):
        at += _take(gathered, blocks, at)
    gathered.flush()
    return gathered


def _are_follow_ups(blocks: Sequence[Block]) -> bool:
    return 0 < len(blocks) < 15 and all((b.depth or len(b.line) < 200) and not b.urls and not b.files for b in blocks)


def _take(gathered: Parts, blocks: Sequence[Block], at: int) -> int:
    """Adds what begins here and says how many paragraphs it took."""
    if round_at(blocks, at, gathered.known):
        return _round(gathered, blocks, at)
    size = discussion_at(blocks, at, gathered.known)
    if size:
        return _discussion(gathered, blocks, at, size)
    if _heading_asks(gathered, blocks, at):
        return _discussion(gathered, [gathered.heading, *blocks[at:]], 0, 1) - 1  # type: ignore[list-item]
    if FOLLOW_UP.search(blocks[at].line) and not blocks[at].urls and not blocks[at].files:
        _follow_up(gathered, blocks[at])
    else:
        gathered.pending.append(blocks[at])
    return 1


def _heading_asks(gathered: Parts, blocks: Sequence[Block], at: int) -> bool:
    heading = gathered.heading
    return (
        heading is not None
        and not gathered.pending
        and blocks[at].depth > 0
        and discussion_at([heading, *blocks[at:]], 0, gathered.known) == 1
    )


def _discussion(gathered: Parts, blocks: Sequence[Block], at: int, size: int) -> int:
    if gathered.heading is not blocks[at]:
        gathered.flush()
    gathered.heading = None
    found, taken = discussion(blocks[at:], size, gathered.known)
    gathered.found.append(found)
    return taken


def _round(gathered: Parts, blocks: Sequence[Block], at: int) -> int:
    end = at + 1
    while end < len(blocks) and not discussion_at(blocks, end, gathered.known):
        end += 1
    if gathered.pending and COLUMNS.match(gathered.pending[-1].line) and gathered.pending[-1].cells:
        gathered.labels.append(gathered.pending.pop().line)
    heading, question = _question(gathered)
    gathered.found.append(Round(heading, question, answers(blocks[at:end], gathered.known)))
    return end - at


def _question(gathered: Parts) -> tuple[str, str]:
    """The sentence before the round; the heading where there is none."""
    last = gathered.pending[-1] if gathered.pending else None
    if last is None or last.urls or last.files or last.depth or len(last.line) > 700:
        heading = gathered.heading if not gathered.pending else None
        gathered.heading = None if heading else gathered.heading
        gathered.flush()
        return "", heading.line if heading else ""
    gathered.pending.pop()
    alone = not gathered.pending
    heading = gathered.heading if alone else None
    gathered.heading = None if alone else gathered.heading
    gathered.flush()
    return heading.line if heading else "", last.line


def _follow_up(gathered: Parts, block: Block) -> None:
    """The sentences that ask for it leave the paragraph; what stands around them stays text."""
    for run in _runs(SENTENCES.split(block.line)):
        if FOLLOW_UP.search(run):
            gathered.flush()
            gathered.found.append(follow_up(run, gathered.known))
        else:
            gathered.pending.append(_sentence(block, run))


def _runs(sentences: Sequence[str]) -> list[str]:
    """Neighbours of the same kind stay together; "Det är fortfarande oklart" needs the sentence before it."""
    runs: list[str] = []
    for sentence in sentences:
        asks = bool(FOLLOW_UP.search(sentence))
        if runs and (not asks and not FOLLOW_UP.search(runs[-1])):
            runs[-1] = f"{runs[-1]} {sentence}"
        elif runs and asks and POINTING.match(sentence):
            *before, last = SENTENCES.split(runs.pop())
            runs += [" ".join(before)] if before else []
            runs.append(f"{last} {sentence}")
        else:
            runs.append(sentence)
    return runs


def _sentence(block: Block, run: str) -> Block:
    whole = "".join(span.text for span in block.spans)
    start = whole.find(run)
    return cut(block, start, start + len(run)) if start >= 0 else Block((Span(run),))
