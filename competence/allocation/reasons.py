"""Why 3 and not 4: what decided the last place that a municipality got, and the first one that it did not get."""

from decimal import Context, Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competence.allocation.inside import Returned, SharedOut
from competence.allocation.method import Allocation, Request, Turn
from fyrbodal.swedish import decimal, ordinal

EXACT = Context(prec=60)
LEAST_PLACES = 2


def reasons(allocation: Allocation) -> dict[str, str]:
    """A few sentences for every municipality that asked."""
    return {one.municipality: _Explained(allocation, one).sentences() for one in allocation.requests}


def told(shared: SharedOut) -> dict[str, str]:
    """The same where groups go together: whoever could not use what she was given is told of that instead."""
    return reasons(shared.final) | {name: _of_a_group(shared, name) for name in shared.returned} | _enough(shared)


def _enough(shared: SharedOut) -> dict[str, str]:
    """Where seats are left, those who got all that they wished; it was not enough for everybody's group."""
    if shared.final.refused:
        return {}
    got = _("%(municipality)s fick %(got)s av %(got)s: platserna räckte till alla som kunde använda dem.")
    content = {name: shared.places[name] for name in shared.wanted if name not in shared.returned}
    short = any(shared.places[name] < wanted for name, wanted in shared.wanted.items())
    return {name: got % {"municipality": name, "got": places} for name, places in content.items() if places and short}


def _of_a_group(shared: SharedOut, name: str) -> str:
    one = shared.returned[name]
    words = {"municipality": name, "got": shared.places[name], "wanted": shared.wanted[name], "group": one.group}
    if name in shared.filled:
        said = _(
            "%(municipality)s fick %(got)s av %(wanted)s: gruppen på %(group)s kom in på platser som ingen annan kunde "
            "använda."
        )
        return said % words
    said = _("%(municipality)s fick %(got)s av %(wanted)s: %(why)s, %(where)s.")
    return said % (words | {"why": _too_few(one), "where": _gone(one.offered - one.used, shared)})


def _too_few(one: Returned) -> str:
    words = {"offered": one.offered, "used": one.used, "group": one.group}
    if one.used:
        said = _("av %(offered)s platser kom %(used)s till användning och resten räckte inte till gruppen på %(group)s")
        return said % words
    said = ngettext(
        "%(offered)s plats räckte inte till gruppen på %(group)s",
        "%(offered)s platser räckte inte till gruppen på %(group)s",
        one.offered,
    )
    return said % words


def _gone(number: int, shared: SharedOut) -> str:
    """To others; or where seats are left, at least not all of them to others."""
    if sum(shared.places.values()) == shared.final.seats:
        return ngettext("så den gick vidare", "så de gick vidare", number)
    return ngettext("så den lämnades tillbaka", "så de lämnades tillbaka", number)


def adjusted(municipality: str, places: int, computed: int, because: str) -> str:
    """What the chiefs' meeting decided in place of what the method came to."""
    words = {"municipality": municipality, "places": places, "computed": computed, "because": because.rstrip(" .")}
    return _("Mötet gav %(municipality)s %(places)s i stället för %(computed)s: %(because)s.") % words


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
        return " ".join(filter(None, [said, self._why(self.last) if self.last else ""]))

    def _is_told(self, last: Turn) -> bool:
        """Whether the round in which the last place came is the one that has just been spoken of."""
        final = self.allocation.given[-1]
        return bool(self.missed and final.is_floor and last.number == final.number)

    def _by_lot(self, turn: Turn) -> bool:
        return any(turn.is_alike(other) for other in self.allocation.refused)

    def _why_not(self, missed: Turn) -> str:
        if not self.allocation.given:
            return _("det fanns inga platser att dela ut")
        final = self.allocation.given[-1]
        if missed.is_floor and final.number == missed.number:
            return self._outweighed(missed, final)
        if final.is_floor:
            return _("platserna tog slut redan i den %s omgången, där ingen kommun får mer än en") % ordinal(
                final.number
            )
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
        if self._is_told(last):
            return _("Den platsen gav lotten.") if self._by_lot(last) else ""
        words = {"place": ordinal(last.number), "value": _shown(last.value)}
        if not last.is_floor:
            said = _("Den %(place)s platsen fick kommunen på kvoten %(value)s")
        elif self._ran_out(last):
            said = _("Den %(place)s platsen kom i den %(place)s omgången, där ingen kommun får mer än en")
        else:
            said = _("Den %(place)s platsen kom i den %(place)s omgången, där varje kommun får en")
        return (_("%s, efter lottning.") if self._by_lot(last) else "%s.") % (said % words)

    def _ran_out(self, turn: Turn) -> bool:
        """Whether the seats were not enough for everybody in its round."""
        return any(other.is_floor and other.number == turn.number for other in self.allocation.refused)


def _told_apart(one: Fraction, other: Fraction) -> tuple[str, str]:
    """With as many decimals as it takes to see which is the larger."""
    places = LEAST_PLACES
    while one != other and _shown(one, places) == _shown(other, places):
        places += 1
    return _shown(one, places), _shown(other, places)


def _shown(value: Fraction, places: int = LEAST_PLACES) -> str:
    return decimal(EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)), places)
