"""What of the networks waits for a person, and where the menu leads."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.home import Waiting, section, shortcuts
from fyrbodal.menu import Entry, offer
from fyrbodal.swedish import time_span
from networks.beginning import to_begin
from networks.models import Draft, Edition, Meeting, Network

RECENT = dt.timedelta(days=60)
SOON = dt.timedelta(days=120)


@section(gettext_lazy("Anteckningar att göra klara"), order=10)
def to_write(person: Any) -> Iterator[Waiting]:
    """Drafts of meetings that have been, the oldest first."""
    held = Draft.objects.visible_to(person).filter(status="draft", held_on__lte=timezone.localdate())
    for draft in held.select_related("network").order_by("held_on", "pk"):
        record = reverse("networks:record", args=[draft.pk])
        yield Waiting(str(draft), record, draft.held_on, action=_("Anteckna"), state=_("utkast"))


@section(gettext_lazy("Kommande träffar"), order=20)
def coming(person: Any) -> Iterator[Waiting]:
    """Meetings of one's own networks in the coming months."""
    today = timezone.localdate()
    ahead = Meeting.objects.filter(network__in=Network.objects.of(person), held_on__range=(today, today + SOON))
    for meeting in ahead.select_related("network").order_by("held_on", "starts", "pk"):
        yield Waiting(str(meeting), meeting.get_absolute_url(), meeting.held_on, note=_where(meeting))


def _where(meeting: Meeting) -> str:
    """Time and place; the day stands in its name."""
    return ", ".join(filter(None, [time_span(meeting.starts, meeting.ends) if meeting.starts else "", meeting.place]))


@section(gettext_lazy("Nya anteckningar"), order=30)
def to_read(person: Any) -> Iterator[Waiting]:
    """What has been finalised lately in one's own networks, the newest first."""
    since = timezone.now() - RECENT
    fresh = Edition.objects.visible_to(person).filter(
        meeting__network__in=Network.objects.of(person), finalised_at__gte=since
    )
    rows = fresh.select_related("meeting__network").defer("changes", "confirmed").order_by("number")
    newest = {edition.meeting_id: edition for edition in rows}.values()
    for day, edition in sorted(((_day(one), one) for one in newest), key=_newest, reverse=True):
        note = edition.reason or _("Utgåva %(number)s") % {"number": edition.number}
        yield Waiting(str(edition.meeting), edition.get_absolute_url(), day, note=note)


def _day(edition: Edition) -> dt.date:
    return timezone.localdate(edition.finalised_at)


def _newest(dated: tuple[dt.date, Edition]) -> tuple[dt.date, dt.date]:
    """Those that were finalised on the same day by when the meetings were."""
    day, edition = dated
    return day, edition.meeting.held_on


shortcuts(to_begin)
offer(Entry(gettext_lazy("Träffar"), "networks:meetings", order=10))
offer(Entry(gettext_lazy("Nätverk"), "networks:networks", order=20))
