"""For what is done beside a sheet while it is filled in: say in plain words that it has been sent in meanwhile."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fyrbodal.access import View
from fyrbodal.drafts.models import NotOpen


def while_filled_in(view: View) -> View:
    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)  # type: ignore[return-value]
        except NotOpen:
            return render(request, "workload/sheets/closed.html", status=409)

    return asked
