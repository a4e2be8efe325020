"""Whether somebody can answer what those who were there are asked, and if not why."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from competence.documents.around.asked import asked_on, is_closed
from competence.documents.around.attended import Attended
from competence.evaluating import Asked, closes_on
from competence.models import Occasion, Place

RECENT = dt.timedelta(days=210)
PAGES = {Asked.AFTERWARDS: "competence:occasion_evaluate", Asked.LATER: "competence:occasion_use"}


def why_not(kind: str, place: Place | None, occasion: Occasion) -> str:
    """Empty if she can."""
    asked = asked_on(kind, [occasion]).get(occasion.pk)
    if place is None or Attended(occasion).was_there(place) is False:
        return _("Frågan är till dem som var med.")
    if asked is None:
        return _("Frågan är inte ställd än. Du får ett mejl när det är dags.")
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
