"""The lock, and what is asked of everybody who is to have a place."""

from typing import Any

from django.db.models import DateField, UUIDField
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.documents.following import why_kept
from competence.models import Course, Place, WrongTurn
from fyrbodal.organisation.models import Employment, Person
from fyrbodal.organisation.prepared import Given, Question


def hold(*courses: Any) -> None:
    """Nobody else changes a place of the courses until the transaction ends; they are locked in the order of their keys.

    Read what there is after this and not before: what was read earlier may have been changed by whoever held it.
    """
    locked = Course.objects.select_for_update(of=("self",), no_key=True)  # rows that only point to the course go on
    list(locked.filter(pk__in=courses).order_by("pk").values_list("pk"))


def with_all() -> Any:
    """Places with what is told of them."""
    return Place.objects.select_related(
        "offer__course", "occasion__course", "wished_occasion", "person", "organisation", "wish__unit"
    )


def held(place: Place) -> Place:
    """As it is now that nobody else changes it. Raises WrongTurn for one that has been given back."""
    hold(place.course_id)
    found: Place = with_all().get(pk=place.pk)
    if found.status == Place.Status.CANCELLED:
        raise WrongTurn(_("Platsen är redan avbokad."))
    return found


def employer(person: Person) -> Any:
    """The key of the organisation that somebody is employed in today, else of the one that she is known at."""
    employed = _EMPLOYED.rows(person=person.pk, day=timezone.localdate())
    return employed[0][0] if employed else person.organisation_id


def _employed() -> Any:
    day: Any = Given("day", DateField())
    now = Employment.objects.on(day).filter(person=Given("person", UUIDField()))
    return now.order_by("-starts_on", "pk").values_list("organisation")


_EMPLOYED = Question(_employed)


def demand_to_come(place: Place) -> None:
    """Raises WrongTurn for a place that is left too late."""
    if said := why_kept(place):
        raise WrongTurn(said)


def demand_works_in(person: Person, organisation: Any) -> None:
    """Raises WrongTurn for somebody of another municipality."""
    if Employment.objects.on().filter(person=person, organisation=organisation).exists():
        return
    if employer(person) != organisation.pk:
        raise WrongTurn(_("%(person)s arbetar inte i %(where)s.") % {"person": person, "where": organisation})
