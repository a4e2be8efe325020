"""How long a session lasts: an hour without use, and twelve hours since the password was last given."""

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest

SEEN_EVERY_SECONDS = 60  # how often a session is written only to say that it is in use
PROOFS = "account_authentication_methods"  # where allauth notes each time that a password was given


def is_over(session: Any, now: int) -> bool:
    return _left(session, now) < 0 or now - session.get("seen", now) > settings.SESSION_IDLE_SECONDS


def _left(session: Any, now: int) -> int:
    """Seconds of the twelve hours that are left; whoever gives her password again gets twelve new ones."""
    proofs = [int(proof["at"]) for proof in session.get(PROOFS, [])]
    return int(max([session.get("began", now), *proofs]) + settings.SESSION_ABSOLUTE_SECONDS - now)


def staying(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the seconds after which the page warns that its reader is about to be signed out."""
    known = hasattr(request, "session") and hasattr(request, "user")  # not where a fault came before them
    if not known or not request.user.is_authenticated:
        return {}
    idle = settings.SESSION_IDLE_SECONDS - SEEN_EVERY_SECONDS  # what is noted may be a minute old
    return {"staying": {"idle": idle, "left": _left(request.session, int(time.time()))}}
