"""What people read: networks, their meetings, and the editions of the minutes."""

from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from fyrbodal.access import open_to_all, permitted, require, viewer
from fyrbodal.documents.document import article
from fyrbodal.documents.http import PRIVATE, file_response, pdf_response
from fyrbodal.documents.later import or_later
from fyrbodal.documents.singly import one_at_a_time
from fyrbodal.files.serving import serve
from fyrbodal.outbox.models import Message
from fyrbodal.paging import Pages
from fyrbodal.sealed.rendering import pdf_of
from networks.beginning import to_begin
from networks.documents.content import content_of
from networks.documents.minutes import draft_document, title_of
from networks.forms.filters import MeetingFilter
from networks.kept import kept_pdf
from networks.lines import lines, states
from networks.models import Draft, Edition, FollowUp, Meeting, Network
from networks.sendings import sendings

PUBLIC = "public, no-cache"
JSON = "application/json; charset=utf-8"


@require_safe
@open_to_all("the networks whose minutes are published have a page that everybody reads")
def network_list(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    rows = list(Network.objects.visible_to(who).annotate(coming=_coming()).in_order())
    mine = who.bodies()
    groups = {"mine": [one for one in rows if one.pk in mine], "others": [one for one in rows if one.pk not in mine]}
    return render(request, "networks/networks.html", groups)


@require_safe
@open_to_all("the page of a public network leads to its published minutes")
def network(request: HttpRequest, slug: str) -> HttpResponse:
    shown = permitted(request, "networks.view_network", Network.objects, slug=slug)
    who = viewer(request)
    meetings = Meeting.objects.of(shown, who).for_list().newest_first()
    page = Pages(meetings).get_page(request.GET.get("sida"))
    context = {
        "network": shown,
        "page": page,
        "rows": lines(page, who),
        "leaders": shown.leading() if who.is_authenticated else [],
        "follow_ups": _follow_ups(who, shown) if who.is_authenticated else [],
        "may_plan": who.has_perm("networks.plan_meeting_network", shown),
        "may_change": who.has_perm("networks.change_network", shown),
    }
    return render(request, "networks/network.html", context)


@require_safe
@open_to_all("published minutes are found by everybody")
def meeting_list(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    seen = Meeting.objects.visible_to(who).for_list().newest_first()
    form = MeetingFilter(request.GET, networks=Network.objects.visible_to(who).in_order())
    page = Pages(form.narrow(seen)).get_page(request.GET.get("sida"))
    context = {"form": form, "page": page, "rows": lines(page, who, form.names), "query": form.query()}
    context["shortcuts"] = list(to_begin(who))
    return render(request, "networks/meetings.html", context)


@require_safe
@open_to_all("published minutes are read by everybody")
def meeting(request: HttpRequest, pk: Any) -> HttpResponse:
    editions = _editions(request, pk)
    if editions:
        return _read(request, editions[0].meeting, editions, editions[0])
    shown = permitted(request, "networks.view_meeting", Meeting.objects.select_related("network"), pk=pk)
    return _read(request, shown, [], None)


@require_safe
@open_to_all("published minutes are read by everybody")
def edition(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    editions = _editions(request, pk)
    if not (chosen := next((one for one in editions if one.number == number), None)):
        raise Http404
    return _read(request, chosen.meeting, editions, chosen)


@require_safe
@open_to_all("published minutes are downloaded by everybody")
@or_later
def edition_pdf(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    require(request, "networks.view_meeting")
    if kept := kept_pdf(viewer(request), meeting=pk, number=number):
        return pdf_response(kept.pdf, f"{_filename(kept.title, number)}.pdf", inline=True, cache=_cache(kept))
    shown = _edition(request, pk, number)
    copy = shown.readable().printed().get()
    return pdf_response(pdf_of(copy), f"{_filename(copy.title, number)}.pdf", inline=True, cache=_cache(shown))


@require_safe
@open_to_all("published minutes are open data")
def edition_data(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    shown = _edition(request, pk, number)
    copy = shown.readable().only("title", "content").get()
    name = f"{_filename(copy.title, number)}.json"
    return file_response(copy.content.encode(), name, content_type=JSON, cache=_cache(shown))


@require_safe
@open_to_all("what is attached to published minutes is published with them")
def edition_file(request: HttpRequest, pk: Any, number: int, upload: Any) -> HttpResponseBase:
    shown = _edition(request, pk, number)
    held = get_object_or_404(shown.files.select_related("upload"), upload=upload)
    if str(held.upload_id) not in shown.readable().only("content").get().content:
        raise Http404
    return serve(held.upload)


@require_safe
@or_later
def draft_pdf(request: HttpRequest, pk: Any) -> HttpResponse:
    drawn = permitted(request, "networks.read_draft_meeting", Draft.objects.select_related("network"), pk=pk)
    content = content_of(drawn)
    with one_at_a_time(f"draft of {request.user.pk}"):
        pdf = draft_document(drawn, content).pdf()
    return pdf_response(pdf, f"utkast-{slugify(title_of(content))}.pdf", inline=True)


def _coming() -> Subquery:
    """How many meetings a network has before it, found without counting those behind."""
    ahead = Meeting.objects.filter(network=OuterRef("pk"), held_on__gte=timezone.localdate())
    return Subquery(ahead.order_by().values("network").annotate(number=Count("pk")).values("number"))


def _follow_ups(who: Any, shown: Network) -> Any:
    rows = FollowUp.objects.visible_to(who).open().filter(network=shown).select_related("item__meeting")
    return rows.only("item__body", "item__owner_name", "item__meeting__held_on")


def _editions(request: HttpRequest, pk: Any) -> list[Any]:
    """Those of a meeting that the viewer may see, the latest first. Whoever sees one of them sees the meeting too."""
    return list(Edition.objects.visible_to(viewer(request)).filter(meeting=pk).for_reading().latest_first())


def _edition(request: HttpRequest, pk: Any, number: int) -> Any:
    """No more of it than says which copy this viewer reads."""
    rows = Edition.objects.only("number", "copy", "public_copy")
    return permitted(request, "networks.view_meeting", rows, meeting=pk, number=number)


def _filename(title: str, number: int) -> str:
    return f"{slugify(title)}-utgava-{number}"


def _cache(shown: Any) -> str:
    return PRIVATE if shown.for_the_concerned else PUBLIC


def _read(request: HttpRequest, shown: Meeting, editions: list[Any], edition: Any) -> HttpResponse:
    require(request, "networks.view_meeting", shown)
    who = viewer(request)
    turns = ("read_draft", "record", "finalise", "publish", "correct", "mail", "change")
    copy = edition.readable().only("html", "sha256").get() if edition else None
    context = {
        "meeting": shown,
        "edition": edition,
        "copy": copy,
        "article": article(copy.html) if copy else "",
        "editions": editions,
        "mailings": _mailings(who, shown),
        "states": states(shown, editions[0].number if editions else None, leads=True),
        "may": {turn: who.has_perm(f"networks.{turn}_meeting", shown) for turn in turns},
    }
    return render(request, "networks/meeting.html", context)


def _mailings(who: Any, shown: Meeting) -> Any:
    """What has been sent about a meeting, with the state of each recipient, for those who lead it."""
    if not who.has_perm("networks.read_draft_meeting", shown):
        return []
    sent = Message.objects.about(shown).counted().newest_first().defer("text", "html")
    return sendings(sent.select_related("mailing").prefetch_related("deliveries"))
