"""What those who were there have been asked, until when they can answer, and what they said."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Min
from django.utils import timezone

from competence.documents.around.letters import EVALUATION, USE
from competence.evaluating import ENOUGH, Asked, Graded, closes_on
from competence.models import Course, Evaluation, Occasion
from fyrbodal.labels import label_of
from fyrbodal.outbox.models import Message

MAILS = {Asked.AFTERWARDS: EVALUATION, Asked.LATER: USE}


def asked_on(kind: str, occasions: Iterable[Occasion]) -> dict[UUID, dt.date]:
    """Occasion → the day that the first mail with the question was written."""
    keys = {str(one.pk): one.pk for one in occasions}
    about = Message.objects.filter(kind=MAILS[Asked(kind)], thing_kind=label_of(Occasion()), thing_id__in=keys)
    rows = about.order_by().values_list("thing_id").annotate(Min("created_at"))
    return {keys[key]: timezone.localdate(first) for key, first in rows}


def is_closed(asked: dt.date) -> bool:
    return timezone.localdate() > closes_on(asked)


@dataclass(frozen=True)
class Answers:
    """Of one question about one occasion; nothing is told of them while they come in, nor when they are few."""

    occasion: Occasion
    kind: str
    asked: dt.date

    @property
    def closes_on(self) -> dt.date:
        return closes_on(self.asked)

    @property
    def is_open(self) -> bool:
        return not is_closed(self.asked)

    @property
    def _rows(self) -> Any:
        return Evaluation.objects.filter(occasion=self.occasion, kind=self.kind)

    @property
    def number(self) -> int:
        return int(self._rows.count())

    @property
    def are_told(self) -> bool:
        return not self.is_open and self.number >= ENOUGH

    @property
    def graded(self) -> Graded:
        return Graded.of(list(self._rows.values_list("grade", flat=True)))

    @property
    def uses(self) -> list[tuple[str, int]]:
        """How many said each, in words."""
        said = Counter(self._rows.values_list("use", flat=True))
        return [(str(one.label), said[one]) for one in Evaluation.Use]

    @property
    def texts(self) -> list[str]:
        """In the order of keys that say nothing of when they were written."""
        return list(self._rows.exclude(text="").order_by("pk").values_list("text", flat=True))


def answers(occasion: Occasion) -> list[Answers]:
    """What has been asked about it, the first question first."""
    found = ((kind, asked_on(kind, [occasion]).get(occasion.pk)) for kind in Asked.values)
    return [Answers(occasion, kind, asked) for kind, asked in found if asked]


def graded_of(course: Course) -> tuple[Graded, int]:
    """Of all its occasions that are told by themselves, and how many those are: a sum would give away the others."""
    kind = Asked.AFTERWARDS
    asked = asked_on(kind, Occasion.objects.filter(course=course))
    closed = [key for key, day in asked.items() if is_closed(day)]
    rows = list(Evaluation.objects.filter(kind=kind, occasion__in=closed).values_list("occasion", "grade"))
    enough = {key for key, number in Counter(key for key, _grade in rows).items() if number >= ENOUGH}
    return Graded.of([grade for key, grade in rows if key in enough]), len(enough)
