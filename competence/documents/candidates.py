"""Who may have a place of a municipality: those who work there, the people of the wishing unit first."""

from typing import Any

from competence.models import Place
from fyrbodal.organisation.models import Employment, Person
from fyrbodal.swedish import swedish_key


def candidates(place: Place) -> list[tuple[str, str]]:
    """Key and name with unit, without those who have a place on the course already."""
    first = place.wish.unit_id if place.wish else None
    held = Place.objects.filter(offer=place.offer_id, person__isnull=False).taken().values("person")
    people = works_in(place.organisation).exclude(pk__in=held)
    units = _units(place.organisation)
    listed = [(one, units.get(one.pk)) for one in people]
    listed.sort(
        key=lambda each: ((each[1] and each[1].pk) != first or not first, swedish_key(each[0].name), each[0].pk)
    )
    return [(str(person.pk), f"{person}, {unit}" if unit else str(person)) for person, unit in listed]


def works_in(organisation: Any) -> Any:
    """Those who are employed there today, and those who are known there and employed nowhere."""
    today = Employment.objects.on()
    here = Person.objects.filter(pk__in=today.filter(organisation=organisation).values("person"))
    known = Person.objects.filter(organisation=organisation).exclude(pk__in=today.values("person"))
    return (here | known).active()


def _units(organisation: Any) -> dict[Any, Any]:
    rows = Employment.objects.on().filter(organisation=organisation, unit__isnull=False).select_related("unit")
    return {one.person_id: one.unit for one in rows.order_by("-starts_on", "pk")}
