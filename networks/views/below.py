"""Fetching the rows below a meeting, for those who may write in it; others are told that there is none."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from fyrbodal.access import require, viewer
from networks.models import Answer, Draft, Item, Meeting


def item_of(request: HttpRequest, pk: UUID) -> Item:
    found = Item.objects.visible_to(viewer(request)).select_related("meeting__network")
    return _writable(request, get_object_or_404(found, pk=pk))


def row_of(request: HttpRequest, queryset: Any, pk: UUID) -> Any:
    """A row below a part: an answer, a report, a link, an attachment."""
    found = queryset.visible_to(viewer(request)).select_related("item__meeting__network")
    row = get_object_or_404(found, pk=pk)
    _writable(request, row.item)
    return row


def listed_of(request: HttpRequest, queryset: Any, pk: UUID) -> Any:
    """Somebody on the list of a meeting."""
    mine = Draft.objects.visible_to(viewer(request))
    row = get_object_or_404(queryset.filter(meeting__in=mine).select_related("meeting__network"), pk=pk)
    require(request, "networks.read_draft_meeting", row.meeting)
    return row


def answer_of(item: Item, key: str) -> Answer | None:
    """The answer of this part that something is to stand under; another part's is not found."""
    try:
        return get_object_or_404(Answer, pk=UUID(key), item=item) if key else None
    except ValueError as unreadable:
        raise Http404 from unreadable


def _writable(request: HttpRequest, item: Item) -> Item:
    # Whether the minutes are still open is asked when the row is written, so that what was typed can be shown again.
    require(request, "networks.read_draft_meeting", item.meeting)
    return item


def home(
    meeting: Meeting, *, focus: str = "", opened: Answer | None = None, unfolded: str = "", place: str = ""
) -> str:
    """The address of the recording page, with what is open on it and where one stands."""
    sought = {"fokus": focus, "svar": opened.pk.hex if opened else "", "oppna": unfolded}
    query = "&".join(f"{name}={value}" for name, value in sought.items() if value)
    address = reverse("networks:record", args=[meeting.pk])
    return address + (f"?{query}" if query else "") + (f"#{place}" if place else "")
