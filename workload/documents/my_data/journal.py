"""What the journal says of a person in the measurements: what others have done with her, and what she has done.

A line of hers about somebody else says what was done, and not with whom.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from fyrbodal.journal.models import Entry
from fyrbodal.journal.words import VERBS, details_in_words
from fyrbodal.labels import kind_in_words, label_of
from fyrbodal.organisation.models import Appointment, Employment, Person
from workload.models import Sheet

PERSONAL = frozenset(label_of(kind()) for kind in (Sheet, Person, Employment, Appointment))


class Told(NamedTuple):
    at: dt.datetime
    by: str
    did: str
    what: str
    details: str


class Journal:
    def __init__(self, person: Person) -> None:
        self.person = person

    def entries(self) -> QuerySet[Entry]:
        """The latest first."""
        done = Q(thing_kind__startswith=f"{Sheet._meta.app_label}.")
        done |= Q(thing_kind__startswith=f"{Person._meta.app_label}.")
        about = Q()
        for kind, keys in self._hers.items():
            about |= Q(thing_kind=kind, thing_id__in=keys)
        return Entry.objects.filter(Q(done, by_id=self.person.pk) | about).newest_first()

    def told(self, entries: Iterable[Entry]) -> list[Told]:
        return [self._told(one) for one in entries]

    @cached_property
    def _hers(self) -> dict[str, set[str]]:
        """The keys of the rows about her, by their kind."""
        person: Any = self.person
        rows = (Sheet.objects.filter(person=person), person.employments.all(), person.appointments.all())
        keys = {label_of(kind.model()): set(map(str, kind.order_by().values_list("pk", flat=True))) for kind in rows}
        return keys | {label_of(person): {str(person.pk)}}

    def _told(self, one: Entry) -> Told:
        did = str(VERBS.get(one.verb, one.verb))
        if one.thing_kind in PERSONAL and one.thing_id not in self._hers[one.thing_kind]:
            return Told(one.at, one.by_name, did, kind_in_words(one.thing_kind).lower(), "")
        return Told(one.at, one.by_name, did, one.thing_name, details_in_words(one.details))
