"""Blocks as rich text: a fixed set of tags, made safe by nh3."""

import re
from collections.abc import Iterable
from html import escape, unescape

import nh3

from networks.reading.blocks import Block, Span, collapsed

TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "h3", "h4"}
SCHEMES = {"http", "https", "mailto"}
TAG = re.compile(r"<[^>]*>")


def markup(blocks: Iterable[Block]) -> str:
    pieces: list[str] = []
    open_lists: list[str] = []
    for block in blocks:
        _nest(pieces, open_lists, block)
        pieces.append(_opened(block))
    _close(pieces, open_lists, 0)
    html = "".join(pieces)
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None)


def plain(html: str) -> str:
    return collapsed(unescape(TAG.sub(" ", re.sub(r"</?(?:strong|em|a)\b[^>]*>", "", html))))


def inline(block: Block) -> str:
    if block.cells:
        return " | ".join(" ".join(map(inline, cell)) for cell in block.cells if cell)
    return "".join(_span(span) for span in _merged(block.spans)).strip()


def _opened(block: Block) -> str:
    if block.depth:
        return f"<li><p>{inline(block)}</p>"
    if not block.line:
        return ""
    tag = {0: "p", 1: "h3", 2: "h3", 3: "h3"}.get(block.level, "h4")
    return f"<{tag}>{inline(block)}</{tag}>"


def _nest(pieces: list[str], open_lists: list[str], block: Block) -> None:
    tag = "ol" if block.ordered else "ul"
    depth = min(block.depth, len(open_lists) + 1)
    _close(pieces, open_lists, depth)
    if depth and len(open_lists) == depth and open_lists[-1] != tag:
        _close(pieces, open_lists, depth - 1)
    if open_lists and len(open_lists) == depth:
        pieces.append("</li>")
    elif len(open_lists) < depth:
        pieces.append(f"<{tag}>")
        open_lists.append(tag)


def _close(pieces: list[str], open_lists: list[str], depth: int) -> None:
    while len(open_lists) > depth:
        pieces.append(f"</li></{open_lists.pop()}>")


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and (last.bold, last.italic, last.url) == (span.bold, span.italic, span.url):
            merged[-1] = Span(last.text + span.text, span.bold, span.italic, span.url)
        else:
            merged.append(span)
    return merged


def _span(span: Span) -> str:
    body = span.text.strip()
    if not body:
        return " " if span.text else ""
    html = escape(collapsed(body), quote=False)
    for tag, wanted in (("em", span.italic), ("strong", span.bold)):
        html = f"<{tag}>{html}</{tag}>" if wanted else html
    html = f'<a href="{escape(span.url)}">{html}</a>' if span.url else html
    return f"{' ' * span.text[0].isspace()}{html}{' ' * span.text[-1].isspace()}"
