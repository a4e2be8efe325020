"""A run of paragraphs as the body, links and attachments of one field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from networks.reading.blocks import Block, Span, collapsed
from networks.reading.embedded import EXTENSIONS, joined_name
from networks.reading.markup import markup
from networks.reading.results import Link

FILE_NAME = re.compile(rf"[^.?!:;|]*(?:\.[^.?!:;|\s]*)*\.(?:{EXTENSIONS})$", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?]$|[.!?]\s+[A-ZÅÄÖ]")


@dataclass(frozen=True)
class Content:
    body: str
    links: tuple[Link, ...]
    attachments: tuple[str, ...]
    lifted: tuple[str, ...]


def content(blocks: Sequence[Block], heading: str = "") -> Content:
    """Lines at the end that only name a file or a link leave the body for their field; the rest stays as it stood."""
    names = captions(blocks)
    end = len(blocks)
    while end and (_is_moved(blocks, end - 1, names)):
        end -= 1
    links = tuple(link for at, block in enumerate(blocks) for link in _links(blocks, at, heading))
    files = [file.name for block in blocks for file in block.files]
    attached = list(dict.fromkeys([*names.values(), *files])) if names or files else []
    return Content(markup(blocks[:end]), links, tuple(attached), tuple(block.line for block in blocks[end:]))


def captions(blocks: Sequence[Block]) -> dict[int, str]:
    """Position to name of the lines that are a file's name, over several lines too."""
    found = {at: name for at, block in enumerate(blocks) if (name := _file_name(block))}
    for at, block in enumerate(blocks):
        if at not in found and (at - 1 in found or at + 1 in found) and _is_icon_text(block):
            found[at] = collapsed(block.text).rstrip(":")
    return dict(sorted(found.items()))


def is_caption(block: Block) -> bool:
    return bool(_file_name(block))


def _file_name(block: Block) -> str:
    if not block.line or block.cells or len(block.line) > 120 or block.urls:
        return ""
    name = joined_name(block.text.split("\n"))
    return name if FILE_NAME.fullmatch(name) and len(name.split()) <= 12 else ""


def _is_icon_text(block: Block) -> bool:
    """The words under an icon are broken into short lines."""
    lines = block.text.split("\n")
    return len(lines) in (2, 3) and all(len(line) <= 24 for line in lines) and not SENTENCE.search(block.line)


def _is_moved(blocks: Sequence[Block], at: int, names: dict[int, str]) -> bool:
    block = blocks[at]
    if at in names or not block.line:
        return True
    if block.urls:
        return _is_only_links(block) and bool(_label(block) or (at and _is_label(blocks[at - 1])))
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return following is not None and _is_label(block) and bool(following.urls) and not _label(following)


def _is_only_links(block: Block) -> bool:
    """One address, with or without a short label before it."""
    return not block.cells and len(block.urls) == 1 and (not _label(block) or _is_short(_label(block)))


def _label(block: Block) -> str:
    """The words of a line beside its bare address, or those that carry the link."""
    shown = [span for span in block.spans if not (span.url and is_address(span))]
    return collapsed("".join(span.text for span in shown)).strip(" :–-")


def _is_label(block: Block) -> bool:
    return not block.urls and not block.cells and not block.files and _is_short(block.line)


def _is_short(line: str) -> bool:
    return 0 < len(line) <= 120 and not SENTENCE.search(line)


def is_address(span: Span) -> bool:
    return span.text.strip().startswith(("http", "www.")) or span.text.strip() == span.url.removeprefix("mailto:")


def _links(blocks: Sequence[Block], at: int, heading: str) -> list[Link]:
    links: list[Link] = []
    for span in _joined(blocks[at].urls):
        text = collapsed(span.text)
        if is_address(span):
            before = blocks[at - 1].line if at and _is_label(blocks[at - 1]) else heading if not at else ""
            text = (
                _label(blocks[at])
                if _is_only_links(blocks[at]) and _label(blocks[at])
                else before
                if not _label(blocks[at])
                else text
            )
        links.append(Link((text or span.url).strip(" :"), span.url))
    return links


def _joined(spans: Sequence[Span]) -> list[Span]:
    """A link is often cut into several runs."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].url == span.url:
            joined[-1] = Span(joined[-1].text + span.text, url=span.url)
        else:
            joined.append(span)
    return [span for span in joined if span.text.strip()]
