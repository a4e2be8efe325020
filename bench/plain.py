"""The floor of a document: the same text as plain paragraphs, on as many pages.

Run as a program it reads such a page and writes the PDF, so that its memory can be seen.
"""

import re
import sys
from collections.abc import Callable
from html import escape, unescape
from itertools import cycle, islice

import weasyprint

STYLE = "<style>@page { size: A4; margin: 27mm 25mm 25mm 30mm } body { font: 10.5pt/1.45 serif }</style>"
TAGS, BLOCKS = re.compile(r"<[^>]+>"), re.compile(r"</(?:p|li|h\d|t[hd]|caption)>")


def of_length(html: str, pages: int) -> str:
    """The paragraphs of a page, as many or as often as fill so many pages of paper."""
    texts = _paragraphs(html)
    number = filling(pages, len(texts), lambda number: len(weasyprint.HTML(string=_page(texts, number)).render().pages))
    return _page(texts, number)


def filling(pages: int, number: int, pages_of: Callable[[int], int]) -> int:
    """How many of something fill so many pages, sought from a first guess."""
    while (found := pages_of(number)) != pages:
        nearer = round(number * pages / found)
        number = nearer if nearer != number else number + (1 if found < pages else -1)
    return number


def _paragraphs(html: str) -> list[str]:
    body = html.partition("<body")[2].partition(">")[2]
    found = (" ".join(unescape(TAGS.sub(" ", block)).split()) for block in BLOCKS.split(body))
    return [text for text in found if text]


def _page(texts: list[str], number: int) -> str:
    return STYLE + "".join(f"<p>{escape(text)}</p>" for text in islice(cycle(texts), number))


def render(html: str) -> bytes:
    return bytes(weasyprint.HTML(string=html).write_pdf())


if __name__ == "__main__":
    sys.stdout.buffer.write(render(sys.stdin.read()))
