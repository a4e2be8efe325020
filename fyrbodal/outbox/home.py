"""What of the mail waits for an administrator: what has not reached somebody."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fyrbodal.home import SHOWN, Waiting, section
from fyrbodal.organisation.rules import is_administrator
from fyrbodal.outbox.models import Message

RECENT = dt.timedelta(days=30)


@section(gettext_lazy("Mejl som inte gick fram"), order=5)
def not_delivered(person: Any) -> Iterator[Waiting]:
    """Those of the last month that can be sent again, the newest first."""
    if not is_administrator(person):
        return
    rows = Message.objects.visible_to(person).filter(created_at__gte=timezone.now() - RECENT, disposed_at=None)
    for message in rows.counted().filter(failed__gt=0).defer("text", "html").newest_first()[:SHOWN]:
        note = ngettext("Till %(number)s adress.", "Till %(number)s adresser.", message.failed)
        yield Waiting(
            message.subject or _("(utan ämne)"),
            message.get_absolute_url(),
            timezone.localdate(message.created_at),
            note=note % {"number": message.failed},
            action=_("Visa"),
        )
