"""Course days for calendars."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.documents.feeds import calendar
from competence.models import Day, Occasion
from fyrbodal.access import open_to_all, permitted
from fyrbodal.documents.http import file_response
from fyrbodal.paging import MOST

CALENDAR = "text/calendar; charset=utf-8"
PUBLIC, PRIVATE = "public, max-age=900", "no-store"


@open_to_all("the catalogue is for everybody")
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Every day that is to come, for a calendar to follow; of those that visitors see, whoever asks."""
    seen = Occasion.objects.exclude(status=Occasion.Status.DRAFT)
    return _feed(
        _("Kursdagar i Fyrbodal"), Day.objects.filter(occasion__in=seen, held_on__gte=timezone.localdate()), PUBLIC
    )


@open_to_all("the catalogue is for everybody")
@require_safe
def occasion_feed(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = permitted(request, "competence.view_occasion", Occasion.objects.select_related("course"), pk=pk)
    cache = PRIVATE if shown.status == Occasion.Status.DRAFT else PUBLIC
    return _feed(str(shown), Day.objects.filter(occasion=shown), cache)


def _feed(name: str, days: Any, cache: str) -> HttpResponse:
    listed = days.select_related("occasion__course").order_by("held_on", "starts_at", "pk")[:MOST]
    return file_response(calendar(name, listed), f"{name}.ics", content_type=CALENDAR, cache=cache)
