"""The year as a wheel: a month is a field of the ring, a step an arc inside it with the number it has in the list."""

import math
from collections.abc import Iterator, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from competence.documents.cycle import YEAR, Placed
from fyrbodal.documents.charts.drawing import AXIS, FONT, GRID, INKS, SIZE, SOFT, WORDS, joined
from fyrbodal.swedish import MONTHS

SIDE = 440
MIDDLE = SIDE / 2
OUTER, INNER = 212, 168
LANE, FIRST_LANE, INNERMOST = 30, 146, 40
DISC = 12
SHORT = 3  # letters of a month


def wheel(steps: Sequence[Placed]) -> SafeString:
    """An image with a title and a description; what stands in it stands in the list as well."""
    content = joined([*_months(steps), *_steps(steps)])
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-labelledby="wheel-title wheel-desc" font-family="{}" font-size="{}">'
        '<title id="wheel-title">{}</title><desc id="wheel-desc">{}</desc>{}</svg>',
        SIDE, SIDE, SIDE, SIDE, FONT, SIZE, _("Årscykeln"), described(steps), content,
    )  # fmt: skip


def described(steps: Sequence[Placed]) -> str:
    """januari: …; juni: …"""
    if not steps:
        return _("Inget steg har en månad.")
    return "; ".join(f"{one.when}: {one.step.what}" for one in steps)


def lanes(steps: Sequence[Placed]) -> list[int]:
    """How far in each step lies: as far out as it can without meeting an earlier one."""
    taken: list[set[int]] = []
    found = []
    for one in steps:
        lane = next((at for at, months in enumerate(taken) if not months & set(one.months)), len(taken))
        if lane == len(taken):
            taken.append(set())
        taken[lane] |= set(one.months)
        found.append(lane)
    return found


def _months(steps: Sequence[Placed]) -> Iterator[SafeString]:
    busy = {month for one in steps for month in one.months}
    for month in range(1, YEAR + 1):
        yield format_html(
            '<path d="{}" class="{}" fill="{}" stroke="{}"/>',
            _field(month), "month busy" if month in busy else "month", GRID if month in busy else "none", AXIS,
        )  # fmt: skip
        x, y = _at(month - 0.5, (OUTER + INNER) / 2)
        yield _words(x, y, MONTHS[month - 1][:SHORT], "words" if month in busy else "soft")


def _steps(steps: Sequence[Placed]) -> Iterator[SafeString]:
    found = lanes(steps)
    width = min(LANE, (FIRST_LANE - INNERMOST) / max(1, max(found, default=0)))
    for one, lane in zip(steps, found, strict=True):
        radius = FIRST_LANE - lane * width
        yield _arc(one.months, radius)
        x, y = _at(one.months[0] - 1 + len(one.months) / 2, radius)
        yield format_html('<circle cx="{}" cy="{}" r="{}" class="ink-0" fill="{}"/>', _said(x), _said(y), DISC, INKS[0])
        yield _words(x, y, str(one.number), "on-ink")


def _field(month: int) -> str:
    (x1, y1), (x2, y2) = _at(month - 1, OUTER), _at(month, OUTER)
    (x3, y3), (x4, y4) = _at(month, INNER), _at(month - 1, INNER)
    return (
        f"M{x1:.1f} {y1:.1f}A{OUTER} {OUTER} 0 0 1 {x2:.1f} {y2:.1f}"
        f"L{x3:.1f} {y3:.1f}A{INNER} {INNER} 0 0 0 {x4:.1f} {y4:.1f}Z"
    )


def _arc(months: Sequence[int], radius: float) -> SafeString:
    """Along its months, a little shorter than they are; a whole year is broken so that it can be drawn."""
    first, length = months[0] - 1 + 0.12, min(len(months), 11.8) - 0.24
    (x1, y1), (x2, y2) = _at(first, radius), _at(first + length, radius)
    return format_html(
        '<path d="M{} {}A{} {} 0 {} 1 {} {}" class="line-0" stroke="{}" stroke-width="5" '
        'stroke-linecap="round" fill="none"/>',
        *map(_said, (x1, y1, radius, radius)), int(length > YEAR / 2), _said(x2), _said(y2), INKS[0],
    )  # fmt: skip


def _words(x: float, y: float, words: str, kind: str) -> SafeString:
    ink = {"words": WORDS, "soft": SOFT, "on-ink": "#ffffff"}[kind]
    return format_html(
        '<text x="{}" y="{}" text-anchor="middle" class="{}" fill="{}">{}</text>',
        _said(x),
        _said(y + 4.5),
        kind,
        ink,
        words,
    )


def _at(month: float, radius: float) -> tuple[float, float]:
    """Months from the top of the year, clockwise."""
    angle = math.tau * month / YEAR - math.pi / 2
    return MIDDLE + radius * math.cos(angle), MIDDLE + radius * math.sin(angle)


def _said(value: float) -> str:
    """One decimal is finer than paper and keeps the bytes the same."""
    return f"{value:.1f}"
