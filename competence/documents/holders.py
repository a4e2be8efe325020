"""Who has a place of a course in a package and who waits, as far as a viewer may know."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.documents.catalogue import days_in_words, with_places
from competence.documents.places import answered_for
from competence.documents.queues import passes_on_until, queue, with_begin
from competence.documents.queues_said import sentence
from competence.models import Occasion, Offer, Place
from competence.queueing import Said
from fyrbodal.organisation.models import Organisation


@dataclass(frozen=True)
class Row:
    """`said`: of a place in the queue, which number it has and why it waits. `is_late`: nobody is named in time.

    `number` tells those without a name apart, from 1.
    """

    place: Place
    number: int
    said: str
    is_late: bool
    may_name: bool
    may_cancel: bool


@dataclass
class Municipality:
    """`booked` and `waiting` of all its places, those that the viewer may not read the names of too."""

    organisation: Organisation
    booked: int
    waiting: int
    rows: list[Row] = field(default_factory=list)

    @property
    def others(self) -> int:
        return self.booked + self.waiting - len(self.rows)


class Holders:
    """Of an offer, for a viewer: her own place, and the municipalities that she may read something of."""

    def __init__(self, offer: Offer, viewer: Any) -> None:
        self.offer = with_begin(Offer.objects.select_related("course", "package")).get(pk=offer.pk)
        self.viewer = viewer
        self.passes_on_until = passes_on_until(self.offer)
        held = Place.objects.filter(offer=offer).exclude(status=Place.Status.CANCELLED)
        self.numbers = Counter(held.values_list("organisation", "status"))
        self.rows = [self._row(one, number) for number, one in enumerate(self._seen(held), start=1)]

    def _seen(self, held: Any) -> Any:
        mine = held.visible_to(self.viewer).select_related("person", "organisation", "wish__unit", "occasion")
        return mine.order_by("status", F("turn").asc(nulls_last=True), "asked_at", "person__name", "pk")

    def _row(self, place: Place, number: int) -> Row:
        waits = place.status == Place.Status.WAITING
        by = place.name_by_on
        late = not waits and place.person_id is None and by is not None and by < timezone.localdate()
        may_name, may_cancel = (self.viewer.has_perm(f"competence.{act}_place", place) for act in ("name", "cancel"))
        said = sentence(self._queue[place.pk]) if waits else ""
        return Row(place, number, said, late, may_name, may_cancel and not place.has_been)

    @cached_property
    def _queue(self) -> dict[UUID, Said]:
        return queue(self.offer.course_id)

    @property
    def booked(self) -> int:
        return sum(number for (_organisation, status), number in self.numbers.items() if status == Place.Status.BOOKED)

    @property
    def waiting(self) -> int:
        return self.numbers.total() - self.booked

    @property
    def is_over(self) -> bool:
        """Whether a free place goes to nobody in the queue any more."""
        return self.passes_on_until is not None and self.passes_on_until < timezone.localdate()

    @property
    def mine(self) -> Row | None:
        return next((one for one in self.rows if one.place.person_id == self.viewer.pk), None)

    def municipalities(self) -> list[Municipality]:
        """Those that have a place or wait for one, of those that the viewer answers for."""
        found = {one.pk: self._of(one) for one in answered_for(self.viewer)}
        for row in self.rows:
            if row.place.organisation_id in found:
                found[row.place.organisation_id].rows.append(row)
        return [one for one in found.values() if one.booked or one.waiting]

    def _of(self, organisation: Organisation) -> Municipality:
        booked, waiting = (
            self.numbers[organisation.pk, status] for status in (Place.Status.BOOKED, Place.Status.WAITING)
        )
        return Municipality(organisation, booked, waiting)


def to_seat_at(offer: Offer) -> Any:
    """The occasions of the course in the package that are still to be given, with how many go to each."""
    to_come = offer.occasions.filter(status__in=Occasion.TO_BE_GIVEN)
    return with_places(to_come).order_by("first_on", "pk")


def said(occasion: Any) -> str:
    """Grupp 2, 12 mars 2027 (3 av 12 platser tagna). Out of `to_seat_at`."""
    taken = {"booked": occasion.booked, "seats": occasion.seats}
    room = _("%(booked)s av %(seats)s platser tagna") if occasion.seats else _("%(booked)s platser tagna")
    return f"{occasion}, {days_in_words(occasion) or _('dagar bestäms senare')} ({room % taken})"
