"""An edition for somebody without an account who was sent a link of her own."""

import datetime as dt
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from fyrbodal import links
from fyrbodal.access import open_to_all
from fyrbodal.documents.document import article
from fyrbodal.documents.http import pdf_response
from fyrbodal.documents.later import or_later
from fyrbodal.files.serving import serve
from fyrbodal.sealed.rendering import pdf_of
from networks.actions.mailings import PURPOSE, is_open
from networks.documents.minutes import files_of
from networks.models import Edition, Mailing

VALID = dt.timedelta(days=90)


@require_safe
@open_to_all("the link was sent to a guest of the meeting, and is the key")
def shared(request: HttpRequest, token: str) -> HttpResponse:
    edition = _edition(token)
    mine = reverse("networks:shared", args=[token]) + "bilagor/"
    context = {
        "edition": edition,
        "article": article(edition.copy.html).replace(files_of(edition), mine),
        "is_corrected": edition.meeting.editions.filter(number__gt=edition.number).exists(),
        "token": token,
    }
    return _private(render(request, "networks/shared.html", context))


@require_safe
@open_to_all("the link was sent to a guest of the meeting, and is the key")
@or_later
def shared_pdf(request: HttpRequest, token: str) -> HttpResponse:
    edition = _edition(token)
    return pdf_response(pdf_of(edition.copy), f"{slugify(edition.copy.title)}.pdf", inline=True)


@require_safe
@open_to_all("the link was sent to a guest of the meeting, and is the key")
def shared_file(request: HttpRequest, token: str, upload: UUID) -> HttpResponseBase:
    held = _edition(token).files.select_related("upload")
    return serve(get_object_or_404(held, upload=upload).upload)


def _edition(token: str) -> Edition:
    """The edition that the link was sent for; 404 for a link that is too old, revoked or not ours."""
    try:
        payload = links.read(PURPOSE, token, VALID)
    except links.Dead as dead:
        raise Http404 from dead
    rows = Mailing.objects.select_related("edition__copy", "edition__meeting__network", "message")
    mailing: Mailing = get_object_or_404(rows, pk=payload["mailing"], message__secret=True)
    if not is_open(mailing):
        raise Http404
    return mailing.edition


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    return response
