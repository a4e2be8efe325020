"""For what is done beside a draft: say in plain words that it has been adopted meanwhile."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fyrbodal.access import View
from fyrbodal.drafts.models import NotOpen


def while_draft(view: View) -> View:
    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)  # type: ignore[return-value]
        except NotOpen:
            return render(request, "competence/plans/closed.html", status=409)

    return asked
