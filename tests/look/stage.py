"""A small server of its own process-wide thread: our static files, our templates and our real CSP; answers as told."""

import json
import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import ThreadingMixIn
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from csp.utils import build_policy
from django.contrib.staticfiles import finders
from django.template import engines
from django.template.loader import render_to_string

HERE = Path(__file__).parent
ANNA = SimpleNamespace(is_authenticated=True, name="Anna Lind", title="nätverksledare")
MENU = [
    {"label": label, "url": f"/{label}/", "current": label == "Träffar"}
    for label in ("Min dag", "Träffar", "Arbetstyngd", "Kompetens", "Projekt", "Sök")
]

Answer = tuple[str, list[tuple[str, str]], bytes]


def html(body: str, status: str = "200 OK") -> Answer:
    return status, [("Content-Type", "text/html; charset=utf-8")], body.encode()


def as_json(content: Any, status: str = "200 OK") -> Answer:
    return status, [("Content-Type", "application/json")], json.dumps(content).encode()


def to_sign_in() -> Answer:
    return "302 Found", [("Location", "/logga-in/")], b""


def shown(name: str, **context: Any) -> Answer:
    """One of the templates beside this module, or of the project, as Anna sees it."""
    context = {"user": ANNA, "menu": MENU, "csrf_token": "ett-tecken"} | context
    own = HERE / "templates" / name
    if own.exists():
        return html(engines["django"].from_string(own.read_text()).render(context))
    return html(render_to_string(name, context))


@dataclass
class Stage:
    """What is answered at each path; `posts` is what came in, oldest first."""

    pages: dict[str, Callable[[], Answer]] = field(default_factory=dict)
    answers: dict[str, list[Callable[[dict[str, str]], Answer]]] = field(default_factory=dict)
    posts: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        status, headers, body = self._answer(environ["PATH_INFO"].encode("latin-1").decode(), environ)
        start(status, [*headers, ("Content-Security-Policy", build_policy()), ("Content-Length", str(len(body)))])
        return [body]

    def _answer(self, path: str, environ: dict[str, Any]) -> Answer:
        if path.startswith("/static/"):
            return _static(path.removeprefix("/static/"))
        if environ["REQUEST_METHOD"] == "POST":
            return self._posted(path, environ)
        return self.pages.get(path, lambda: html("<p>Finns inte</p>", "404 Not Found"))()

    def _posted(self, path: str, environ: dict[str, Any]) -> Answer:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"] or 0))
        sent = _fields(body.decode(), environ["CONTENT_TYPE"])
        self.posts.append(sent)
        waiting = self.answers[path]
        return (waiting.pop(0) if len(waiting) > 1 else waiting[0])(sent)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """The tests say what went wrong; a log line for each picture does not."""


@contextmanager
def opened() -> Iterator[Stage]:
    stage = Stage()
    server = make_server("127.0.0.1", 0, stage, server_class=_Server, handler_class=_Quiet)
    stage.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield stage
    server.shutdown()
    server.server_close()
    thread.join()


def _static(path: str) -> Answer:
    found = finders.find(path)
    if not found:
        return html("<p>Finns inte</p>", "404 Not Found")
    kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
    return "200 OK", [("Content-Type", kind)], Path(found).read_bytes()


def _fields(body: str, kind: str) -> dict[str, str]:
    if "boundary=" not in kind:
        return {name: values[-1] for name, values in parse_qs(body, keep_blank_values=True).items()}
    pieces = body.split("--" + kind.split("boundary=")[1])[1:-1]
    pairs = (piece.strip("\r\n").split("\r\n\r\n", 1) for piece in pieces)
    return {head.split('name="')[1].split('"')[0]: rest[0] if rest else "" for head, *rest in pairs}
