"""Whether somebody can answer what those who were there are asked, and if not why."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from competence.documents.around.asked import asked_on, is_closed
from competence.documents.around.attended import Attended
from competence.documents.around.people import people_of
from competence.evaluating import ENOUGH, Asked, closes_on
from competence.models import Occasion, Place
from fyrbodal.organisation.models import Person

RECENT = dt.timedelta(days=210)
PAGES = {Asked.AFTERWARDS: "competence:occasion_evaluate", Asked.LATER: "competence:occasion_use"}


def to_ask(found: Attended) -> list[Person]:
    """All but those who were away; nobody where so few were there that nothing could be told of it."""
    people = people_of(place for place in found.places if found.was_there(place) is not False)
    return people if len(people) >= ENOUGH else []


def none_asked(found: Attended) -> str:
    """Why nobody is; empty where somebody is, or may be."""
    if not found.occasion.has_been or to_ask(found):
        return ""
    return _("Färre än tre deltog, så ingen får frågor om kursen: svaren skulle inte vara anonyma.")


def why_not(kind: str, place: Place | None, occasion: Occasion) -> str:
    """Empty if she can."""
    asked, found = asked_on(kind, [occasion]).get(occasion.pk), Attended(occasion)
    if place is None or found.was_there(place) is False:
        return _("Frågan är till dem som var med.")
    if asked is None:
        return none_asked(found) or _("Frågan är inte ställd än. Du får ett mejl när det är dags.")
    if timezone.localdate() > closes_on(asked):
        return _("Tiden att svara har gått ut.")
    if kind in place.answered:
        return _("Du har redan svarat. Tack!")
    return ""


class Question(NamedTuple):
    """What somebody can still answer, and where."""

    occasion: Occasion
    kind: str
    closes_on: dt.date

    @property
    def page(self) -> str:
        return PAGES[Asked(self.kind)]

    @property
    def words(self) -> str:
        afterwards = self.kind == Asked.AFTERWARDS
        return _("Vad tyckte du om kursen?") if afterwards else _("Använder du det du lärde dig?")


def asked_of(person: Any) -> list[Question]:
    """The one that closes first comes first."""
    return sorted(_asked_of(person), key=lambda one: (one.closes_on, str(one.occasion.pk), one.kind))


def _asked_of(person: Any) -> Iterator[Question]:
    """Of the courses of the last half year: what is older is closed."""
    today = timezone.localdate()
    mine = Place.objects.filter(
        person=person, occasion__last_on__gte=today - RECENT, occasion__last_on__lt=today
    ).taken()
    places = {one.occasion: one for one in mine.select_related("occasion__course")}
    for kind in Asked.values:
        days = asked_on(kind, places)
        for occasion in [one for one in places if one.pk in days and not is_closed(days[one.pk])]:
            if not why_not(kind, places[occasion], occasion):
                yield Question(occasion, kind, closes_on(days[occasion.pk]))
