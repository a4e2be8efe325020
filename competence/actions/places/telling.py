"""The mails to those whose places change."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from competence.models import Occasion, Place
from competence.rules import LEADERS
from fyrbodal import outbox
from fyrbodal.organisation.models import Person
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.buttons import with_button
from fyrbodal.swedish import date_in_words

KIND = "competence.place"
SUBJECTS: dict[str, Any] = {
    "passed on": gettext_lazy("Du har fått en plats: %(course)s"),
    "got": gettext_lazy("Du har fått en plats: %(course)s"),
    "waits": gettext_lazy("Du står på kö: %(course)s"),
    "lost": gettext_lazy("Din plats är avbokad: %(course)s"),
    "seated": gettext_lazy("När du går kursen: %(course)s"),
    "unnamed": ngettext_lazy(
        "Ni har fått en plats: %(course)s", "Ni har fått %(number)s platser: %(course)s", "number"
    ),
}
TEXTS: dict[str, Any] = {
    "passed on": gettext_lazy("Det blev en plats ledig och du har fått den: %(course)s%(day)s."),
    "got": gettext_lazy("Du har fått en plats: %(course)s%(day)s."),
    "waits": gettext_lazy("Alla platser är tagna, så du står på kö: %(course)s. Vi hör av oss om det blir en ledig."),
    "lost": gettext_lazy("Din plats är avbokad av %(by)s: %(course)s%(day)s."),
    "seated": gettext_lazy("Du går kursen vid det här tillfället: %(course)s%(day)s."),
    "unnamed": ngettext_lazy(
        "Det blev en plats ledig och den har gått till %(unit)s: %(course)s. Skriv vem som ska gå%(last)s.",
        "Det blev %(number)s platser lediga och de har gått till %(unit)s: %(course)s. Skriv vilka som ska gå%(last)s.",
        "number",
    ),
}
WITH_A_PLACE = ("passed on", "got", "seated")


def tell(what: str, places: Iterable[Place], by: Any) -> None:
    """One mail to the people of some places that are alike: of the same offer, or at the same occasion."""
    listed = list(places)
    to = [outbox.Recipient.of(one.person) for one in listed if one.person and one.person.is_active]
    _send(what, listed, to, by)


def tell_leaders(places: list[Place], by: Any) -> None:
    """That the unit is to name people for places that it got; the chief, where no unit wished for them."""
    _send("unnamed", places, [outbox.Recipient.of(person) for person in leaders(places[0])], by)


def leaders(place: Place) -> list[Person]:
    unit = place.wish.unit if place.wish else None
    held = Person.objects.active().filter(appointments__in=_appointments(place.organisation, unit))
    return list(held.distinct().in_order())


def _appointments(organisation: Any, unit: Any) -> Any:
    if unit:
        return unit.appointments.on().to(*LEADERS)
    return organisation.appointments.on().to(Role.IFO_CHIEF)


def _send(what: str, places: list[Place], to: list[outbox.Recipient], by: Any) -> None:
    if not to:
        return
    first, words = places[0], _words(places, by)
    label, path = _button(what, first)
    address = settings.SITE_URL + path
    subject, text = SUBJECTS[what] % words, _text(what, words, address)
    html = with_button(subject, text, label, address)
    outbox.send(kind=KIND, subject=subject, text=text, html=html, to=to, about=first.about, by=by)


def _words(places: list[Place], by: Any) -> dict[str, Any]:
    first = places[0]
    day, last = _shown(first) and _shown(first).first_on, first.name_by_on
    return {
        "course": first.about,
        "day": f", {date_in_words(day)}" if day else "",
        "by": by,
        "number": len(places),
        "unit": (first.wish and first.wish.unit) or first.organisation,
        "last": _(" senast %s") % date_in_words(last) if last else "",
    }


def _button(what: str, place: Place) -> tuple[str, str]:
    """To a page that whoever gets the mail can read, and that has something for her."""
    if occasion := _shown(place):
        return _("Till tillfället"), occasion.get_absolute_url()
    if what == "lost":
        return _("Till kursen"), place.course.get_absolute_url()
    return _("Till platserna"), reverse("competence:offer_places", args=[place.offer_id])


def _shown(place: Place) -> Any:
    """The occasion, unless it is prepared still."""
    return None if place.occasion and place.occasion.status == Occasion.Status.DRAFT else place.occasion


def _text(what: str, words: dict[str, Any], address: str) -> str:
    parts = [_("Hej!"), f"{TEXTS[what] % words}\n{address}"]
    if what in WITH_A_PLACE:
        parts.append(_("Kan du inte komma? Avboka på sidan, så går platsen vidare."))
    return "\n\n".join(parts) + "\n"
