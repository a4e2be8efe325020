"""Saving, adding, moving and taking away the parts of the minutes."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import escape
from django.views.decorators.http import require_POST

from fyrbodal.access import permitted
from fyrbodal.drafts.views import save, while_open
from networks.actions import follow_ups, items
from networks.forms.items import ReportForm
from networks.forms.parts import KindForm, StepForm
from networks.models import Attendee, Draft, Item, Report
from networks.views import notes
from networks.views.below import home, item_of, row_of
from networks.views.sections import part_form
from networks.views.sheet import Sheet


@require_POST
@while_open
def item_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    meeting = permitted(request, "networks.read_draft_meeting", Draft.objects, pk=pk)
    kind = KindForm(request.POST).chosen()
    if kind == Item.Kind.FOLLOW_UPS:
        return redirect(home(meeting, focus=f"del-{follow_ups.fetch(meeting=meeting, by=request.user).pk.hex}"))
    added = items.add(meeting=meeting, kind=kind, by=request.user)
    return redirect(home(meeting, focus=f"ny-{added.pk.hex}"))


@require_POST
def item(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = item_of(request, pk)
    form = part_form(part, _attendees(part), request.POST)
    return save(
        request,
        form,
        home=home(part.meeting, place=f"del-{part.pk.hex}"),
        again=lambda form: Sheet(request, part.meeting, bound={part.pk: form}).respond(),
        fragments=lambda: changed(part),
    )


@require_POST
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    told = row_of(request, Report.objects, pk)
    return save(
        request,
        ReportForm(request.POST, instance=told),
        home=home(told.item.meeting, place=f"rapport-{told.pk.hex}"),
        again=lambda form: Sheet(request, told.item.meeting, bound={told.pk: form}).respond(),
        fragments=lambda: changed(told.item),
    )


@require_POST
@while_open
def item_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    part, step = item_of(request, pk), StepForm(request.POST).chosen()
    items.move(item=part, step=step, by=request.user)
    return redirect(home(part.meeting, focus=f"{'upp' if step < 0 else 'ner'}-{part.pk.hex}"))


@require_POST
@while_open
def item_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = item_of(request, pk)
    items.remove(item=part, by=request.user)
    return redirect(f"{home(part.meeting)}?borttagen={part.pk.hex}")


@require_POST
@while_open
def item_restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = item_of(request, pk)
    items.restore(item=part, by=request.user)
    return redirect(home(part.meeting, focus=f"del-{part.pk.hex}"))


def changed(part: Item) -> dict[str, str]:
    """What of the page around a part says something else when it has been saved."""
    attendees = _attendees(part)
    places: dict[str, str] = {
        f"#rubrik-{part.pk.hex}, [data-label='{part.pk.hex}']": escape(str(part)),
        f"[data-note='{part.pk.hex}']": escape(notes.note(part, attendees)),
    }
    if part.kind == Item.Kind.ATTENDANCE:
        places["[data-presence]"] = escape(notes.presence(attendees))
    return places


def _attendees(part: Item) -> list[Attendee]:
    if part.kind != Item.Kind.ATTENDANCE:
        return []
    return sorted(part.meeting.attendees.select_related("organisation"), key=notes.by_organisation)
