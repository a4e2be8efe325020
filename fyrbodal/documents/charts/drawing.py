"""The pen: text, bars, lines and marks as SVG. Presentation attributes are for paper; classes let charts.css recolour them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

WIDTH = 640
LETTER = 7.5  # width of a letter at SIZE with room for the wide fonts of the web
SIZE = 13
# Each at least 3:1 against paper; the patterns tell them apart without colour.
INKS = ("#0b5363", "#8a4b00", "#2b6534", "#a01c2c", "#51636a")
WORDS, SOFT, AXIS, GRID = "#14191b", "#51636a", "#7c8b8c", "#d9d8d1"
FONT = "Fyrbodal Sans, Source Sans 3, system-ui, sans-serif"
SHAPES = (
    "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    "m-4-4h8v8h-8z",
    "m0-5l5 9h-10z",
    "m0-5l5 5l-5 5l-5-5z",
    "m-5-2h10v4h-10z",
)
Number = float | Decimal
Ends = tuple[Number, Number, Number, Number]  # of a line: x and y of the one and of the other


def framed(slug: str, title: str, description: str, height: int, content: SafeString) -> SafeString:
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-labelledby="{}-title {}-desc" font-family="{}" font-size="{}">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc><defs>{}</defs>{}</svg>',
        WIDTH, height, WIDTH, height, slug, slug, FONT, SIZE, slug, title, slug, description, _patterns(slug), content,
    )  # fmt: skip


def joined(parts: Iterable[str]) -> SafeString:
    """What the pen has drawn, which has escaped the words itself: there are hundreds of strokes in a drawing."""
    return mark_safe("".join(parts))  # noqa: S308


def text(x: Number, y: Number, words: str, *, anchor: str = "start", soft: bool = False) -> str:
    kind, ink = ("soft", SOFT) if soft else ("words", WORDS)
    place = f'x="{_at(x)}" y="{_at(y)}" text-anchor="{anchor}"'
    return f'<text {place} class="{kind}" fill="{ink}">{escape(words)}</text>'


def bar(slug: str, number: int, x: Number, y: Number, width: Number, height: Number) -> str:
    """A field with the pattern and the outline of series `number`; the first is full, without a pattern whose seams show."""
    at = _place(number)
    kind, fill = (f"line-{at}", f"url(#{escape(slug)}-{at})") if at else ("line-0 ink-0", INKS[0])
    place = f'x="{_at(x)}" y="{_at(y)}" width="{_at(width)}" height="{_at(height)}"'
    return f'<rect {place} class="{kind}" fill="{fill}" stroke="{INKS[at]}" stroke-width="1.2"/>'


def edges(ends: Iterable[Ends]) -> str:
    """Where zero is, in one stroke."""
    return _straight(ends, "axis", AXIS)


def rules(ends: Iterable[Ends]) -> str:
    """The faint ones behind a drawing, in one stroke."""
    return _straight(ends, "grid", GRID)


def _straight(ends: Iterable[Ends], kind: str, ink: str) -> str:
    strokes = "".join(f"M{_at(x1)} {_at(y1)}L{_at(x2)} {_at(y2)}" for x1, y1, x2, y2 in ends)
    return f'<path d="{strokes}" class="{kind}" stroke="{ink}" fill="none"/>'


def curve(number: int, points: Sequence[tuple[Number, Number]]) -> str:
    """Straight from point to point, dashed in a way of its own for each series."""
    steps, at = "L".join(f"{_at(x)} {_at(y)}" for x, y in points), _place(number)
    dashes = ("none", "7 4", "2 3", "9 3 2 3", "4 2")[at]
    pen = f'class="line-{at}" stroke="{INKS[at]}" stroke-width="2" stroke-dasharray="{dashes}"'
    return f'<path d="M{steps}" {pen} fill="none"/>'


def marks(number: int, points: Sequence[tuple[Number, Number]]) -> str:
    """Discs, squares, triangles, diamonds or flat squares in one stroke: shapes beside colours."""
    at = _place(number)
    strokes = "".join(f"M{_at(x)} {_at(y)}{SHAPES[at]}" for x, y in points)
    return f'<path d="{strokes}" class="ink-{at}" fill="{INKS[at]}"/>'


@lru_cache(maxsize=64)
def _patterns(slug: str) -> SafeString:
    """Slanting, dotted, lying and empty, in the ink of their series."""
    return joined([_pattern(slug, number, drawn) for number, drawn in enumerate(_DRAWN, 1)])


_DRAWN = (
    '<path d="M-2 2L2-2M0 8L8 0M6 10L10 6" class="line-1" stroke="{}" stroke-width="2.2"/>',
    '<path d="M1 2a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0M5 6a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0" class="ink-2" fill="{}"/>',
    '<path d="M0 2H8M0 6H8" class="line-3" stroke="{}" stroke-width="1.6"/>',
    '<rect width="8" height="8" fill="none" stroke="{}" stroke-width="0"/>',
)


def _pattern(slug: str, number: int, drawn: str) -> SafeString:
    content = format_html(drawn, INKS[number])
    return format_html(
        '<pattern id="{}-{}" width="8" height="8" patternUnits="userSpaceOnUse">{}</pattern>', slug, number, content
    )


def _place(number: int) -> int:
    return number % len(INKS)


def _at(value: Number) -> str:
    """One decimal is finer than paper and keeps the bytes the same."""
    return f"{value:.1f}".removesuffix(".0")
