"""The round: one answer open at a time, and on to the next."""

from uuid import UUID

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fyrbodal.asking import question
from fyrbodal.drafts.forms import PartForm
from fyrbodal.drafts.views import save, while_open
from networks.actions import items, rounds
from networks.forms.answers import AnswerForm, AskForm
from networks.forms.parts import StepForm
from networks.models import Answer, Item, WrongTurn
from networks.views.below import home, item_of, row_of
from networks.views.fragments import answer_fragments, panel_of
from networks.views.sheet import Sheet


@question
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The open answer: alone for HTMX, else on the page."""
    said = row_of(request, Answer.objects.select_related("organisation"), pk)
    if request.method == "POST":
        return _save(request, said)
    if request.htmx:  # type: ignore[attr-defined]
        return panel_of(request, said.item, said)
    return redirect(home(said.item.meeting, opened=said, place=f"svar-{said.item.pk.hex}"))


def _save(request: HttpRequest, said: Answer) -> HttpResponse:
    prefetch_related_objects([said], "figures")
    item = said.item
    figures = list(item.meeting.network.key_figures.order_by("pk"))
    return save(
        request,
        AnswerForm(request.POST, instance=said, key_figures=figures),
        home=home(item.meeting, opened=said, place=f"svar-{item.pk.hex}"),
        again=lambda form: _again(request, said, form),
        done=lambda: _onwards(request, said),
        fragments=lambda: answer_fragments(request, item, said, figures),
    )


def _again(request: HttpRequest, said: Answer, form: PartForm) -> HttpResponse:
    bound = {said.pk: form}
    if request.htmx:  # type: ignore[attr-defined]
        return panel_of(request, said.item, said, bound=bound)
    return Sheet(request, said.item.meeting, opened=said.pk, bound=bound).respond()


def _onwards(request: HttpRequest, said: Answer) -> HttpResponse:
    """To the next who has not answered; a save without a button of the round stays where it is."""
    following = rounds.next_waiting(said) if request.POST.get("state") else said
    place = home(said.item.meeting, opened=following, place=f"svar-{said.item.pk.hex}")
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(place)
    response = panel_of(request, said.item, following)
    response["HX-Replace-Url"] = place
    return response


@require_POST
@while_open
def answer_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = item_of(request, pk)
    sheet = Sheet(request, part.meeting)
    form = AskForm(request.POST, known=sheet.organisations, auto_id=f"fraga{part.pk.hex}_%s")
    if form.is_valid() and (asked := _ask(request, part, form)):
        return redirect(home(part.meeting, opened=asked, place=f"svar-{part.pk.hex}"))
    sheet.bound = {("ask", part.pk): form}
    return sheet.respond(status=422)


def _ask(request: HttpRequest, part: Item, form: AskForm) -> Answer | None:
    organisation, name = form.cleaned_where()
    try:
        return items.ask(
            item=part, organisation=organisation, name=name, unit=form.cleaned_data["unit"], by=request.user
        )
    except WrongTurn as refused:
        form.add_error("unit", str(refused))
        return None


@require_POST
@while_open
def answer_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    said, step = row_of(request, Answer.objects, pk), StepForm(request.POST).chosen()
    rounds.move(answer=said, step=step, by=request.user)
    return redirect(home(said.item.meeting, opened=said, place=f"svar-{said.item.pk.hex}"))


@require_POST
@while_open
def answer_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    said = row_of(request, Answer.objects, pk)
    try:
        rounds.release(answer=said, by=request.user)
    except WrongTurn as refused:
        messages.error(request, str(refused))
        return redirect(home(said.item.meeting, opened=said, place=f"svar-{said.item.pk.hex}"))
    messages.success(request, _("%(who)s är borttagen ur rundan.") % {"who": said})
    return redirect(home(said.item.meeting, place=f"del-{said.item.pk.hex}"))
