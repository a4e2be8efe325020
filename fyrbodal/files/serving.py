"""Sending a file to somebody who may have it; whether they may is asked by the view before."""

import logging
from typing import TypeVar

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase

from fyrbodal.files import disk, names
from fyrbodal.files.models import Upload

log = logging.getLogger(__name__)
Answer = TypeVar("Answer", bound=HttpResponseBase)


def serve(upload: Upload) -> FileResponse:
    """The file under the name that it came with, to be saved and never shown in our own page."""
    try:
        content = (disk.root() / upload.path).open("rb")
    except FileNotFoundError as missing:
        log.exception("The file of upload %s is missing", upload.pk)
        raise Http404 from missing
    return _to_be_saved(FileResponse(content, content_type=upload.content_type), upload.name)


def download(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    """The same for what the program has made: a PDF, a spreadsheet, a calendar."""
    return _to_be_saved(HttpResponse(content, content_type=content_type), name)


def _to_be_saved(response: Answer, name: str) -> Answer:
    response["Content-Disposition"] = names.disposition(name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
