"""Minutes that already exist as a file: brought in, looked through, accepted."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fyrbodal.access import permitted, require, viewer
from fyrbodal.asking import answer, files, question
from fyrbodal.files.forms import status_of
from fyrbodal.files.refusals import Refused
from fyrbodal.files.storing import content_of, store
from networks.actions import imports
from networks.forms.imports import KINDS, ImportForm, ReviewForm
from networks.models import Draft, Imported, Network, WrongTurn
from networks.reading import Reading, Unreadable, read_minutes


@question
def bring_in(request: HttpRequest) -> HttpResponse:
    require(request, "networks.add_meeting")
    preferred = request.GET.get("natverk", "")
    form = ImportForm(answer(request), files(request))
    if request.method == "POST" and form.is_valid() and (imported := _taken(request, form)):
        return redirect(f"{imported.get_absolute_url()}?natverk={preferred}")
    return render(request, "networks/import.html", {"form": form}, status=status_of(form))


def _taken(request: HttpRequest, form: ImportForm) -> Imported | None:
    """The file, kept for the review if it can be read; what is wrong stands in the form."""
    file = form.cleaned_data["file"]
    try:
        _read(file.name, file.read())
        upload = store(file, allowed=KINDS, by=request.user)
    except Unreadable as unreadable:
        form.add_error("file", str(unreadable))
    except Refused as refused:
        form.add_error("file", refused)
    else:
        return Imported.objects.create(upload=upload, by=viewer(request))
    return None


@question
def review(request: HttpRequest, pk: Any) -> HttpResponse:
    if _is_accepted(request, pk):
        messages.info(request, _("Filen är redan inläst. Det här är utkastet."))
        return redirect("networks:record", pk)
    imported = _own(request, pk)
    reading = _read(imported.upload.name, content_of(imported.upload))
    form = ReviewForm(
        answer(request), reading=reading, networks=_led(request), preferred=request.GET.get("natverk", "")
    )
    if request.method == "POST" and form.is_valid():
        return _accepted(request, imported, reading, form)
    context = {"imported": imported, "reading": reading, "form": form}
    return render(request, "networks/import_review.html", context, status=422 if form.errors else 200)


def _accepted(request: HttpRequest, imported: Imported, reading: Reading, form: ReviewForm) -> HttpResponse:
    try:
        meeting = imports.accept(imported=imported, reading=reading, review=form.review(), by=request.user)
    except WrongTurn as gone:
        messages.info(request, str(gone))
        return redirect("networks:meetings")
    messages.success(request, _("Filen är inläst som ett utkast. Gå igenom det och färdigställ."))
    return redirect("networks:record", meeting.pk)


@require_POST
def refuse(request: HttpRequest, pk: Any) -> HttpResponse:
    if _is_accepted(request, pk):
        messages.info(request, _("Filen är redan inläst som ett utkast. Utkastet kan du ta bort för sig."))
        return redirect("networks:record", pk)
    try:
        imports.refuse(imported=_own(request, pk), by=request.user)
    except WrongTurn as gone:
        messages.info(request, str(gone))
        return redirect("networks:meetings")
    messages.info(request, _("Ingenting av filen sparades."))
    return redirect("networks:import")


def _is_accepted(request: HttpRequest, pk: Any) -> bool:
    """The draft carries the key that the file had, and is seen by those who lead its network."""
    require(request, "networks.add_meeting")
    return bool(Draft.objects.visible_to(viewer(request)).filter(pk=pk).exists())


def _own(request: HttpRequest, pk: Any) -> Any:
    require(request, "networks.add_meeting")
    return permitted(request, "networks.add_meeting", Imported.objects.select_related("upload"), pk=pk)


def _led(request: HttpRequest) -> Any:
    return Network.objects.led_by(request.user).in_order()


def _read(name: str, content: bytes) -> Reading:
    return read_minutes(name, content, imports.known())
