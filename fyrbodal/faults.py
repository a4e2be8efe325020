"""What is answered when a request cannot be read, when the database is away, and when something of ours breaks."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error


def unreadable(_request: HttpRequest, exception: Exception) -> HttpResponse:
    # Django's own view reads the form again for its token, and breaks on what could not be read the first time.
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return HttpResponse(render_to_string(f"{status}.html"), status=status)


def broken(request: HttpRequest) -> HttpResponse:
    """Say in plain words that nothing was saved, when the database cannot be reached.

    Here and not in a middleware: Django answers an error of an inner middleware, such as the one that reads the
    session, before an outer one sees it.
    """
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "5"})
    return server_error(request)
