"""A sheet on which nothing is filled in any more: what is said in plain words of that."""

from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyrbodal.access import View
from fyrbodal.drafts.models import NotOpen
from workload.models import Sheet


def while_filled_in(view: View) -> View:
    """For what is done beside a sheet: it may have been sent in meanwhile."""

    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)  # type: ignore[return-value]
        except NotOpen:
            return render(request, "workload/sheets/closed.html", status=409)

    return asked


def nothing_to_fetch(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Where the lines are disposed of."""
    messages.info(request, _("Bladets rader är gallrade, så det finns ingen fil att hämta."))
    return redirect(sheet)
