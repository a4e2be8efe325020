"""Where a municipality can wish for courses today, to those who read what its people need."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, DateField, Q, UUIDField
from django.urls import reverse
from django.utils import timezone

from competence.models import EnrolmentSheet, Offer, PackageStatus, UnitWish, WishedPerson
from fyrbodal.organisation.models import Unit
from fyrbodal.organisation.prepared import Given, Key, Question


class Spot(NamedTuple):
    """Where on which sheet a course is wished for."""

    offer: UUID
    sheet: UUID


@dataclass(frozen=True)
class Taking:
    """The offers of open sheets by course, and who stands on them; keys are text."""

    offers: dict[str, Spot] = field(default_factory=dict)
    enrolled: frozenset[tuple[str, str]] = frozenset()  # person, course

    def takes(self, course: Any) -> bool:
        return str(course) in self.offers

    def has(self, person: Any, course: Any) -> bool:
        return (str(person), str(course)) in self.enrolled

    def address(self, course: Any) -> str:
        """Of the course on the sheet."""
        offer, sheet = self.offers[str(course)]
        return f"{reverse('competence:enrolment', args=[sheet])}#kurs-{offer.hex}"


def open_sheets(organisations: Collection[Any]) -> list[EnrolmentSheet]:
    """Those of some municipalities that can be written in, the one to close first first."""
    if not organisations:
        return []
    package = {"package__status": PackageStatus.SENT, "package__last_sign_up_on__gte": timezone.localdate()}
    sheets = EnrolmentSheet.objects.filter(**package, organisation__in=organisations, status=EnrolmentSheet.Status.OPEN)
    rows = sheets.select_related("package", "organisation")
    return list(rows.order_by("package__last_sign_up_on", "organisation__name", "pk"))


def wished_by(units: Collection[Unit]) -> dict[Any, int]:
    """By unit, for how many courses that take wishes it has wished for somebody."""
    package = {"sheet__package__status": PackageStatus.SENT, "unit__in": units}
    wishes = UnitWish.objects.filter(Q(unnamed__gt=0) | Q(people__isnull=False), **package)
    return dict(wishes.values_list("unit").annotate(Count("offer", distinct=True)).order_by("unit"))


def taking(organisation: Any, people: Collection[Any], on: dt.date) -> Taking:
    """Of the municipality's open sheets. In two queries, in one where no package takes wishes."""
    found = {course: Spot(*where) for course, *where in _OFFERS.rows(organisation=organisation, on=on)}
    if not found:
        return Taking()
    rows = WishedPerson.objects.filter(offer__in=[one.offer for one in found.values()], person__in=people)
    named = rows.values_list("person", "offer__course")
    return Taking(found, frozenset((str(person), str(course)) for person, course in named))


def _offers() -> Any:
    package = {"package__status": PackageStatus.SENT, "package__last_sign_up_on__gte": Given("on", DateField())}
    sheet = {
        "package__sheets__organisation": Given("organisation", UUIDField()),
        "package__sheets__status": EnrolmentSheet.Status.OPEN,
    }
    offers = Offer.objects.filter(**package, **sheet).order_by("package__year", "package__half", "pk")
    return offers.values_list(Key("course"), "pk", "package__sheets")


_OFFERS = Question(_offers)
