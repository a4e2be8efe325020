"""A page of a turn that was left open in a tab while the meeting moved on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from fyrbodal.access import permitted, require
from networks.models import Draft, Meeting, Status

NOT_FINISHED = _("Anteckningarna är ett utkast just nu. Färdigställ dem först.")
ALREADY_FINISHED = _("Anteckningarna var redan färdigställda.")
SAID: dict[tuple[str, str], Any] = {
    ("finalise", Status.FINALISED): ALREADY_FINISHED,
    ("finalise", Status.PUBLISHED): ALREADY_FINISHED,
    ("publish", Status.DRAFT): NOT_FINISHED,
    ("publish", Status.PUBLISHED): _("Anteckningarna var redan publicerade."),
    ("correct", Status.DRAFT): _("Anteckningarna är redan öppna att skriva i."),
    ("mail", Status.DRAFT): NOT_FINISHED,
}


def for_leaders(turn: str) -> Callable[..., Callable[..., HttpResponse]]:
    """Give the view the meeting for whoever leads its network; for others it is not there.

    A leader who comes too late for the turn is told so on the page where the meeting is now.
    """

    def decorated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def wrapped(request: HttpRequest, pk: Any, **more: Any) -> HttpResponse:
            drafts = Draft.objects.select_related("network")
            meeting = permitted(request, "networks.read_draft_meeting", drafts, pk=pk)
            if said := SAID.get((turn, meeting.status)):
                messages.info(request, str(said))
                return redirect(where(meeting))
            require(request, f"networks.{turn}_meeting", meeting)
            return view(request, meeting, **more)

        return wrapped

    return decorated


def where(meeting: Meeting) -> Any:
    """The address of a meeting for those who lead it."""
    return redirect("networks:record", meeting.pk).url if meeting.is_draft else meeting.get_absolute_url()
