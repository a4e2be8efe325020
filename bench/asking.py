"""Asking the program as gunicorn does: one WSGI call, with a session's cookie, through every middleware."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

TOKEN = "0123456789abcdefghijklmnopqrstuv"  # noqa: S105 - a browser may choose its own half of the CSRF check
FORM = "application/x-www-form-urlencoded"


class WrongAnswer(AssertionError):
    """The program did not answer as it should, so there is nothing to time."""


@dataclass
class Browser:
    """Somebody's cookies; nobody's if no person is given."""

    person: Any = None

    def __post_init__(self) -> None:
        self.cookies = {settings.CSRF_COOKIE_NAME: TOKEN}
        if self.person:
            self.cookies[settings.SESSION_COOKIE_NAME] = _session(self.person)

    def get(self, path: str, status: int = 200) -> bytes:
        return self._ask("GET", path, b"", status)

    def post(self, path: str, status: int = 200, **values: object) -> bytes:
        return self._ask("POST", path, urlencode(values).encode(), status)

    def _ask(self, method: str, path: str, body: bytes, status: int) -> bytes:
        answer = _program()(self._environ(method, path, body), _ignored)
        content = b"".join(answer)
        answer.close()
        if answer.status_code != status:
            raise WrongAnswer(f"{method} {path}: {answer.status_code}")
        return content

    def _environ(self, method: str, path: str, body: bytes) -> dict[str, Any]:
        place, _mark, query = path.partition("?")
        given: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": place,
            "QUERY_STRING": query,
            "REMOTE_ADDR": "127.0.0.1",
            "SERVER_NAME": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "HTTP_X_CSRFTOKEN": TOKEN,
            "HTTP_X_REQUESTED_WITH": "part",
            "CONTENT_TYPE": FORM,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        setup_testing_defaults(given)
        return given


@cache
def _program() -> WSGIHandler:
    """Made once, as in a web process: it looks through every static file."""
    return WSGIHandler()


def _session(person: Any) -> str:
    client = Client()
    client.force_login(person)
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def _ignored(*_status_and_headers: object) -> Callable[[bytes], object]:
    """The answer carries its status itself."""
    return bytes
