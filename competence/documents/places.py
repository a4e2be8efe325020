"""The municipalities, and those of them that somebody may answer for."""

from typing import Any

from django.db.models import Q

from competence.models import Place
from competence.rules import LEADERS, is_course_administrator
from fyrbodal.organisation.models import Organisation, Unit
from fyrbodal.organisation.roles import Role


def members() -> list[Organisation]:
    return list(Organisation.objects.filter(is_member=True).in_order())


def nameless_of(person: Any) -> Any:
    """Places of packages that she is to name: those that her unit wished for; the chief's, where no unit did."""
    hers = Q(wish__unit__in=person.bodies(*LEADERS))
    hers |= Q(wish__unit=None, organisation__in=person.bodies(Role.IFO_CHIEF))
    return Place.objects.taken().filter(hers, person=None, offer__isnull=False)


def answered_for(viewer: Any) -> Any:
    """Her municipality, as its chief or as somebody who leads a unit of it; all of them for the course administrator."""
    rows = Organisation.objects.filter(is_member=True).in_order()
    if is_course_administrator(viewer):
        return rows
    led = Unit.objects.filter(pk__in=viewer.bodies(*LEADERS)).values("organisation")
    return rows.filter(Q(pk__in=viewer.bodies(Role.IFO_CHIEF)) | Q(pk__in=led))
