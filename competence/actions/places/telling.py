"""The mails to those whose places change."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.documents.mail import with_button
from competence.models import Place
from competence.rules import LEADERS
from fyrbodal import outbox
from fyrbodal.organisation.models import Person
from fyrbodal.organisation.roles import Role
from fyrbodal.swedish import date_in_words

KIND = "competence.place"
SUBJECTS = {
    "passed on": gettext_lazy("Du har fått en plats: %(course)s"),
    "got": gettext_lazy("Du har fått en plats: %(course)s"),
    "waits": gettext_lazy("Du står på kö: %(course)s"),
    "lost": gettext_lazy("Din plats är avbokad: %(course)s"),
    "seated": gettext_lazy("När du går kursen: %(course)s"),
    "unnamed": gettext_lazy("Er kommun har fått en plats: %(course)s"),
}
TEXTS = {
    "passed on": gettext_lazy("Det blev en plats ledig och du har fått den: %(course)s%(day)s."),
    "got": gettext_lazy("Du har fått en plats: %(course)s%(day)s."),
    "waits": gettext_lazy("Alla platser är tagna, så du står på kö: %(course)s. Vi hör av oss om det blir en ledig."),
    "lost": gettext_lazy("Din plats är avbokad av %(by)s: %(course)s%(day)s."),
    "seated": gettext_lazy("Du går kursen vid det här tillfället: %(course)s%(day)s."),
    "unnamed": gettext_lazy(
        "Det blev en plats ledig och den har gått till %(unit)s: %(course)s. Skriv vem som ska gå."
    ),
}
WITH_A_PLACE = ("passed on", "got", "seated")


def tell(what: str, places: Iterable[Place], by: Any) -> None:
    """One mail to the people of some places that are alike: of the same offer, or at the same occasion."""
    listed = list(places)
    to = [outbox.Recipient.of(one.person) for one in listed if one.person and one.person.is_active]
    _send(what, listed, to, by)


def tell_leaders(place: Place, by: Any) -> None:
    """That the unit is to name somebody for a place that it got; the chief, where no unit wished for it."""
    _send("unnamed", [place], [outbox.Recipient.of(person) for person in leaders(place)], by)


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
    about = places[0].about
    words = {
        "course": about,
        "day": _day(places[0]),
        "by": by,
        "unit": (places[0].wish and places[0].wish.unit) or places[0].organisation,
    }
    label, address = _button(places[0])
    subject, text = str(SUBJECTS[what]) % words, _text(what, words, address)
    outbox.send(
        kind=KIND,
        subject=subject,
        text=text,
        html=with_button(subject, text, label, address),
        to=to,
        about=about,
        by=by,
    )


def _button(place: Place) -> tuple[str, str]:
    if place.occasion:
        return _("Till tillfället"), settings.SITE_URL + place.occasion.get_absolute_url()
    return _("Till platserna"), settings.SITE_URL + reverse("competence:offer_places", args=[place.offer_id])


def _day(place: Place) -> str:
    first = place.occasion.first_on if place.occasion else None
    return f", {date_in_words(first)}" if first else ""


def _text(what: str, words: dict[str, Any], address: str) -> str:
    parts = [_("Hej!"), f"{str(TEXTS[what]) % words}\n{address}"]
    if what in WITH_A_PLACE:
        parts.append(_("Kan du inte komma? Avboka på sidan, så går platsen vidare."))
    return "\n\n".join(parts) + "\n"
