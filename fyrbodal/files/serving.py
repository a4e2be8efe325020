"""Sending a file to somebody who may have it; whether they may is asked by the view before."""

import logging

from django.http import FileResponse, Http404

from fyrbodal.documents.http import disposition
from fyrbodal.files import disk
from fyrbodal.files.models import Upload

log = logging.getLogger(__name__)


def serve(upload: Upload) -> FileResponse:
    """The file under the name that it came with, to be saved and never shown as a page of ours. Raises Http404."""
    try:
        content = (disk.root() / upload.path).open("rb")
    except FileNotFoundError as missing:
        log.exception("The file of upload %s is missing", upload.pk)
        raise Http404 from missing
    response = FileResponse(content, content_type=upload.content_type)
    response["Content-Disposition"] = disposition(upload.name, inline=False)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
