"""Telling those who lead somebody what comes, a week before, and what it was, the day after."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from competence.actions.around.mails import held, send
from competence.documents.around.attended import Attended
from competence.documents.around.letters import AFTER, BEFORE, brief_after, brief_before
from competence.documents.around.people import leaders_of
from competence.documents.around.standing import GIVEN, told
from competence.models import Occasion, Place

WEEK, LATE = dt.timedelta(days=7), dt.timedelta(days=30)  # later than that it is no news


def brief_all(today: dt.date) -> None:
    """What is due, also since days on which no worker ran; each leader is told once of each occasion."""
    soon = Occasion.objects.filter(status=Occasion.Status.PLANNED, first_on__gte=today, first_on__lte=today + WEEK)
    for one in soon.order_by("pk"):
        _before(one)
    over = Occasion.objects.filter(status__in=GIVEN, last_on__lt=today, last_on__gte=today - LATE)
    for one in over.order_by("pk"):
        _after(one)


@transaction.atomic
def _before(occasion: Occasion) -> None:
    mine = held(occasion)
    known, places = told(mine, BEFORE), Place.objects.filter(occasion=mine).taken()
    for leader, theirs in leaders_of(list(places.select_related("person", "wish").order_by("pk"))):
        if leader.pk not in known:
            send(BEFORE, mine, brief_before(mine, theirs), [leader], by=None)


@transaction.atomic
def _after(occasion: Occasion) -> None:
    mine = held(occasion)
    known, found = told(mine, AFTER), Attended(mine)
    for leader, theirs in leaders_of(found.places):
        if leader.pk not in known:
            send(AFTER, mine, brief_after(mine, *_apart(found, theirs)), [leader], by=None)


def _apart(found: Attended, places: Sequence[Place]) -> list[list[str]]:
    """Those who were there, those who were not, and those nobody has noted."""
    return [sorted(str(one.person) for one in places if found.was_there(one) is said) for said in (True, False, None)]
