"""Rows of a table, written where they are made and not in a template, whose loops would cost more than all else on a page."""

from collections.abc import Container, Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe


def head(headings: Iterable[object], numeric: Container[int]) -> SafeString:
    """`numeric` are the columns whose figures stand to the right."""
    return together([_row([_tag("th", name, ' scope="col"', right=at in numeric) for at, name in enumerate(headings)])])


def row(first: str, others: Iterable[str], numeric: Container[int], url: str = "") -> str:
    """What the row is of, with a link if it has an address, and its cells."""
    named = f'<a href="{escape(url)}">{escape(first)}</a>' if url else escape(first)
    cells = [_tag("td", words, right=at in numeric) for at, words in enumerate(others, 1)]
    return _row([f'<th scope="row">{named}</th>', *cells])


def together(rows: Iterable[str]) -> SafeString:
    """The rows that `row` has made."""
    return mark_safe("".join(rows))  # noqa: S308 - of what is escaped cell by cell


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _tag(name: str, words: object, attributes: str = "", *, right: bool) -> str:
    numeric = ' class="n"' if right else ""
    return f"<{name}{attributes}{numeric}>{escape(str(words))}</{name}>"
