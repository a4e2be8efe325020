"""Who is to go: a place gets its name, or somebody else of the same municipality goes instead."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.actions.places.holding import demand_works_in, held
from competence.actions.places.passing import pass_on
from competence.actions.places.telling import tell
from competence.models import Place, WrongTurn
from fyrbodal import journal
from fyrbodal.organisation.models import Person


@transaction.atomic
def name(*, place: Place, person: Person, by: Any) -> Place:
    """Say who is to have a place that had no name. Raises WrongTurn."""
    mine = held(place)
    if mine.person is not None:
        raise WrongTurn(_("Platsen har redan ett namn: %(person)s.") % {"person": mine.person})
    return _give(mine, person, by, "named the place")


@transaction.atomic
def swap(*, place: Place, person: Person, by: Any) -> Place:
    """Let somebody else of the municipality go; the queue does not move. Raises WrongTurn."""
    mine = held(place)
    if mine.person is None:
        raise WrongTurn(_("Platsen har inget namn än."))
    if mine.person == person:
        raise WrongTurn(_("%(person)s har redan platsen.") % {"person": person})
    if mine.attendances.exists():  # it would become somebody else's
        raise WrongTurn(
            _("Närvaron är redan noterad för %(person)s, så ingen annan kan ta platsen.") % {"person": mine.person}
        )
    given = _give(mine, person, by, "swapped the place")
    if mine.person != by:
        tell("lost", [mine], by)
    return given


def _give(mine: Place, person: Person, by: Any, verb: str) -> Place:
    demand_works_in(person, mine.organisation)
    _leave_the_queue(mine, person, by)
    Place.objects.filter(pk=mine.pk).update(person=person)
    given = held(mine)
    journal.record(by, verb, given.about, municipality=str(given.organisation))
    tell("got" if given.status == Place.Status.BOOKED else "waits", [given], by)
    pass_on(given.course_id, by)
    return given


def _leave_the_queue(mine: Place, person: Person, by: Any) -> None:
    """Whoever gets a place need not wait for one. Raises WrongTurn for somebody who has one already."""
    others = Place.objects.filter(person=person).exclude(pk=mine.pk).exclude(status=Place.Status.CANCELLED)
    same = others.filter(offer=mine.offer_id) if mine.offer_id else others.filter(occasion=mine.occasion_id)
    if same.taken().exists() or (mine.occasion_id and others.filter(occasion=mine.occasion_id).taken().exists()):
        raise WrongTurn(_("%(person)s har redan en plats på kursen.") % {"person": person})
    if mine.status == Place.Status.WAITING and same.exists():
        raise WrongTurn(_("%(person)s står redan på kö.") % {"person": person})
    same.update(status=Place.Status.CANCELLED, cancelled_at=timezone.now())
