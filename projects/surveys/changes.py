"""What has changed from one year to another, in percentage points beside the counts that they come from."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyrbodal.swedish import decimal, percent
from projects.surveys.answers import Answers, Base, Part


@dataclass(frozen=True)
class Change:
    """The same answers on the same base in two years."""

    base: Base
    years: tuple[int, int]
    before: Part
    after: Part

    @property
    def points(self) -> Decimal | None:
        """Between the percentages as they are shown, so that a reader who subtracts gets the same."""
        before, after = self.before.percent(), self.after.percent()
        return None if before is None or after is None else after - before

    @property
    def more(self) -> int | None:
        """How many more; it says little where more have answered."""
        if self.before.number is None or self.after.number is None:
            return None
        return self.after.number - self.before.number


def change(before: Answers, after: Answers, labels: Collection[str], base: Base) -> Change:
    return Change(base, (before.year, after.year), before.part(labels, base), after.part(labels, base))


def in_words(change: Change) -> str:
    """2020: 49 av 60 (82 %). 2021: 58 av 69 (84 %). +2 procentenheter, räknat på alla som har svarat."""
    parts = zip(change.years, (change.before, change.after), strict=True)
    years = [_("%(year)s: %(part)s.") % {"year": year, "part": part_in_words(part)} for year, part in parts]
    points = change.points
    if points is None:
        return " ".join([*years, _("Förändringen går inte att räkna ut.")])
    sign = "+" if points > 0 else ""
    number = ngettext("%s procentenhet", "%s procentenheter", abs(int(points))) % f"{sign}{decimal(points)}"
    return " ".join(
        [*years, _("%(points)s, räknat på %(base)s.") % {"points": number, "base": base_in_words(change.base)}]
    )


def part_in_words(part: Part) -> str:
    """49 av 60 (82 %), or as much of it as is known"""
    if part.number is None:
        return _("visas inte")
    if part.of is None:
        return decimal(part.number)
    words = _("%(number)s av %(of)s") % {"number": decimal(part.number), "of": decimal(part.of)}
    share = part.percent()
    return words if share is None else f"{words} ({percent(share)})"


def base_in_words(base: Base) -> str:
    return _("alla som har svarat") if base is Base.ANSWERED else _("dem som frågan gäller")
