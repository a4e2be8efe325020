"""Why somebody waits still, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from competence.queueing import Reason, Said, Why

WORDS: dict[Why, Any] = {
    Why.FULL: gettext_lazy("alla platser är tagna"),
    Why.TOO_LATE: gettext_lazy("sista dagen att få en ledig plats har passerat"),
    Why.CANCELLED: gettext_lazy("tillfället är inställt"),
    Why.HELD: gettext_lazy("tillfället har varit"),
    Why.NOT_OPEN: gettext_lazy("anmälan är inte öppen"),
    Why.MUNICIPALITY: gettext_lazy("den lediga platsen går först till någon i samma kommun som lämnade den"),
}


def why(reason: Reason) -> str:
    """The end of a sentence: alla platser är tagna."""
    if reason.why is Why.GROUP:
        words = {"size": reason.size, "free": reason.free}
        return (
            ngettext(
                "gruppen på %(size)s går tillsammans och får inte rum på den enda lediga platsen",
                "gruppen på %(size)s går tillsammans och får inte rum på de %(free)s lediga platserna",
                reason.free,
            )
            % words
        )
    if reason.why is Why.BEHIND:
        return _("nummer %(number)s stod före och fick den sista lediga platsen") % {"number": reason.number}
    return str(WORDS[reason.why])


def sentence(said: Said) -> str:
    """Nummer 2 i kön: alla platser är tagna."""
    words: dict[str, Any] = {"number": said.number}
    if said.reason is None:
        return _("Nummer %(number)s i kön, och står på tur.") % words
    return _("Nummer %(number)s i kön: %(why)s.") % (words | {"why": why(said.reason)})
