"""The places of a package given out, as the chiefs' meeting decided: written, sealed and told in one transaction."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from competence.actions import places
from competence.actions.allocation.mails import tell_all
from competence.actions.places.holding import hold
from competence.documents.allocation.decision import Decision, DecisionDocument, content_of
from competence.documents.allocation.outcome import Got, Outcome, Seat
from competence.documents.allocation.trial import Trial
from competence.models import Award, EnrolmentSheet, PackageStatus, Place, TermPackage, UnitWish
from fyrbodal import journal
from fyrbodal.organisation.models import Person
from fyrbodal.sealed.models import Audience, Copy
from fyrbodal.sealed.sealing import seal
from fyrbodal.seen import NotAsSeen

KIND = "places"


@transaction.atomic
def decide(
    *, package: TermPackage, outcomes: list[Outcome], seen: str, on: dt.date, where: str, minutes: Copy | None, by: Any
) -> TermPackage:
    """Deciding twice is deciding once. Raises WrongTurn, and NotAsSeen with the trial as it is now."""
    held: TermPackage = TermPackage.objects.select_for_update(of=("self",)).get(pk=package.pk)
    if held.status == PackageStatus.ALLOCATED:
        return held
    held.turn(PackageStatus.ALLOCATED)
    _hold(held)
    trial = Trial(held)
    if trial.seen != seen:
        raise NotAsSeen(trial)
    for outcome in outcomes:
        _give(outcome, by)
    held.allocated_on, held.allocated_where, held.allocated_minutes, held.allocated_by = on, where, minutes, by
    held.decision = _seal(held, outcomes, [one.name for one in trial.asked.silent], by)
    held.save(
        update_fields=["status", "allocated_on", "allocated_where", "allocated_minutes", "allocated_by", "decision"]
    )
    tell_all(held, trial.asked.sheets, outcomes, by)
    journal.record(by, "gave out the places", held, where=where, on=on.isoformat())
    return held


def _hold(package: TermPackage) -> None:
    """No sheet is written in and no place of the courses changes meanwhile."""
    list(EnrolmentSheet.objects.filter(package=package).select_for_update(of=("self",)).order_by("pk"))
    hold(*package.offers.values_list("course", flat=True))


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
