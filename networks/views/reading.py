"""What people read: networks, their meetings, and the editions of the minutes."""

from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fyrbodal.access import open_to_all, permitted, viewer
from fyrbodal.documents.document import article
from fyrbodal.documents.http import PRIVATE, file_response, pdf_response
from fyrbodal.documents.limits import TooSlow, render_within
from fyrbodal.files.serving import serve
from fyrbodal.outbox.models import Message
from fyrbodal.paging import Pages
from fyrbodal.sealed.rendering import NotYet, pdf_of
from networks.documents.content import content_of
from networks.documents.minutes import draft_document, title_of
from networks.forms.filters import MeetingFilter
from networks.lines import lines
from networks.models import Draft, Edition, FollowUp, Meeting, Network

DRAFT_SECONDS = 30.0
PUBLIC = "public, no-cache"
JSON = "application/json; charset=utf-8"


@require_safe
@open_to_all("the networks whose minutes are published have a page that everybody reads")
def network_list(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    rows = list(Network.objects.visible_to(who).annotate(coming=_coming()).in_order())
    mine = who.bodies() if who.is_authenticated else set()
    groups = {"mine": [one for one in rows if one.pk in mine], "others": [one for one in rows if one.pk not in mine]}
    return render(request, "networks/networks.html", groups)


@require_safe
@open_to_all("the page of a public network leads to its published minutes")
def network(request: HttpRequest, slug: str) -> HttpResponse:
    shown = permitted(request, "networks.view_network", Network.objects, slug=slug)
    who = viewer(request)
    meetings = Meeting.objects.visible_to(who).filter(network=shown).with_state(who).newest_first()
    page = Pages(meetings).get_page(request.GET.get("sida"))
    context = {
        "network": shown,
        "page": page,
        "rows": lines(page),
        "leaders": shown.leaders(),
        "follow_ups": FollowUp.objects.visible_to(who).open().filter(network=shown).select_related("item__meeting"),
        "may_plan": who.has_perm("networks.plan_meeting_network", shown),
        "may_change": who.has_perm("networks.change_network", shown),
    }
    return render(request, "networks/network.html", context)


@require_safe
@open_to_all("published minutes are found by everybody")
def meeting_list(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    seen = Meeting.objects.visible_to(who)
    form = MeetingFilter(request.GET, networks=Network.objects.visible_to(who).in_order())
    rows = form.narrow(seen).with_state(who).select_related("network").newest_first()
    page = Pages(rows).get_page(request.GET.get("sida"))
    context = {"form": form, "page": page, "rows": lines(page, with_network=True), "query": form.query()}
    return render(request, "networks/meetings.html", context)


@require_safe
@open_to_all("published minutes are read by everybody")
def meeting(request: HttpRequest, pk: Any) -> HttpResponse:
    shown = permitted(request, "networks.view_meeting", Meeting.objects.select_related("network"), pk=pk)
    editions = _editions(request, shown)
    return render(request, "networks/meeting.html", _reading(request, shown, editions, next(iter(editions), None)))


@require_safe
@open_to_all("published minutes are read by everybody")
def edition(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    shown = permitted(request, "networks.view_meeting", Meeting.objects.select_related("network"), pk=pk)
    editions = _editions(request, shown)
    if not (chosen := next((one for one in editions if one.number == number), None)):
        raise Http404
    return render(request, "networks/meeting.html", _reading(request, shown, editions, chosen))


@require_safe
@open_to_all("published minutes are downloaded by everybody")
def edition_pdf(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    shown = _edition(request, pk, number, "html", "content")
    try:
        pdf = pdf_of(shown.readable)
    except NotYet as later:
        return render(request, "networks/pdf_later.html", {"edition": shown, "later": later}, status=503)
    return pdf_response(pdf, f"{_filename(shown)}.pdf", inline=True, cache=_cache(shown))


@require_safe
@open_to_all("published minutes are open data")
def edition_data(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    shown = _edition(request, pk, number)
    content = shown.readable.content.encode()
    return file_response(content, f"{_filename(shown)}.json", content_type=JSON, cache=_cache(shown))


@require_safe
@open_to_all("what is attached to published minutes is published with them")
def edition_file(request: HttpRequest, pk: Any, number: int, upload: Any) -> HttpResponseBase:
    shown = _edition(request, pk, number)
    held = get_object_or_404(shown.files.select_related("upload"), upload=upload)
    if str(held.upload_id) not in shown.readable.content:
        raise Http404
    return serve(held.upload)


@require_safe
def draft_pdf(request: HttpRequest, pk: Any) -> HttpResponse:
    drawn = permitted(request, "networks.read_draft_meeting", Draft.objects.select_related("network"), pk=pk)
    content = content_of(drawn)
    try:
        pdf = render_within(DRAFT_SECONDS, draft_document(drawn, content).manuscript())
    except TooSlow:
        later = _("Utkastet är för långt för att bli en PDF på en stund. PDF:en görs när du färdigställer.")
        return render(request, "networks/pdf_later.html", {"later": later}, status=503)
    return pdf_response(pdf, f"utkast-{slugify(title_of(content))}.pdf", inline=True)


def _coming() -> Subquery:
    """How many meetings a network has before it, found without counting those behind."""
    ahead = Meeting.objects.filter(network=OuterRef("pk"), held_on__gte=timezone.localdate())
    return Subquery(ahead.order_by().values("network").annotate(number=Count("pk")).values("number"))


def _editions(request: HttpRequest, shown: Meeting) -> list[Edition]:
    """Those of a meeting that the viewer may see, the latest first; the text of a copy is fetched when it is read."""
    rows = Edition.objects.visible_to(viewer(request)).filter(meeting=shown).latest_first()
    return list(rows.select_related("copy", "public_copy", "finalised_by").defer(*_texts("html", "content")))


def _edition(request: HttpRequest, pk: Any, number: int, *unread: str) -> Any:
    """Whoever sees an edition sees its meeting too, so one question is enough; `unread` texts of it are left there."""
    rows = Edition.objects.select_related("copy", "public_copy").defer(*_texts(*(unread or ["html"])))
    return permitted(request, "networks.view_meeting", rows, meeting=pk, number=number)


def _texts(*names: str) -> list[str]:
    return [f"{copy}__{name}" for copy in ("copy", "public_copy") for name in names]


def _filename(shown: Any) -> str:
    return f"{slugify(shown.readable.title)}-utgava-{shown.number}"


def _cache(shown: Any) -> str:
    return PRIVATE if shown.for_the_concerned else PUBLIC


def _reading(request: HttpRequest, shown: Meeting, editions: list[Edition], edition: Edition | None) -> dict[str, Any]:
    who = viewer(request)
    turns = ("read_draft", "record", "finalise", "publish", "correct", "mail", "change")
    return {
        "meeting": shown,
        "edition": edition,
        "article": article(edition.readable.html) if edition else "",
        "editions": editions,
        "mailings": _mailings(who, shown),
        "may": {turn: who.has_perm(f"networks.{turn}_meeting", shown) for turn in turns},
    }


def _mailings(who: Any, shown: Meeting) -> Any:
    """What has been sent about a meeting, with the state of each recipient, for those who lead it."""
    if not who.has_perm("networks.read_draft_meeting", shown):
        return []
    return Message.objects.about(shown).counted().newest_first().select_related("mailing").prefetch_related("deliveries")
