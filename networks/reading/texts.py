"""What is neither a round nor a discussion: information with a day, and plain text."""

import re
from collections.abc import Sequence
from datetime import date

from networks.reading.blocks import Block
from networks.reading.content import content
from networks.reading.dates import first_day
from networks.reading.results import Information, Text
from networks.reading.shape import NUMBER

INFORMATION = re.compile(
    NUMBER
    + r"(?:\w+\s)?(?:information\w*|aktuell\w*|på gång|nyheter|tips\w*|informeras\b.*|kalendarium|kommande\b.*)(?:\s|[.:]|$)",
    re.IGNORECASE,
)
LISTING = re.compile(
    NUMBER + r"(?:övrig\w*|utbildning\w*|kurs\w*|konferens\w*|seminari\w*|webbinari\w*|kompetens\w*)\b", re.IGNORECASE
)
EVENT = re.compile(
    r"utbildning|kurs|konferens|seminari|webbinari|webinar|föreläs|målgrupp|anmäl|workshop|temadag|inspirationsdag|nätverksdag|spridning|träff|dag\b|frågor\s+till|kontakt",
    re.IGNORECASE,
)
DETAIL = re.compile(
    r"(?:målgrupp|anmäl|sista|frågor|fråga|kontakt|plats|tid|datum|länk|läs\s+mer|mer\s+information|kostnad|pris|arrangör|föreläsare|innehåll|för\s+(?:mer|frågor)|sprid|vid\s+frågor|hör\s+av)",
    re.IGNORECASE,
)


def texts(heading: Block | None, blocks: Sequence[Block], held_on: date | None) -> list[Text | Information]:
    title = heading.line if heading else ""
    informs, lists = bool(INFORMATION.match(title)), bool(LISTING.match(title))
    groups = list(_items(blocks)) if informs or lists else [list(blocks)]
    if len(groups) > 1 and not informs and not any(first_day(_said(group), held_on) for group in groups):
        groups = [list(blocks)]
    return [_part(title if not at else "", group, held_on, informs=informs) for at, group in enumerate(groups)]


def _items(blocks: Sequence[Block]) -> list[list[Block]]:
    """A dash, a bold opening or a new day begins the next item; details and links go on with it."""
    items: list[list[Block]] = []
    for block in blocks:
        if items and not _begins(block, items[-1]):
            items[-1].append(block)
        else:
            items.append([block])
    return items or [[]]


def _begins(block: Block, item: Sequence[Block]) -> bool:
    if block.depth:
        return block.depth == 1 and bool(item[0].depth or item[0].line.endswith((".", "?")))
    if item[0].depth or DETAIL.match(block.line) or not block.line or _is_only_address(block):
        return bool(item[0].depth) and not DETAIL.match(block.line) and not _is_only_address(block)
    return (
        bool(block.lead)
        or any(line.urls for line in item)
        or bool(first_day(block.line, date.min) and first_day(_said(item), date.min))
    )


def _is_only_address(block: Block) -> bool:
    return bool(block.urls) and len(block.line.split()) < 3


def _said(blocks: Sequence[Block]) -> str:
    return "\n".join(block.line for block in blocks)


def _part(title: str, blocks: Sequence[Block], held_on: date | None, *, informs: bool) -> Text | Information:
    said = content(blocks, title)
    text = _said(blocks)
    on = first_day(f"{text}\n{title}", held_on)
    if (informs and blocks) or (on and (said.links or EVENT.search(f"{title}\n{text}"))):
        return Information(title, said.body, on, said.links, said.attachments, said.lifted)
    return as_text(blocks, title)


def as_text(blocks: Sequence[Block], title: str = "") -> Text:
    said = content(blocks, title)
    return Text(title, said.body, said.links, said.attachments, said.lifted)
