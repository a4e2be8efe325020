"""A PDF that is not ready while its reader waits: a page that says why, and where one tries again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fyrbodal.documents.limits import TooSlow
from fyrbodal.documents.singly import Busy

View = Callable[..., HttpResponse]


def or_later(view: View) -> View:
    """The answer of a view, unless the PDF is made for the same person already or takes longer than a reader waits."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Busy as busy:
            return _page(request, busy, 429)
        except TooSlow as slow:
            return _page(request, slow, 503)

    return answered


def _page(request: HttpRequest, why: Exception, status: int) -> HttpResponse:
    response = render(request, "documents/later.html", {"why": why}, status=status)
    response["Cache-Control"] = "no-store"
    return response
