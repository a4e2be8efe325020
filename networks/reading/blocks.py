"""What a reader of a file gives: its paragraphs in order, each a row of spans."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f]")
SPACES = re.compile(r"[^\S\n]+")
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”“]+[^\s<>\"”“.,;:!?)\]]")
DASH = re.compile(r"^\s*(?:[‐‑−–—•·▪●◦‣⁃∙\uf0b7\uf0a7][\s\u00a0]*|[-*o][\s\u00a0]+|-(?=[A-ZÅÄÖ]))")
WORD = re.compile(r"[\w%]+")


def cleaned(text: str) -> str:
    """Composed letters, ordinary spaces, nothing that cannot be seen."""
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"))


def collapsed(text: str) -> str:
    return " ".join(text.split())


def words(text: str) -> list[str]:
    return WORD.findall(text)


@dataclass(frozen=True)
class EmbeddedFile:
    name: str
    content: bytes


@dataclass(frozen=True)
class Span:
    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading (level 1-9), a list item (depth 1 and up) or a table row (cells)."""

    spans: tuple[Span, ...] = ()
    level: int = 0
    depth: int = 0
    ordered: bool = False
    cells: tuple[tuple["Block", ...], ...] = ()
    files: tuple[EmbeddedFile, ...] = ()
    marker: str = ""  # the number that was typed before an item

    @cached_property
    def text(self) -> str:
        """The words with single spaces; a line break stays a line break."""
        if self.cells:
            return " | ".join(filter(None, map(cell_text, self.cells)))
        lines = SPACES.sub(" ", "".join(span.text for span in self.spans)).split("\n")
        return "\n".join(filter(None, (line.strip() for line in lines)))

    @cached_property
    def line(self) -> str:
        return collapsed(self.text)

    @cached_property
    def bold(self) -> bool:
        return bool(self.line) and all(span.bold for span in self.spans if span.text.strip(" \n\t:.,"))

    @cached_property
    def lead(self) -> str:
        """The bold words that the paragraph opens with."""
        lead = ""
        for span in self.spans:
            if not span.bold and span.text.strip():
                break
            lead += span.text
        return collapsed(lead)

    @property
    def urls(self) -> tuple[Span, ...]:
        inner = (block for cell in self.cells for block in cell)
        return tuple(span for span in self.spans if span.url) + tuple(s for block in inner for s in block.urls)


def cell_text(cell: tuple[Block, ...]) -> str:
    return collapsed(" ".join(block.text for block in cell))


def linked(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Addresses that are only typed become links."""
    return tuple(piece for span in spans for piece in ([span] if span.url else _pieces(span)))


def _pieces(span: Span) -> list[Span]:
    pieces, at = [], 0
    for match in URL.finditer(span.text):
        address = match.group()
        pieces.append(replace(span, text=span.text[at : match.start()]))
        pieces.append(replace(span, text=address, url=address if address.startswith("http") else f"https://{address}"))
        at = match.end()
    pieces.append(replace(span, text=span.text[at:]))
    return [piece for piece in pieces if piece.text]


def cut(block: Block, start: int, end: int | None = None) -> Block:
    """The characters start to end of the spans, which are counted before spaces collapse."""
    spans, at = [], 0
    for span in block.spans:
        low, high = max(start - at, 0), len(span.text) if end is None else min(end - at, len(span.text))
        if low < high:
            spans.append(replace(span, text=span.text[low:high]))
        at += len(span.text)
    return replace(block, spans=tuple(spans))


def raw(block: Block) -> str:
    return "".join(span.text for span in block.spans)


def lines_of(block: Block) -> list[Block]:
    """One block per line; the files stay with the last."""
    text, at, lines = raw(block), 0, []
    for line in text.split("\n"):
        if line.strip():
            lines.append(replace(cut(block, at, at + len(line)), files=()))
        at += len(line) + 1
    if not lines:
        return [block]
    return [*lines[:-1], replace(lines[-1], files=block.files)]


def undashed(block: Block) -> Block:
    """A typed dash or bullet makes a list item."""
    match = DASH.match(raw(block))
    if not match or block.cells or not raw(block)[match.end() :].strip():
        return block
    return replace(cut(block, match.end()), depth=max(block.depth, 1), ordered=False)
