"""Going round: who comes next, and leaving somebody out."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from networks.models import Answer, WrongTurn


def next_waiting(answer: Answer) -> Answer | None:
    """The next one after this who has not answered, else the first; None when all have."""
    waiting = answer.item.answers.filter(state=Answer.State.WAITING).exclude(pk=answer.pk).order_by("position")
    later = waiting.filter(position__gt=answer.position).select_related("organisation")
    return later.first() or waiting.select_related("organisation").first()


@transaction.atomic
def move(*, answer: Answer, step: int, by: Any) -> None:
    """One place earlier (-1) or later (1) in the round; at the end nothing happens. Raises NotOpen."""
    answer.hold_open()
    answer.refresh_from_db(fields=["position"])
    here = answer.position
    if step < 0:
        beyond = answer.item.answers.filter(position__lt=here).order_by("-position")
    else:
        beyond = answer.item.answers.filter(position__gt=here).order_by("position")
    if neighbour := beyond.first():
        Answer.objects.filter(pk=answer.pk).update(position=neighbour.position)
        Answer.objects.filter(pk=neighbour.pk).update(position=here)


@transaction.atomic
def release(*, answer: Answer, by: Any) -> None:
    """Out of the round, if nothing has been written. Raises NotOpen and WrongTurn."""
    answer.hold_open()
    answer.refresh_from_db()
    if answer.body or answer.reply or answer.contact or _has_rows(answer):
        raise WrongTurn(_("Det står något i svaret. Töm det först, om %(who)s ska bort ur rundan.") % {"who": answer})
    answer.delete()


def _has_rows(answer: Answer) -> bool:
    return answer.figures.exists() or answer.links.exists() or answer.attachments.exists()
