"""Who answers for a municipality's sheet, and who has."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from competence.models import EnrolmentSheet
from competence.rules import LEADERS
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.models import Appointment, Organisation, Person, Unit
from fyrbodal.organisation.roles import Role


def sheets_of(package: Any) -> list[EnrolmentSheet]:
    """By municipality, each with its name."""
    rows = package.sheets.select_related("organisation")
    return list(rows.order_by(SwedishOrder("organisation__name"), "pk"))


def answering(organisations: Iterable[Organisation], *, chiefs_only: bool = False) -> dict[Any, list[Person]]:
    """Municipality → those who can sign in and are its chief, or lead a unit of it; each of them once."""
    homes = [one.pk for one in organisations]
    units = dict(Unit.objects.filter(organisation__in=homes).values_list("pk", "organisation"))
    role = Q(role=Role.IFO_CHIEF, body__in=homes)
    if not chiefs_only:
        role |= Q(role__in=LEADERS, body__in=units)
    held = Appointment.objects.on().filter(role, person__is_active=True).select_related("person")
    found: dict[Any, dict[Any, Person]] = defaultdict(dict)
    for one in held.order_by("person__email", "pk"):
        found[units.get(one.body_id, one.body_id)][one.person_id] = one.person
    return {home: list(found[home].values()) for home in homes}
