"""Finalising, publishing, withdrawing, correcting and sending minutes."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fyrbodal.asking import answer, question
from fyrbodal.documents.document import article
from fyrbodal.drafts.models import NotOpen
from fyrbodal.files.models import LinkCheck
from fyrbodal.outbox.models import Message
from networks.actions import corrections, editions, mailings
from networks.documents.content import content_of, keys_of
from networks.documents.minutes import public_preview
from networks.forms.turns import CorrectForm, FinaliseForm, MailForm
from networks.models import Edition, Mailing, Meeting, WrongTurn
from networks.privacy import findings
from networks.publication import names_in_text
from networks.readiness import gaps, links
from networks.views.moved_on import for_leaders, where


@question
@for_leaders("finalise")
def finalise(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    content = content_of(meeting)
    form = FinaliseForm(answer(request), **_found(meeting, content))
    if request.method == "POST" and form.is_valid():
        return _finalised(request, meeting, form.confirmed())
    dead = LinkCheck.objects.dead_among(link["url"] for link in links(content))
    context = {"meeting": meeting, "form": form, "gaps": gaps(content, dead), "parts": content["parts"]}
    return render(request, "networks/finalise.html", context, status=422 if form.errors else 200)


def _found(meeting: Meeting, content: dict[str, Any]) -> dict[str, Any]:
    """What looks like identity numbers, where each is put right, and why it has been left before."""
    found = findings(content)
    record, facts = (reverse(f"networks:{name}", args=[meeting.pk]) for name in ("record", "facts"))
    places = [f"{record}#del-{key.hex}" for key in keys_of(meeting)] if found else []
    return {
        "findings": found,
        "places": [*places, facts],
        "remembered": editions.remembered(meeting) if found else {},
    }


def _finalised(request: HttpRequest, meeting: Meeting, confirmed: dict[str, str]) -> HttpResponse:
    try:
        edition = editions.finalise(meeting=meeting, confirmed=confirmed, by=request.user)
    except editions.Unconfirmed:
        messages.error(request, _("Texten ändrades medan du läste. Gå igenom fynden en gång till."))
        return redirect("networks:finalise", meeting.pk)
    except NotOpen:
        messages.info(request, _("Anteckningarna var redan färdigställda."))
        return redirect(meeting)
    messages.success(request, _("Utgåva %(number)s är färdigställd.") % {"number": edition.number})
    return redirect(meeting)


@question
@for_leaders("publish")
def publish(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    if request.method == "POST":
        turn = partial(editions.publish, number=_number(request))
        return _turned(request, meeting, turn, _("Anteckningarna är publicerade och läses av alla."))
    edition = meeting.editions.latest_first().select_related("copy", "public_copy", "meeting__network")[0]
    if not edition.names_as(meeting.network.name_policy):
        messages.error(request, str(editions.NAMED_OTHERWISE))
        return redirect(meeting)
    context = {
        "meeting": meeting,
        "edition": edition,
        "article": article(public_preview(edition)),
        "names": names_in_text(edition.copy.data()["minutes"], meeting.network.name_policy),
    }
    return render(request, "networks/publish.html", context)


@question
@for_leaders("withdraw")
def withdraw(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    if request.method == "POST":
        return _turned(request, meeting, editions.withdraw, _("Den öppna sidan är stängd."))
    if not meeting.editions.public().exists():
        messages.info(request, _("Den öppna sidan är redan stängd."))
        return redirect(meeting)
    return render(request, "networks/withdraw.html", {"meeting": meeting})


@question
@for_leaders("correct")
def correct(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    form = CorrectForm(answer(request))
    if request.method == "POST" and form.is_valid():
        return _opened(request, meeting, form.cleaned_data["reason"])
    return render(
        request, "networks/correct.html", {"meeting": meeting, "form": form}, status=422 if form.errors else 200
    )


def _opened(request: HttpRequest, meeting: Meeting, reason: str) -> HttpResponse:
    try:
        editions.correct(meeting=meeting, reason=reason, by=request.user)
    except WrongTurn:
        messages.info(request, _("Anteckningarna rättas redan. Skälet som skrevs först gäller."))
    else:
        messages.info(request, _("Rätta texten och färdigställ igen. Till dess läses den förra utgåvan."))
    return redirect("networks:record", meeting.pk)


@question
@for_leaders("read_draft")
def correct_cancel(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    if not meeting.is_corrected:
        messages.info(request, _("Anteckningarna rättas inte, så det finns ingen rättelse att avbryta."))
        return redirect(where(meeting))
    if request.method == "POST":
        turn = partial(corrections.cancel, seen=request.POST.get("seen", ""))
        return _turned(request, meeting, turn, _("Rättelsen är avbruten. Den senaste utgåvan gäller."))
    changes, seen = corrections.since(meeting)
    return render(request, "networks/correct_cancel.html", {"meeting": meeting, "changes": changes, "seen": seen})


@question
@for_leaders("mail")
def mail(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    people = mailings.addressees(meeting)
    edition = meeting.editions.latest_first().select_related("copy", "meeting__network")[0]
    data = answer(request)
    form = MailForm(data, people=people, sent_before=edition.mailings.count())
    if request.method == "POST" and form.is_valid():
        return _mailed(request, edition, form.cleaned_data)
    context = {"meeting": meeting, "edition": edition, "form": form, "people": people}
    context["unreached"] = mailings.unreached(meeting)
    return render(request, "networks/mail.html", context, status=422 if form.errors else 200)


def _mailed(request: HttpRequest, edition: Edition, asked: dict[str, Any]) -> HttpResponse:
    chosen = asked.pop("recipients")
    try:
        mailings.send(edition=edition, addresses=chosen, **asked, by=request.user)
    except WrongTurn as wrong:
        messages.info(request, str(wrong))
    else:
        messages.success(request, _("Utskicket är på väg till %(number)s mottagare.") % {"number": len(chosen)})
    return redirect(edition.meeting)


@require_POST
@for_leaders("mail")
def resend(request: HttpRequest, meeting: Meeting, message: Any) -> HttpResponse:
    sent = get_object_or_404(Message.objects.about(meeting), pk=message)
    number = mailings.resend(message=sent, by=request.user)
    messages.success(request, _("Skickas igen till %(number)s mottagare.") % {"number": number})
    return redirect(meeting)


@require_POST
@for_leaders("withdraw")
def revoke(request: HttpRequest, meeting: Meeting, message: Any) -> HttpResponse:
    sent = Mailing.objects.filter(edition__meeting=meeting, message__secret=True)
    try:
        mailings.revoke(mailing=get_object_or_404(sent, message=message), by=request.user)
    except WrongTurn as wrong:
        messages.info(request, str(wrong))
    else:
        messages.success(request, _("Länken är återkallad. Den leder ingenstans längre."))
    return redirect(meeting)


def _number(request: HttpRequest) -> int:
    sent = request.POST.get("number", "")
    if not (sent.isascii() and sent.isdigit()):
        raise BadRequest("The form says which edition was looked at.")
    return int(sent)


def _turned(request: HttpRequest, meeting: Meeting, turn: Any, done: str) -> HttpResponse:
    try:
        turn(meeting=meeting, by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
    else:
        messages.success(request, done)
    return redirect(meeting)
