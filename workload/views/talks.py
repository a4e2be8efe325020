"""The talk about a sheet: the page, and what is written and agreed on it."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import View, permitted, require, viewer
from fyrbodal.drafts.models import NotOpen
from fyrbodal.drafts.views import save
from workload.actions import sheets, talks
from workload.forms.talks import AgreeForm, CommentForm, NoteForm, SeenForm, measure_form
from workload.models import Comment, Measure, Sheet, SheetStatus, Talk, WrongTurn
from workload.views.grid import Grid
from workload.views.grid import home as sheet_home
from workload.views.talk_page import TalkPage


def sheet_of(request: HttpRequest, turn: str, pk: Any) -> Any:
    """The sheet for those who may take this turn with it; for everybody else it is not there."""
    rows = Sheet.objects.with_all().select_related("outcome")
    return permitted(request, f"workload.{turn}_sheet", rows, pk=pk)


def while_talked_about(view: View) -> View:
    """For the buttons of a talk: say in plain words that it has been closed meanwhile, and show what it has become."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)  # type: ignore[return-value]
        except NotOpen:
            messages.info(request, _("Samtalet har avslutats sedan du öppnade sidan. Inget har ändrats."))
            return redirect("workload:start")

    return asked


def home(sheet: Any, place: str = "", focus: str = "") -> str:
    """The page of a talk, at a place on it."""
    asked = f"?fokus={focus}" if focus else ""
    return reverse("workload:talk", args=[sheet]) + asked + (f"#{place}" if place else "")


@require_safe
def talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = sheet_of(request, "view", pk)
    sheets.read(sheet=sheet, by=request.user)
    last = sheet.snapshots.order_by("-number").first()
    if sheet.status == SheetStatus.LOCKED and last:
        return redirect("workload:snapshot", sheet.pk, last.number)
    if sheet.status in {SheetStatus.DRAFT, SheetStatus.LOCKED} or sheet.disposed_at or sheet.person is None:
        return render(
            request, "workload/talks/no_talk.html", {"sheet": sheet, "last": last} | _may_lock(request, sheet)
        )
    return TalkPage(request, sheet).respond()


def _may_lock(request: HttpRequest, sheet: Sheet) -> dict[str, bool]:
    return {"may_lock": viewer(request).has_perm("workload.lock_sheet", sheet)}


@require_POST
def talk_save(request: HttpRequest, pk: UUID) -> HttpResponse:
    written = get_object_or_404(Talk.objects.visible_to(viewer(request)), pk=pk)
    return _save(request, "talk", NoteForm(request.POST, instance=written), place="anteckning")


@require_POST
def comment_save(request: HttpRequest, pk: UUID) -> HttpResponse:
    """On the page where she writes it: her sheet while it is filled in, and the talk after that."""
    written = get_object_or_404(Comment.objects.visible_to(viewer(request)), pk=pk)
    sheet = sheet_of(request, "comment", written.sheet_id)
    form = CommentForm(request.POST, instance=written)
    if not sheet.is_draft:
        return _save(request, "comment", form, place="kommentar")
    return save(
        request,
        form,
        home=sheet_home(sheet, place="kommentar"),
        again=lambda form: Grid(request, sheet, bound={"comment": form}).respond(),
    )


@require_POST
def measure(request: HttpRequest, pk: UUID) -> HttpResponse:
    written = get_object_or_404(Measure.objects.visible_to(viewer(request)), pk=pk)
    return _save(request, "talk", measure_form(written, request.POST), place=written.place)


def _save(request: HttpRequest, turn: str, form: Any, *, place: str) -> HttpResponse:
    sheet = sheet_of(request, turn, getattr(form.instance, "followed_up_in_id", None) or form.instance.sheet_id)
    has_read = talks.begun(sheet).checksum(sheet) == request.POST.get("seen")
    return save(
        request,
        form,
        home=home(sheet.pk, place),
        again=lambda form: TalkPage(request, sheet, {form.instance.pk: form}).respond(),
        fragments=lambda: _changed(request, sheet.pk) if has_read else {},
    )


def _changed(request: HttpRequest, pk: Any) -> Any:
    """As it stands after the save, for a page that showed how it stood before.

    One that showed something else keeps a button that confirms what it showed, and is told so when it is pressed.
    """
    return TalkPage(request, Sheet.objects.with_all().select_related("outcome").get(pk=pk)).fragments()


@require_POST
@while_talked_about
def measure_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = sheet_of(request, "talk", pk)
    form = AgreeForm(request.POST, auto_id="ny_%s")
    if not form.is_valid():
        page = TalkPage(request, sheet, {"agree": form}).respond()
        page.status_code = 422
        return page
    try:
        added = talks.agree(sheet=sheet, **form.cleaned_data, by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
        return redirect(home(sheet.pk, focus="atgarder"))
    return redirect(home(sheet.pk, focus=added.place))


@require_POST
@while_talked_about
def measure_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    taken = get_object_or_404(Measure.objects.visible_to(viewer(request)), pk=pk)
    sheet = sheet_of(request, "talk", taken.sheet_id)
    try:
        talks.drop(measure=taken, by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
    return redirect(home(sheet.pk, focus="atgarder"))


@require_POST
@while_talked_about
def confirm_talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = permitted(request, "workload.view_sheet", Sheet.objects.with_all(), pk=pk)
    if sheet.status == SheetStatus.LOCKED:  # pressed twice, or by both at once
        return redirect(home(sheet.pk))
    if not viewer(request).has_perm("workload.talk_sheet", sheet):  # she who leads it begins by confirming
        require(request, "workload.confirm_sheet", sheet)
    try:
        snapshot = talks.confirm(sheet=sheet, seen=_seen(request), by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
        return redirect(home(sheet.pk, "bekrafta"))
    messages.success(request, _("Bladet är låst.") if snapshot else _("Du har bekräftat samtalet."))
    return redirect(home(sheet.pk))


def _seen(request: HttpRequest) -> str:
    """Raises BadRequest for what no page sends."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise BadRequest("The form says what was read.")
    return str(form.cleaned_data["seen"])
