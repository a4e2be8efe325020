"""The places of a package given out, as the chiefs' meeting decided: written, sealed and told in one transaction."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from competence.actions import places
from competence.documents.allocation.decision import Decision, DecisionDocument, content_of
from competence.documents.allocation.outcome import Got, Outcome, Seat
from competence.documents.allocation.trial import Trial
from competence.documents.packages.answering import answering
from competence.models import Award, Course, EnrolmentSheet, PackageStatus, Place, TermPackage, UnitWish
from fyrbodal import journal, outbox
from fyrbodal.organisation.models import Person
from fyrbodal.sealed.models import Audience, Copy
from fyrbodal.sealed.sealing import seal

KIND = "places"
MAIL = "competence.allocated"


class NotAsSeen(Exception):
    """What the decision rests on is something else than what was looked at; nothing was written."""


@transaction.atomic
def decide(
    *, package: TermPackage, outcomes: list[Outcome], seen: str, on: dt.date, where: str, minutes: Copy | None, by: Any
) -> TermPackage:
    """Deciding twice is deciding once. Raises WrongTurn and NotAsSeen."""
    held: TermPackage = TermPackage.objects.select_for_update(of=("self",)).get(pk=package.pk)
    if held.status == PackageStatus.ALLOCATED:
        return held
    held.turn(PackageStatus.ALLOCATED)
    _hold(held)
    trial = Trial(held)
    if trial.seen != seen:
        raise NotAsSeen
    for outcome in outcomes:
        _give(outcome, by)
    held.allocated_on, held.allocated_where, held.allocated_minutes, held.allocated_by = on, where, minutes, by
    held.decision = _seal(held, outcomes, [one.name for one in trial.asked.silent], by)
    held.save(
        update_fields=["status", "allocated_on", "allocated_where", "allocated_minutes", "allocated_by", "decision"]
    )
    for sheet in trial.asked.sheets:
        _tell(held, sheet, outcomes, by)
    journal.record(by, "gave out the places", held, where=where, on=on.isoformat())
    return held


def _hold(package: TermPackage) -> None:
    """No sheet is sent in and no place of the courses changes meanwhile; the courses in the order of their keys."""
    list(EnrolmentSheet.objects.filter(package=package).select_for_update(of=("self",)).order_by("pk"))
    list(Course.objects.filter(offers__package=package).select_for_update(of=("self",), no_key=True).order_by("pk"))


def _give(outcome: Outcome, by: Any) -> None:
    Award.objects.bulk_create(_award(outcome, one) for one in outcome.got)
    seats = list(outcome.seats())
    people = Person.objects.in_bulk([one.person for one in seats if one.person])
    wishes = UnitWish.objects.in_bulk([one.wish for one in seats])
    rows = [_given(one, people, wishes) for one in seats]
    places.give_out(offer=outcome.tried.offer, rows=rows, by=by)


def _award(outcome: Outcome, got: Got) -> Award:
    row = got.row
    return Award(
        offer=outcome.tried.offer,
        organisation=row.asked.organisation,
        wanted=row.asked.wanted,
        weight=row.weight.value,
        refused_before=row.credit.refused,
        wished_before=row.credit.wished,
        computed=got.computed,
        places=got.places,
        reason=f"{row.why} {row.note}".strip(),
        adjusted_because=got.because if got.is_adjusted else "",
    )


def _given(seat: Seat, people: Mapping[Any, Person], wishes: Mapping[Any, UnitWish]) -> places.Given:
    return places.Given(
        organisation=seat.organisation,
        person=people[seat.person] if seat.person else None,
        wish=wishes[seat.wish],
        group=seat.group,
        status=Place.Status.WAITING if seat.turn else Place.Status.BOOKED,
        turn=seat.turn,
        name_by_on=seat.name_by_on,
    )


def _seal(package: TermPackage, outcomes: list[Outcome], silent: list[str], by: Any) -> Copy:
    not_given = {one.tried.offer.pk: one.not_given_because for one in outcomes if one.not_given_because}
    document = DecisionDocument(package, content_of(Decision(package, package.allocated_where, silent, not_given)))
    return seal(
        kind=KIND,
        thing=package,
        body=None,
        number=1,
        audience=Audience.PARTICIPANTS,
        title=document.title,
        content=document.data(),
        html=document.document().html(),
        by=by,
    )


def _tell(package: TermPackage, sheet: EnrolmentSheet, outcomes: list[Outcome], by: Any) -> None:
    """To the municipality's chiefs and those who lead a unit there: what it got, and where the names and the reasons are."""
    home = sheet.organisation
    people = answering([home])[home.pk]
    if not people:
        return
    words = {
        "package": package,
        "municipality": home,
        "got": "\n".join(_lines(sheet, outcomes)) or _("Kommunen har inte önskat några platser."),
        "decision": settings.SITE_URL + reverse("competence:package_decision", args=[package.pk]),
        "sheet": settings.SITE_URL + sheet.get_absolute_url(),
        "name": by.name,
    }
    text = _(
        "Hej!\n\nPlatserna i %(package)s är fördelade. Så blev det för %(municipality)s:\n\n%(got)s\n\n"
        "Varför det blev så:\n%(decision)s\n\nVilka som har plats och vilka som väntar:\n%(sheet)s\n\nHälsningar\n%(name)s\n"
    )
    outbox.send(
        kind=MAIL,
        subject=_("%(package)s: platserna är fördelade") % words,
        text=text % words,
        to=[outbox.Recipient.of(person) for person in people],
        about=package,
        by=by,
    )


def _lines(sheet: EnrolmentSheet, outcomes: list[Outcome]) -> list[str]:
    said = []
    for outcome in outcomes:
        for one in outcome.got:
            if one.row.asked.organisation.pk == sheet.organisation_id:
                words = {"course": outcome.tried.offer, "places": one.places, "wanted": one.row.asked.wanted}
                said.append(_("– %(course)s: %(places)s av %(wanted)s") % words)
    return said
