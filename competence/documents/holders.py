"""Who has a place of a course in a package and who waits, as far as a viewer may know."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from competence.documents.places import answered_for
from competence.documents.queues import passes_on_until, queue, with_begin
from competence.documents.queues_said import sentence
from competence.models import Offer, Place
from competence.queueing import Said
from fyrbodal.organisation.models import Organisation


@dataclass(frozen=True)
class Row:
    """`said`: of a place in the queue, which number it has and why it waits. `is_late`: nobody is named in time."""

    place: Place
    said: str
    is_late: bool


@dataclass
class Municipality:
    """`booked` and `waiting` of all its places, those that the viewer may not read the names of too."""

    organisation: Organisation
    booked: int
    waiting: int
    rows: list[Row] = field(default_factory=list)


class Holders:
    """Of an offer, for a viewer: her own place, and the municipalities that she may read something of."""

    def __init__(self, offer: Offer, viewer: Any) -> None:
        self.offer = with_begin(Offer.objects.select_related("course", "package")).get(pk=offer.pk)
        self.viewer = viewer
        self.passes_on_until = passes_on_until(self.offer)
        held = Place.objects.filter(offer=offer).exclude(status=Place.Status.CANCELLED)
        self.numbers = Counter(held.values_list("organisation", "status"))
        self.rows = [self._row(one) for one in self._seen(held)]

    def _seen(self, held: Any) -> Any:
        mine = held.visible_to(self.viewer).select_related("person", "organisation", "wish__unit", "occasion")
        return mine.order_by("status", F("turn").asc(nulls_last=True), "asked_at", "person__name", "pk")

    def _row(self, place: Place) -> Row:
        waiting = place.status == Place.Status.WAITING
        today = timezone.localdate()
        late = place.person_id is None and place.name_by_on is not None and place.name_by_on < today
        return Row(place, sentence(self._queue[place.pk]) if waiting else "", late and not waiting)

    @cached_property
    def _queue(self) -> dict[UUID, Said]:
        return queue(self.offer.course_id)

    @property
    def booked(self) -> int:
        return sum(number for (_where, status), number in self.numbers.items() if status == Place.Status.BOOKED)

    @property
    def waiting(self) -> int:
        return self.numbers.total() - self.booked

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
