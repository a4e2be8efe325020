"""What becomes of old mails: the text goes, and that they were sent stays (decision 6)."""

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone

from fyrbodal import journal
from fyrbodal.outbox.models import Attachment, Delivery, Message

KEPT = dt.timedelta(days=365)
KEPT_WITH_A_LINK = dt.timedelta(days=90)  # as long as the longest of the links is valid


def dispose(day: dt.date) -> None:
    """Of what was written and enclosed in mails that are old on that day; what still waits to be sent is kept."""
    old = Q(created_at__date__lt=day - KEPT) | Q(secret=True, created_at__date__lt=day - KEPT_WITH_A_LINK)
    overdue = Message.objects.filter(old, disposed_at=None).exclude(deliveries__status=Delivery.Status.WAITING)
    keys = list(overdue.values_list("pk", flat=True))
    Attachment.objects.filter(message__in=keys).delete()
    Message.objects.filter(pk__in=keys).update(text="", html="", disposed_at=timezone.now())
    if keys:
        journal.record(None, "disposed of", ContentType.objects.get_for_model(Message), rows=len(keys))
