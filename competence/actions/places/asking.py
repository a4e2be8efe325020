"""Open sign-up: one asks for a place at an occasion, and may say no to another than the one that was wished for."""

from typing import Any

from django.db import transaction
from django.db.models import UUIDField
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.actions.places.holding import demand_to_come, employer, held, hold
from competence.actions.places.passing import enter, pass_on
from competence.models import Occasion, Place, WrongTurn
from fyrbodal import journal
from fyrbodal.organisation.models import Person
from fyrbodal.organisation.prepared import Given, Question


@transaction.atomic
def ask(*, occasion: Occasion, person: Person, by: Any, any_occasion: bool = False) -> Place:
    """A place, or one in the queue when all are taken; the one she has already if she asks again. Raises WrongTurn."""
    organisation, course = employer(person), occasion.course
    hold(course.pk)
    (wished,) = _WISHED.things(occasion=occasion.pk)
    wished.course = course
    if mine := _MINE.things(occasion=wished.pk, person=person.pk):
        return mine[0]  # type: ignore[no-any-return]
    if not wished.is_open(timezone.now()):
        raise WrongTurn(_("Anmälan är stängd, så ingen plats är bokad."))
    if organisation is None:
        raise WrongTurn(_("Vi vet inte var du arbetar. Be en administratör lägga in din organisation."))
    facts = {"organisation_id": organisation, "any_occasion": any_occasion, "status": Place.Status.WAITING}
    place = Place(course=course, occasion=wished, person=person, **facts)
    enter(place, by)
    journal.record(by, "signed up", wished, status=str(place.get_status_display()))
    return place


def _mine() -> Any:
    held = Place.objects.filter(occasion=Given("occasion", UUIDField()), person=Given("person", UUIDField()))
    return held.exclude(status=Place.Status.CANCELLED)


_MINE = Question(_mine)
_WISHED = Question(lambda: Occasion.objects.filter(pk=Given("occasion", UUIDField())))


@transaction.atomic
def refuse(*, place: Place, by: Any) -> list[Place]:
    """She cannot come to the occasion that she got in place of her own: she stands where she stood, and waits for hers.

    Those who get the place are returned. Raises WrongTurn where she has the occasion that she wished for.
    """
    left = held(place)
    demand_to_come(left)
    if left.status != Place.Status.BOOKED or left.wished_occasion is None:
        raise WrongTurn(_("Det är det tillfälle som var önskat. Avboka platsen om det inte passar."))
    Place.objects.filter(pk=left.pk).update(
        status=Place.Status.WAITING, occasion=left.wished_occasion, wished_occasion=None, any_occasion=False
    )
    journal.record(by, "waits for another occasion", left.about)
    return pass_on(left.course_id, by, left)
