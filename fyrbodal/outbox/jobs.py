import datetime as dt
import logging

from django.db import transaction

from fyrbodal.outbox.disposal import dispose
from fyrbodal.outbox.mail import NoMailServer, dispatch
from fyrbodal.outbox.models import Delivery
from fyrbodal.outbox.smtp import BadEmailURL, Refused
from fyrbodal.outbox.words import in_words
from fyrbodal.work import GiveUp, daily, job

logger = logging.getLogger(__name__)


class NotDelivered(Exception):
    """Not this time; the text says why."""


def give_up(error: str, *, delivery: str) -> None:
    Delivery.objects.select_for_update().get(pk=delivery).gave_up(error)


@job("outbox.delivery", given_up=give_up)
def deliver(delivery: str) -> None:
    """The row is held from before the mail is sent until it says so, and let go when the process dies."""
    with transaction.atomic():
        held = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).select_related("message")
        row = held.filter(pk=delivery).first()
        if row is None:  # with a worker that outlived its lease and may still succeed
            raise NotDelivered("En annan arbetare håller på med leveransen.")
        trouble = None if row.sent_at else _try(row)
    if trouble:
        raise trouble


def _try(row: Delivery) -> Exception | None:
    """Send, and write on the row how it went; what went wrong is handed back, so that the row is kept."""
    try:
        left = dispatch(row)
    except Refused as error:
        row.missed(str(error))
        return GiveUp(str(error))
    except (NoMailServer, BadEmailURL, OSError) as error:
        logger.warning("Delivery %s, try %s: %r", row.pk, row.attempts + 1, error)
        row.missed(in_words(error))
        return NotDelivered(in_words(error))
    row.arrived(only_shown=not left)
    return None


@daily
def dispose_of_texts(day: dt.date) -> None:
    dispose(day)
