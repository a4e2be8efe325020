"""The mail of a decision: one to each person, whatever of it concerns her."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from competence.documents.allocation.outcome import Outcome
from competence.documents.packages.answering import answering
from competence.models import EnrolmentSheet, Place, TermPackage
from fyrbodal import outbox
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.buttons import with_buttons

KIND = "competence.allocated"


@dataclass
class Concerned:
    """The sheets that somebody answers for, and the places that have her name."""

    sheets: list[EnrolmentSheet] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


class Letter(NamedTuple):
    before: str
    buttons: tuple[tuple[str, str], ...]
    after: str

    @property
    def text(self) -> str:
        return "\n\n".join([self.before, *self.lines, f"{self.after}\n"])

    @property
    def lines(self) -> dict[str, tuple[str, str]]:
        """What stands in the text where a button is."""
        return {f"{words}:\n{address}": (words, address) for words, address in self.buttons}


def tell_all(package: TermPackage, sheets: Iterable[EnrolmentSheet], outcomes: list[Outcome], by: Any) -> None:
    """What each municipality got to those who answer for it, and to everybody with a name whether she has a place."""
    subject = _("%(package)s: platserna är fördelade") % {"package": package}
    letters: dict[Letter, list[Person]] = defaultdict(list)
    for person, concerned in _concerned(package, sheets).items():
        letters[_letter(package, concerned, outcomes, by)].append(person)
    for letter, people in letters.items():
        outbox.send(
            kind=KIND,
            subject=subject,
            text=letter.text,
            html=with_buttons(subject, letter.text, letter.lines),
            to=[outbox.Recipient.of(one) for one in people],
            about=package,
            by=by,
        )


def _concerned(package: TermPackage, sheets: Iterable[EnrolmentSheet]) -> dict[Person, Concerned]:
    listed = list(sheets)
    found: dict[Person, Concerned] = defaultdict(Concerned)
    answer = answering(one.organisation for one in listed)
    for one in listed:
        for person in answer[one.organisation_id]:
            found[person].sheets.append(one)
    named = Place.objects.filter(offer__package=package, person__is_active=True).select_related(
        "offer__course", "person"
    )
    for place in named.order_by("offer__position", "pk"):
        found[place.person].places.append(place)
    return found


def _letter(package: TermPackage, concerned: Concerned, outcomes: list[Outcome], by: Any) -> Letter:
    parts = [_("Hej!"), _("Platserna i %(package)s är fördelade.") % {"package": package}]
    buttons = []
    for sheet in concerned.sheets:
        parts.append(_of_municipality(sheet, outcomes))
        buttons.append((_("Se platserna för %s") % sheet.organisation, sheet.get_absolute_url()))
    if concerned.sheets:
        buttons.append((_("Läs varför det blev så"), reverse("competence:package_decision", args=[package.pk])))
    if concerned.places:
        parts.append(_("Så blev det för dig:\n\n%s") % "\n".join(map(_of_place, concerned.places)))
        buttons += [(_("Se kursen %s") % one.offer, _address(one)) for one in concerned.places]
    after = [_("Kan du inte komma? Avboka på sidan, så går platsen vidare.")] if concerned.places else []
    after.append(_("Hälsningar\n%s") % by.name)
    absolute = tuple((words, settings.SITE_URL + address) for words, address in buttons)
    return Letter("\n\n".join(parts), absolute, "\n\n".join(after))


def _of_municipality(sheet: EnrolmentSheet, outcomes: list[Outcome]) -> str:
    words = {"municipality": sheet.organisation, "got": "\n".join(_lines(sheet, outcomes))}
    if words["got"]:
        return _("Så blev det för %(municipality)s:\n\n%(got)s") % words
    if sheet.status == EnrolmentSheet.Status.SUBMITTED:
        return _("%(municipality)s önskade inga platser.") % words
    return _("%(municipality)s skickade inte in någon anmälan, och har inga platser.") % words


def _lines(sheet: EnrolmentSheet, outcomes: list[Outcome]) -> list[str]:
    return [
        _line(outcome, one.places, one.row.asked.wanted)
        for outcome in outcomes
        for one in outcome.got
        if one.row.asked.organisation.pk == sheet.organisation_id
    ]


def _line(outcome: Outcome, places: int, wanted: int) -> str:
    words = {"course": outcome.tried.offer, "places": places, "wanted": wanted, "because": outcome.not_given_because}
    if outcome.not_given_because:
        return _("– %(course)s ges inte: %(because)s") % words
    return _("– %(course)s: %(places)s av %(wanted)s") % words


def _of_place(place: Place) -> str:
    if place.status == Place.Status.BOOKED:
        return _("– %s: du har en plats.") % place.offer
    return _("– %s: du står på kö. Vi hör av oss om det blir en ledig plats.") % place.offer


def _address(place: Place) -> str:
    return reverse("competence:offer_places", args=[place.offer_id])
