"""What every request passes: sessions that end, pages that stay out of caches, and what is no page."""

import time
from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from fyrbodal.sessions import SEEN_EVERY_SECONDS, is_over

Answer = Callable[[HttpRequest], HttpResponse]


def end_long_sessions(get_response: Answer) -> Answer:
    """Sign out after an idle hour, and twelve hours after the password was given; an autosave does not extend those."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _end_or_note(request, int(time.time()))
        response = get_response(request)
        if request.user.is_authenticated:
            _begin(request, int(time.time()))  # at the sign-in itself, not at whatever is asked for next
        return response

    return middleware


def _begin(request: HttpRequest, now: int) -> None:
    for name in ("began", "seen"):
        if name not in request.session:
            request.session[name] = now


def _end_or_note(request: HttpRequest, now: int) -> None:
    session = request.session
    if is_over(session, now):
        session.flush()
        request.user = AnonymousUser()
    elif now - session.get("seen", now) > SEEN_EVERY_SECONDS:
        session["seen"] = now


def keep_private_pages_out_of_caches(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        return response

    return middleware


def explain_addresses_of_buttons(get_response: Answer) -> Answer:
    """Whoever is signed out, presses a button and signs in is sent to its address: Django would show nothing at all."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "GET" and isinstance(response, HttpResponseNotAllowed):
            response.content = render_to_string("405.html").encode()
        return response

    return middleware
