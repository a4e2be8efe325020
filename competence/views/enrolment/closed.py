"""For what is done beside the parts of a sheet: say in plain words that it has been closed meanwhile, and who can open it."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from competence.documents.enrolment.closed import why_closed
from competence.views.enrolment.desk import home, sheet_of, trail_sheet
from fyrbodal.access import View, viewer
from fyrbodal.drafts.models import NotOpen


def while_open(view: View) -> View:
    @wraps(view)
    def asked(request: HttpRequest, pk: UUID, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, pk=pk, **kwargs)  # type: ignore[return-value]
        except NotOpen:
            sheet = sheet_of(request, "competence.view_enrolmentsheet", pk)
            closed = why_closed(sheet, viewer(request), timezone.now())
            context = {"closed": closed, "home": home(sheet), "trail": trail_sheet(sheet)}
            return render(request, "competence/enrolment/closed.html", context, status=409)

    return asked
