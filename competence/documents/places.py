"""The municipalities, and those of them that somebody may answer for."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from competence.models import Occasion, Place
from competence.models.enrolment import leads_in
from competence.rules import LEADERS, is_course_administrator
from fyrbodal.organisation.models import Organisation
from fyrbodal.organisation.roles import Role


def members() -> list[Organisation]:
    return list(Organisation.objects.filter(is_member=True).in_order())


def nameless_of(person: Any) -> Any:
    """Places of packages that she is to name: those that her unit wished for; the chief's, where no unit did."""
    hers = Q(wish__unit__in=person.bodies(*LEADERS))
    hers |= Q(wish__unit=None, organisation__in=person.bodies(Role.IFO_CHIEF))
    return Place.objects.taken().filter(hers, person=None, offer__isnull=False)


def undecided(places: Any) -> list[Place]:
    """Of some places, those of a package whose term is not over, at no occasion that is planned."""
    waits = Q(occasion=None) | Q(occasion__status=Occasion.Status.DRAFT)
    rows = places.filter(waits, offer__isnull=False).select_related("offer__course", "offer__package")
    today = timezone.localdate()
    return [one for one in rows.order_by("asked_at", "pk") if one.offer.package.term.last_on >= today]


def answered_for(viewer: Any) -> Any:
    """Her municipality, as its chief or as somebody who leads a unit of it; all of them for the course administrator."""
    rows = Organisation.objects.filter(is_member=True).in_order()
    if is_course_administrator(viewer):
        return rows
    return rows.filter(Q(pk__in=viewer.bodies(Role.IFO_CHIEF)) | Q(pk__in=leads_in(viewer)))
