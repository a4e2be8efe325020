"""Pages that ask something, and take the answer at the same address."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

question = require_http_methods(["GET", "HEAD", "POST"])


def answer(request: HttpRequest) -> QueryDict | None:
    """What was sent, for a form to judge even when it is nothing; None while the page is only looked at."""
    return request.POST if request.method == "POST" else None


def files(request: HttpRequest) -> MultiValueDict[str, UploadedFile] | None:
    return request.FILES if request.method == "POST" else None
