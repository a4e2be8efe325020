"""What is answered when a request cannot be read."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def unreadable(_request: HttpRequest, exception: Exception) -> HttpResponse:
    # Django's own view reads the form again for its token, and breaks on what could not be read the first time.
    return HttpResponse(render_to_string("400.html"), status=400)
