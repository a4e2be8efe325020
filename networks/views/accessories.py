"""Guests on the list, and the links and files that stand under a part or an answer."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.drafts.views import while_open
from fyrbodal.files.forms import status_of
from fyrbodal.files.serving import serve
from networks.actions import accessories, guests
from networks.forms.attachments import AttachmentForm
from networks.forms.guests import GuestForm
from networks.forms.links import LinkForm
from networks.models import Answer, Attachment, Attendee, Item, Link
from networks.views.below import answer_of, home, item_of, listed_of, row_of
from networks.views.sections import GUEST_FOLD
from networks.views.sheet import Sheet


@require_POST
@while_open
def guest_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = item_of(request, pk)
    sheet = Sheet(request, part.meeting)
    form = GuestForm(request.POST, known=sheet.organisations, auto_id="gast_%s")
    if not form.is_valid():
        sheet.bound = {"guest": form}
        return sheet.respond(status=422)
    guests.invite(meeting=part.meeting, by=request.user, **form.cleaned_data)
    return redirect(home(part.meeting, unfolded=GUEST_FOLD))


@require_POST
@while_open
def guest_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    guest = listed_of(request, Attendee.objects, pk)
    guests.dismiss(attendee=guest, by=request.user)
    return redirect(home(guest.meeting, focus=GUEST_FOLD))


@require_POST
@while_open
def link_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = item_of(request, pk)
    answer = answer_of(part, request.POST.get("answer", ""))
    key = (answer or part).pk.hex
    form = LinkForm(request.POST, auto_id=f"lank{key}_%s")
    if not form.is_valid():
        return _again(request, part, answer, {("link", key): form}, 422)
    accessories.link(item=part, answer=answer, by=request.user, **form.cleaned_data)
    return redirect(_beside(part, answer))


@require_POST
@while_open
def attachment_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = item_of(request, pk)
    answer = answer_of(part, request.POST.get("answer", ""))
    key = (answer or part).pk.hex
    form = AttachmentForm(request.POST, request.FILES, auto_id=f"bilaga{key}_%s")
    if form.is_valid() and _attached(request, part, answer, form):
        return redirect(_beside(part, answer))
    return _again(request, part, answer, {("attachment", key): form}, _status(form))


def _attached(request: HttpRequest, part: Item, answer: Answer | None, form: AttachmentForm) -> bool:
    try:
        accessories.attach(item=part, answer=answer, file=form.cleaned_data["file"], by=request.user)
    except ValidationError as refused:
        form.add_error("file", refused)
    return not form.errors


def _status(form: AttachmentForm) -> int:
    """413, 429 or 507 where a file was refused for that; 422 for what the person can mend."""
    status = status_of(form)
    return 422 if status == 200 else status


@require_safe
def attachment(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A file as those who write see it; readers get theirs from the edition."""
    return serve(row_of(request, Attachment.objects.exclude(upload=None).select_related("upload"), pk).upload)


@require_POST
@while_open
def link_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _without(request, row_of(request, Link.objects.select_related("answer"), pk))


@require_POST
@while_open
def attachment_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _without(request, row_of(request, Attachment.objects.select_related("answer"), pk))


def _without(request: HttpRequest, row: Link | Attachment) -> HttpResponse:
    accessories.remove(accessory=row, by=request.user)
    return redirect(_beside(row.item, row.answer))


def _beside(part: Item, answer: Answer | None) -> str:
    return home(part.meeting, opened=answer, focus=f"mer-{(answer or part).pk.hex}")


def _again(request: HttpRequest, part: Item, answer: Answer | None, bound: object, status: int) -> HttpResponse:
    opened = answer.pk if answer else None
    return Sheet(request, part.meeting, opened=opened, bound=bound).respond(status=status)  # type: ignore[arg-type]
