"""What of the networks waits for a person, and where the menu leads."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.home import Waiting, section, shortcuts
from fyrbodal.menu import Entry, offer
from fyrbodal.swedish import time_span
from networks.beginning import to_begin
from networks.models import Edition, Meeting, Status
from networks.rules import MEMBERS

RECENT = dt.timedelta(days=60)
SOON = dt.timedelta(days=120)
SAID = ("network__name", "status", "held_on", "starts", "ends", "place")
SAID_OF_EDITIONS = ("number", "reason", "finalised_at", "meeting__held_on", "meeting__network__name")


def own(person: Any) -> list[tuple[Meeting, bool]]:
    """Drafts and coming meetings of one's own networks, the oldest first, and whether one is to write each.

    One question for the two sections about them, and none for whoever has no network.
    """
    today = timezone.localdate()
    if not (mine := person.bodies(*MEMBERS)):
        return []
    waiting = Q(status=Status.DRAFT, held_on__lte=today) | Q(held_on__range=(today, today + SOON))
    found = Meeting.objects.filter(waiting, network__in=mine).select_related("network").only(*SAID)
    ordered = found.order_by("held_on", "starts", "pk")
    return [(one, person.has_perm("networks.record_meeting", one)) for one in ordered]


@section(gettext_lazy("Anteckningar att göra klara"), order=10, of=own)
def to_write(meetings: list[tuple[Meeting, bool]]) -> Iterator[Waiting]:
    """Drafts of meetings that have been."""
    today = timezone.localdate()
    for draft in (one for one, writes in meetings if writes and one.held_on <= today):
        record = reverse("networks:record", args=[draft.pk])
        yield Waiting(str(draft), record, draft.held_on, action=_("Anteckna"), state=_("utkast"), kind="draft")


@section(gettext_lazy("Kommande träffar"), order=20, of=own)
def coming(meetings: list[tuple[Meeting, bool]]) -> Iterator[Waiting]:
    today = timezone.localdate()
    for meeting in (one for one, _writes in meetings if one.held_on >= today):
        yield Waiting(str(meeting), meeting.get_absolute_url(), meeting.held_on, note=_where(meeting))


def _where(meeting: Meeting) -> str:
    """Time and place; the day stands in its name."""
    return ", ".join(filter(None, [time_span(meeting.starts, meeting.ends) if meeting.starts else "", meeting.place]))


@section(gettext_lazy("Nya anteckningar"), order=30)
def to_read(person: Any) -> Iterator[Waiting]:
    """What has been finalised lately in one's own networks, the newest first."""
    if not person.bodies(*MEMBERS):
        return
    fresh = Edition.objects.of_members(person).filter(finalised_at__gte=timezone.now() - RECENT)
    rows = fresh.select_related("meeting__network").only(*SAID_OF_EDITIONS).order_by("number", "pk")
    newest = {edition.meeting_id: edition for edition in rows}.values()
    for day, edition in sorted(((_day(one), one) for one in newest), key=_newest, reverse=True):
        note = _("Utgåva %(number)s") % {"number": edition.number} + (f": {edition.reason}" if edition.reason else "")
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
