"""Formatted text: paragraphs, bold, italic, lists, links and two heading levels. Pure of the ORM."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby

import nh3

from fyrbodal.tagsoup import AMPERSAND, tamed

TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "h3", "h4"}
SCHEMES = {"http", "https", "mailto"}

_block = re.compile(r"<(p|ul|ol|li|h3|h4)[\s>]", re.IGNORECASE)
_edge = re.compile(r"(</?(?:p|ul|ol|li|h3|h4)>)")
_tag = re.compile(r"</?(\w+)[^>]*>")
_empty = re.compile(r"<(p|li|h3|h4|strong|em|a)(?:\s[^>]*)?>\s*</\1>")
_control = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_dash = re.compile(r"^[-–•*]\s+(?=\S)")


def from_input(text: str) -> str:
    """What a field sends: HTML from the editor, or plain text where there was none."""
    return clean(text) if _block.search(text) else from_plain(text)


def clean(text: str) -> str:
    """The same text with nothing but the allowed tags and safe links; empty when nothing is left to read."""
    safe = nh3.clean(
        tamed(_control.sub("", text)), tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel="noopener"
    )
    return _without_empties("".join(_gathered(safe.replace("&nbsp;", "\xa0").replace(AMPERSAND, "&amp;")))).strip()


def from_plain(text: str) -> str:
    """Paragraphs, one per line; lines that begin with a dash become a list."""
    lines = [line.strip() for line in _control.sub("", text).splitlines() if line.strip()]
    return "".join(_blocks(lines))


def to_plain(text: str) -> str:
    """Readable text: an empty line between paragraphs, dashes before items, a link's address after its words."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.text()


def words(text: str) -> list[str]:
    """The words that one reads, in order; neither marks of lists nor addresses behind links are among them."""
    return html.unescape(_tag.sub(_as_space, text)).split()


def _as_space(match: re.Match[str]) -> str:
    return "" if match[1] in {"a", "em", "strong"} else " "


def _gathered(safe: str) -> Iterator[str]:
    """Loose text between blocks becomes paragraphs of its own."""
    depth = 0
    for piece in _edge.split(safe):
        if _edge.fullmatch(piece):
            depth += -1 if piece.startswith("</") else 1
            yield piece
        else:
            yield piece if depth or not piece.strip() else f"<p>{piece.strip()}</p>"


def _without_empties(text: str) -> str:
    shorter = _empty.sub("", text)
    return shorter if shorter == text else _without_empties(shorter)


def _blocks(lines: list[str]) -> Iterator[str]:
    for listed, group in groupby(lines, key=lambda line: bool(_dash.match(line))):
        texts = [html.escape(_dash.sub("", line) if listed else line, quote=False) for line in group]
        if listed:
            yield f"<ul>{''.join(f'<li><p>{text}</p></li>' for text in texts)}</ul>"
        else:
            yield from (f"<p>{text}</p>" for text in texts)


class _Reader(HTMLParser):
    """Collects the lines of cleaned HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[bool, str]] = [(False, "")]  # (an item of a list, its text)
        self.lists: list[int | None] = []  # per open list: the next number, or None for dashes
        self.link = ("", "")  # (address, the line's text before the link)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self.lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self.lines.append((True, self._marker()))
        elif tag == "a":
            self.link = (dict(attrs).get("href") or "", self.lines[-1][1])
        elif tag in {"p", "h3", "h4"} and not self._just_marked():
            self.lines.append((bool(self.lists), "  " * len(self.lists)))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
            self.lines.append((False, ""))
        elif tag == "a":
            self._close_link()

    def handle_data(self, data: str) -> None:
        listed, line = self.lines[-1]
        self.lines[-1] = (listed, line + re.sub(r"\s+", " ", data))

    def text(self) -> str:
        kept = [(listed, line.rstrip()) for listed, line in self.lines if line.strip()]
        pairs = zip([(False, ""), *kept], kept, strict=False)
        return "".join(("\n" if before[0] and now[0] else "\n\n") + now[1] for before, now in pairs).strip()

    def _marker(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is not None:
            self.lists[-1] = number + 1
        return "  " * (len(self.lists) - 1) + (f"{number}. " if number else "- ")

    def _just_marked(self) -> bool:
        return bool(re.fullmatch(r"\s*(- |\d+\. )", self.lines[-1][1]))

    def _close_link(self) -> None:
        (address, before), line = self.link, self.lines[-1][1]
        shown = line[len(before) :].strip()
        if address and address.removeprefix("mailto:") != shown:
            self.handle_data(f" ({address})")
        self.link = ("", "")
