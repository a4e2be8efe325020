"""Who comes to an occasion, who waits for it, and who leads them."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from competence.models import Occasion, Place
from competence.rules import LEADERS
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.models import Appointment, Employment, Person


def booked(occasion: Occasion) -> Any:
    """Places with a name, in the order of a list that is read aloud."""
    rows = Place.objects.filter(occasion=occasion, person__isnull=False).taken()
    return rows.select_related("person", "organisation").order_by(SwedishOrder("person__name"), "pk")


def nameless(occasion: Occasion) -> int:
    return int(Place.objects.filter(occasion=occasion, person=None).taken().count())


def unseated(occasion: Occasion) -> int:
    """Places of its course in the package for which no occasion is chosen."""
    rows = Place.objects.filter(offer=occasion.offer_id, offer__isnull=False, occasion=None)
    return int(rows.taken().count())


def concerned(occasion: Occasion) -> list[Place]:
    """Places that are booked or waited for there; and of its course in the package, where no occasion is chosen yet."""
    mine = Q(occasion=occasion)
    if occasion.offer_id:
        mine |= Q(offer=occasion.offer_id, occasion=None)
    rows = Place.objects.filter(mine).exclude(status=Place.Status.CANCELLED)
    return list(rows.select_related("person", "organisation", "wish").order_by("asked_at", "pk"))


def people_of(places: Iterable[Place]) -> list[Person]:
    """Each of them once; those who cannot sign in any longer have left."""
    return list({one.person_id: one.person for one in places if one.person and one.person.is_active}.values())


class Led(NamedTuple):
    """Somebody who leads units, and the places of their people, her own left out."""

    leader: Person
    places: list[Place]


def leaders_of(places: Collection[Place]) -> list[Led]:
    """Of the units that people are employed in today; a place without a name belongs to the unit that wished for it."""
    units = _units_of(places)
    led: dict[UUID, Led] = {}
    for one in _leading({unit for found in units.values() for unit in found}):
        for place in places:
            if one.body_id in units[place.pk] and place.person_id != one.person_id:
                mine = led.setdefault(one.person_id, Led(one.person, [])).places
                mine.extend([place] if place not in mine else [])
    return list(led.values())


def _units_of(places: Collection[Place]) -> dict[UUID, set[UUID]]:
    people = [one.person_id for one in places if one.person_id]
    work = Employment.objects.on().filter(person__in=people, unit__isnull=False).values_list("person", "unit")
    units: dict[UUID, set[UUID]] = {one.pk: set() for one in places}
    for place in places:
        if place.person_id:
            units[place.pk] = {unit for person, unit in work if person == place.person_id}
        elif place.wish and place.wish.unit_id:
            units[place.pk] = {place.wish.unit_id}
    return units


def _leading(units: Collection[UUID]) -> Any:
    held = Appointment.objects.on().to(*LEADERS).filter(body__in=units, person__is_active=True)
    return held.select_related("person").order_by("person__email", "pk")
