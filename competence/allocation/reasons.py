"""Why 3 and not 4: what decided the last place that a municipality got, and the first one that it did not get."""

from decimal import Context, Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from competence.allocation.method import Allocation, Request, Turn
from fyrbodal.swedish import decimal, ordinal

EXACT = Context(prec=60)
LEAST_PLACES = 2


def reasons(allocation: Allocation) -> dict[str, str]:
    """A few sentences for every municipality that asked."""
    return {one.municipality: _Explained(allocation, one).sentences() for one in allocation.requests}


class _Explained:
    def __init__(self, allocation: Allocation, request: Request) -> None:
        self.allocation, self.request = allocation, request
        self.last = next(reversed(self._own(allocation.given)), None)
        self.missed = next(iter(self._own(allocation.refused)), None)

    def _own(self, turns: tuple[Turn, ...]) -> list[Turn]:
        return [turn for turn in turns if turn.municipality == self.request.municipality]

    def sentences(self) -> str:
        words = {
            "municipality": self.request.municipality,
            "got": self.allocation.places[self.request.municipality],
            "wanted": self.request.wanted,
        }
        if not self.request.wanted:
            return _("%(municipality)s önskade inga platser.") % words
        if not self.allocation.refused:
            return _("%(municipality)s fick %(got)s av %(wanted)s: platserna räckte till alla.") % words
        got = _("%(municipality)s fick %(got)s av %(wanted)s") % words
        said = f"{got}: {self._why_not(self.missed)}." if self.missed else f"{got}."
        return f"{said} {self._why(self.last)}" if self.last else said

    def _why_not(self, missed: Turn) -> str:
        if not self.allocation.given:
            return _("det fanns inga platser att dela ut")
        final = self.allocation.given[-1]
        if missed.is_floor and final.number == missed.number:
            return self._outweighed(missed, final)
        if final.is_floor:
            return _("platserna tog slut redan i den %s omgången, när kommunerna fick en var") % ordinal(final.number)
        return self._outbid(missed, final)

    def _outweighed(self, missed: Turn, final: Turn) -> str:
        mine, its = _told_apart(missed.value, final.value)
        words = {"round": ordinal(missed.number), "mine": mine, "its": its, "other": final.municipality}
        if missed.is_alike(final):
            return (
                _("i den %(round)s omgången har %(other)s samma vikt, %(its)s, och lotten gav den sista platsen dit")
                % words
            )
        return (
            _(
                "i den %(round)s omgången går de tyngsta kommunerna först; vikten är %(mine)s, "
                "den sista platsen gick till %(other)s på %(its)s"
            )
            % words
        )

    def _outbid(self, missed: Turn, final: Turn) -> str:
        mine, its = _told_apart(missed.value, final.value)
        words = {"place": ordinal(missed.number), "mine": mine, "its": its, "other": final.municipality}
        if missed.is_alike(final):
            return (
                _("den %(place)s platsen hade kvoten %(mine)s, precis som den sista, som lotten gav %(other)s") % words
            )
        if missed.municipality == final.municipality:
            return (
                _("den %(place)s platsen hade kvoten %(mine)s, den sista platsen var kommunens egen på %(its)s") % words
            )
        return _("den %(place)s platsen hade kvoten %(mine)s, den sista platsen gick till %(other)s på %(its)s") % words

    def _why(self, last: Turn) -> str:
        words = {"place": ordinal(last.number), "value": _shown(last.value)}
        said = (
            _("Den %(place)s platsen kom i omgången där varje kommun får en")
            if last.is_floor
            else _("Den %(place)s platsen fick kommunen på kvoten %(value)s")
        ) % words
        by_lot = any(last.is_alike(other) for other in self.allocation.refused)
        return _("%s, efter lottning.") % said if by_lot else f"{said}."


def _told_apart(one: Fraction, other: Fraction) -> tuple[str, str]:
    """With as many decimals as it takes to see which is the larger."""
    places = LEAST_PLACES
    while one != other and _shown(one, places) == _shown(other, places):
        places += 1
    return _shown(one, places), _shown(other, places)


def _shown(value: Fraction, places: int = LEAST_PLACES) -> str:
    return decimal(EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)), places)
