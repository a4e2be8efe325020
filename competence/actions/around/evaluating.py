"""Asking those who were there what they thought, and three months later whether they use it; without their names."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from competence.actions.around.mails import held, send
from competence.documents.around.answering import to_ask, why_not
from competence.documents.around.asked import MAILS, asked_on
from competence.documents.around.attended import Attended
from competence.documents.around.letters import Letter, asked_afterwards, asked_later
from competence.documents.around.standing import GIVEN, untold
from competence.evaluating import AGAIN_AFTER, LATE, Asked, closes_on
from competence.frequency.due import months_after
from competence.models import Evaluation, Occasion, Place, WrongTurn
from fyrbodal import journal

KEPT_MONTHS = 24  # what was written in words, after the last day of the course
DAY = dt.timedelta(days=1)


class Asking(NamedTuple):
    """`from_on` gives the first day to ask, by the last day of the occasion."""

    letter: Callable[[Occasion, dt.date], Letter]
    from_on: Callable[[dt.date], dt.date]


ASKINGS = {
    Asked.AFTERWARDS: Asking(asked_afterwards, lambda last: last + DAY),
    Asked.LATER: Asking(asked_later, lambda last: months_after(last, AGAIN_AFTER)),
}


def ask_all(today: dt.date) -> None:
    """What is due, also since days on which no worker ran."""
    for kind in ASKINGS:
        for occasion in _due(kind, today):
            _ask(kind, occasion, today)


def _due(kind: str, today: dt.date) -> Iterator[Occasion]:
    from_on = ASKINGS[Asked(kind)].from_on
    over = Occasion.objects.filter(status__in=GIVEN, last_on__lt=today, places__person__isnull=False)
    for one in over.filter(last_on__gte=months_after(today, -AGAIN_AFTER) - LATE * DAY).distinct().order_by("pk"):
        if from_on(one.last_on) <= today <= from_on(one.last_on) + LATE * DAY:
            yield one


@transaction.atomic
def _ask(kind: str, occasion: Occasion, today: dt.date) -> None:
    """Those who have not been asked."""
    mine = held(occasion)
    asked = asked_on(kind, [mine]).get(mine.pk, today)
    people = to_ask(Attended(mine))
    if people and today <= closes_on(asked):
        mail, letter = MAILS[Asked(kind)], ASKINGS[Asked(kind)].letter
        send(mail, mine, letter(mine, closes_on(asked)), untold(mine, mail, people), by=None)


@transaction.atomic
def answer(*, place: Place, evaluation: Evaluation) -> None:
    """Kept without what would say whose it is: no line in the journal, no time. Raises WrongTurn."""
    mine = Place.objects.select_related("occasion").select_for_update(of=("self",)).get(pk=place.pk)
    occasion: Any = mine.occasion
    if refused := why_not(evaluation.kind, mine, occasion):
        raise WrongTurn(refused)
    Place.objects.filter(pk=mine.pk).update(answered=[*mine.answered, evaluation.kind])
    evaluation.occasion = occasion
    evaluation.save(force_insert=True)


@transaction.atomic
def dispose_of_texts(today: dt.date) -> None:
    """The grades stay; in words somebody may have said whose they are."""
    old = Evaluation.objects.filter(occasion__last_on__lt=months_after(today, -KEPT_MONTHS)).exclude(text="")
    if number := old.update(text=""):
        journal.record(None, "disposed of", ContentType.objects.get_for_model(Evaluation), rows=number)
