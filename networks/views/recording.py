"""The page that a meeting is recorded on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fyrbodal.access import permitted
from networks.models import Draft
from networks.views.sheet import Sheet


@require_safe
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    meeting = permitted(request, "networks.read_draft_meeting", Draft.objects.select_related("network"), pk=pk)
    if not meeting.is_draft:
        messages.info(request, _("Anteckningarna är färdigställda. Ska något ändras rättar du dem i en ny utgåva."))
        return redirect("networks:meeting", pk)
    return Sheet(request, meeting, opened=_key(request.GET.get("svar"))).respond()


def _key(text: Any) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
