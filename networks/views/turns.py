"""Finalising, publishing, withdrawing, correcting and sending minutes."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fyrbodal.access import permitted
from fyrbodal.documents.document import article
from fyrbodal.drafts.models import NotOpen
from fyrbodal.files.models import LinkCheck
from fyrbodal.outbox.models import Message
from networks.actions import editions, mailings
from networks.documents.content import content_of
from networks.documents.minutes import public_preview
from networks.forms.turns import CorrectForm, FinaliseForm, MailForm
from networks.models import Draft, Edition, Mailing, Meeting, WrongTurn
from networks.privacy import findings
from networks.publication import names_in_text
from networks.readiness import gaps, links

question = require_http_methods(["GET", "HEAD", "POST"])


@question
def finalise(request: HttpRequest, pk: Any) -> HttpResponse:
    meeting = _meeting(request, "finalise", pk)
    content = content_of(meeting)
    form = FinaliseForm(request.POST if request.method == "POST" else None, findings=findings(content))
    if request.method == "POST" and form.is_valid():
        return _finalised(request, meeting, form.confirmed())
    dead = LinkCheck.objects.dead_among(link["url"] for link in links(content))
    context = {"meeting": meeting, "form": form, "gaps": gaps(content, dead), "parts": content["parts"]}
    return render(request, "networks/finalise.html", context, status=422 if form.errors else 200)


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
def publish(request: HttpRequest, pk: Any) -> HttpResponse:
    meeting = _meeting(request, "publish", pk)
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
def withdraw(request: HttpRequest, pk: Any) -> HttpResponse:
    meeting = _meeting(request, "withdraw", pk)
    if request.method == "POST":
        return _turned(request, meeting, editions.withdraw, _("Den öppna sidan är stängd."))
    return render(request, "networks/withdraw.html", {"meeting": meeting})


@question
def correct(request: HttpRequest, pk: Any) -> HttpResponse:
    meeting = _meeting(request, "correct", pk)
    form = CorrectForm(request.POST if request.method == "POST" else None)
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
def mail(request: HttpRequest, pk: Any) -> HttpResponse:
    meeting = _meeting(request, "mail", pk)
    people = mailings.addressees(meeting)
    addresses = {one.address.lower(): f"{one.name} ({one.address}), {one.why}" for one in people}
    edition = meeting.editions.latest_first().select_related("copy", "meeting__network")[0]
    data = request.POST if request.method == "POST" else None
    form = MailForm(data, addresses=addresses, sent_before=edition.mailings.count())
    if request.method == "POST" and form.is_valid():
        return _mailed(request, edition, form.cleaned_data)
    context = {"meeting": meeting, "edition": edition, "form": form, "people": people}
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
def resend(request: HttpRequest, pk: Any, message: Any) -> HttpResponse:
    meeting = _meeting(request, "mail", pk)
    sent = get_object_or_404(Message.objects.about(meeting), pk=message)
    number = sent.resend_failed(by=request.user)
    messages.success(request, _("Skickas igen till %(number)s mottagare.") % {"number": number})
    return redirect(meeting)


@require_POST
def revoke(request: HttpRequest, pk: Any, message: Any) -> HttpResponse:
    meeting = _meeting(request, "withdraw", pk)
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


def _meeting(request: HttpRequest, turn: str, pk: Any) -> Any:
    """The meeting for whoever leads its network; for others it is not there."""
    return permitted(request, f"networks.{turn}_meeting", Draft.objects.select_related("network"), pk=pk)


def _turned(request: HttpRequest, meeting: Meeting, turn: Any, done: str) -> HttpResponse:
    try:
        turn(meeting=meeting, by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
    else:
        messages.success(request, done)
    return redirect(meeting)
