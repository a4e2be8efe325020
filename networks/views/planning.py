"""Planning a meeting, changing its facts, taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyrbodal.access import permitted
from fyrbodal.asking import answer, question
from fyrbodal.drafts.forms import PartForm
from fyrbodal.drafts.views import save, while_open
from networks.actions import meetings
from networks.forms.meetings import FactsForm, PlanForm
from networks.models import Draft, Meeting, Network, WrongTurn
from networks.views.below import home


@question
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    network = permitted(request, "networks.plan_meeting_network", Network.objects, slug=slug)
    form = PlanForm(answer(request), initial=meetings.last_plans(network))
    if not form.is_valid():
        context = {"form": form, "network": network, "trail": _trail(network)}
        return render(request, "networks/recording/plan.html", context, status=422 if form.is_bound else 200)
    planned = meetings.plan(network=network, key=form.cleaned_data["key"], facts=form.facts(), by=request.user)
    messages.success(request, _("Träffen är planerad."))
    return redirect("networks:record", planned.pk)


@question
def facts(request: HttpRequest, pk: UUID) -> HttpResponse:
    meeting = permitted(request, "networks.read_draft_meeting", Draft.objects.select_related("network"), pk=pk)
    if request.method == "POST":
        return save(
            request,
            FactsForm(request.POST, instance=meeting),
            home=reverse("networks:facts", args=[pk]),
            again=lambda form: _facts(request, meeting, form),
            done=lambda: redirect(home(meeting)),
        )
    return _facts(request, meeting, FactsForm(instance=meeting)) if meeting.is_draft else redirect(home(meeting))


def _facts(request: HttpRequest, meeting: Meeting, form: PartForm) -> HttpResponse:
    stored = Meeting.objects.select_related("network").get(pk=meeting.pk)
    context = {"form": form, "meeting": stored, "trail": [*_trail(stored.network), _step(stored)]}
    return render(request, "networks/recording/facts.html", context)


@question
@while_open
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    meeting = permitted(request, "networks.read_draft_meeting", Draft.objects.select_related("network"), pk=pk)
    if request.method != "POST":
        return _discard(request, meeting)
    try:
        meetings.discard(meeting=meeting, by=request.user)
    except WrongTurn as refused:
        messages.error(request, str(refused))
        return redirect(home(meeting))
    messages.success(request, _("%(meeting)s är borttagen.") % {"meeting": meeting.name})
    return redirect(meeting.network.get_absolute_url())


def _discard(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Asks, unless there is nothing to ask: what has been finalised stays."""
    if meeting.is_corrected or not meeting.is_draft:
        return redirect(home(meeting))
    context = {"meeting": meeting, "trail": [*_trail(meeting.network), _step(meeting)]}
    return render(request, "networks/recording/discard.html", context)


def _trail(network: Network) -> list[dict[str, str]]:
    return [
        {"label": _("Träffar"), "url": reverse("networks:meetings")},
        {"label": network.name, "url": network.get_absolute_url()},
    ]


def _step(meeting: Meeting) -> dict[str, str]:
    return {"label": meeting.name, "url": home(meeting)}
