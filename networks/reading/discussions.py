"""A question and what was said about it, one contribution per dash."""

from collections.abc import Sequence

from networks.reading.blocks import Block
from networks.reading.known import Known
from networks.reading.markup import markup
from networks.reading.results import Discussion
from networks.reading.rounds import is_list_of_organisations
from networks.reading.shape import DISCUSSING, FOLLOW_UP, is_question

TALK = ("diskussion", "fråga", "frågeställning", "gruppdiskussion", "dialog", "reflektion", "samtal", "tankar")


def discussion_at(blocks: Sequence[Block], at: int, known: Known) -> int:
    """How many paragraphs the question takes when a discussion begins here, else 0."""
    if not _asks(blocks[at]) and not DISCUSSING.search(blocks[at].line):
        return 0
    size = 1
    while at + size < len(blocks) and size < 4 and _goes_on(blocks[at + size], blocks[at]):
        size += 1
    following = blocks[at + size] if at + size < len(blocks) else None
    if following is not None and _is_contribution(following, blocks[at]):
        return 0 if is_list_of_organisations(blocks, at + size, known) else size
    return size - 1 if size > 1 and DISCUSSING.search(blocks[at + size - 1].line) else 0


def _asks(block: Block) -> bool:
    line = block.line.lower()
    return is_question(block) or (line.startswith(TALK) and len(line) < 160) or (len(line) < 300 and "?" in line)


def _goes_on(block: Block, question: Block) -> bool:
    """A second question or "Nätverksdeltagarna diskuterar" before the first dash."""
    return not _is_contribution(block, question) and (is_question(block) or bool(DISCUSSING.search(block.line)))


def _is_contribution(block: Block, question: Block) -> bool:
    if not block.depth:
        return False
    return not question.depth or block.depth > question.depth or block.ordered != question.ordered


def discussion(blocks: Sequence[Block], size: int, known: Known) -> tuple[Discussion, int]:
    """The discussion at the start of the blocks and how many blocks it takes."""
    end, said = size, list[list[Block]]()
    dashed = end < len(blocks) and blocks[end].depth > 0
    base = blocks[end].depth if dashed else 0
    while end < len(blocks) and not (said and _is_next(blocks, end, blocks[size - 1], known)):
        block = blocks[end]
        if said and (block.depth > base or (not block.depth and block.line[:1].islower())):
            said[-1].append(block)
        elif block.depth or not dashed:
            said.append([block])
        else:
            break
        end += 1
    question = " ".join(block.line for block in blocks[:size])
    return Discussion(question, tuple(map(_contribution, said))), end


def _is_next(blocks: Sequence[Block], at: int, question: Block, known: Known) -> bool:
    """The next question may itself be an item; what is to be followed up is not: a dash that says so was said here."""
    block = blocks[at]
    if not block.depth and (block.line.endswith(":") or FOLLOW_UP.search(block.line)):
        return True
    if question.depth and block.depth == question.depth and block.ordered == question.ordered:
        return True
    return bool(discussion_at(blocks, at, known)) and is_question(block)


def _contribution(blocks: list[Block]) -> str:
    first, *rest = blocks
    plain = Block(first.spans, cells=first.cells, files=first.files)
    depth = min((block.depth for block in rest if block.depth), default=0) - 1
    return markup([plain, *(Block(b.spans, 0, max(b.depth - depth, 0), b.ordered, b.cells, b.files) for b in rest)])
