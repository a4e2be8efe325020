"""What those who lead a network decide: its openness, its lists, its members."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fyrbodal import links
from fyrbodal.access import permitted, viewer
from fyrbodal.asking import answer, question
from fyrbodal.organisation.models import Appointment, Person
from networks.actions import members as memberships
from networks.actions import networks
from networks.forms.networks import MemberForm, NetworkForm
from networks.models import Network

UNDO, UNDO_WITHIN = "networks.member_end", dt.timedelta(hours=1)
KNOWN = 500  # suggestions in the list of people


@question
def network_edit(request: HttpRequest, slug: str) -> HttpResponse:
    network = _led(request, slug)
    form = NetworkForm(answer(request), instance=network)
    if request.method == "POST" and form.is_valid():
        networks.change(network=form.instance, fields=form.changed_data, by=request.user, **form.lists())
        messages.success(request, _("Ändringarna är sparade."))
        return redirect(network)
    context = {"network": network, "form": form}
    return render(request, "networks/network_edit.html", context, status=422 if form.errors else 200)


@question
def members(request: HttpRequest, slug: str) -> HttpResponse:
    network = _led(request, slug)
    people = Person.objects.visible_to(viewer(request))
    form = MemberForm(answer(request), network=network, people=people, by=request.user)
    if request.method == "POST" and form.is_valid() and _appointed(form, request.user):
        messages.success(request, _("%(name)s är tillagd.") % {"name": form.appointment.person})
        return redirect("networks:members", network.slug)
    context = {
        "network": network,
        "form": form,
        "appointments": _appointments(network),
        "known": _known(people),
        "ended": _ended(network, request.GET.get("avslutad", "")),
        "today": timezone.localdate(),
    }
    return render(request, "networks/members.html", context, status=422 if form.errors else 200)


@require_POST
def member_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    network = _led(request, slug)
    appointment = get_object_or_404(network.appointments.not_over().select_related("person"), pk=pk)
    if appointment.person == request.user:
        messages.error(request, _("Du kan inte avsluta ditt eget uppdrag. Be en annan ledare eller administratören."))
    else:
        token = links.sign(UNDO, memberships.facts(appointment))
        memberships.end(appointment=appointment, by=request.user)
        return redirect(f"{reverse('networks:members', args=[network.slug])}?avslutad={token}")
    return redirect("networks:members", network.slug)


@require_POST
def member_restore(request: HttpRequest, slug: str) -> HttpResponse:
    network = _led(request, slug)
    appointment = _ended(network, request.POST.get("avslutad", ""))
    if appointment is None or appointment.person == request.user:
        messages.error(request, _("Det går inte att ångra längre. Lägg till personen igen."))
        return redirect("networks:members", network.slug)
    try:
        memberships.give_back(appointment=appointment, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("%(name)s är med som förut.") % {"name": appointment.person})
    return redirect("networks:members", network.slug)


def _ended(network: Network, token: str) -> Appointment | None:
    """The appointment that a page offers to give back; None when that is too late, or was another network's."""
    try:
        facts = links.read(UNDO, token, UNDO_WITHIN)
    except links.Dead:
        return None
    return memberships.ended(facts) if facts["body"] == str(network.pk) else None


def _appointed(form: MemberForm, by: Any) -> bool:
    try:
        memberships.appoint(appointment=form.appointment, by=by)
    except ValidationError as refused:
        form.add_error("email", ValidationError(refused.messages))
        return False
    return True


def _led(request: HttpRequest, slug: str) -> Any:
    return permitted(request, "networks.change_network", Network.objects, slug=slug)


def _appointments(network: Network) -> Any:
    """Those who are members and those who will be, so that whoever was added for a later day is seen."""
    rows = network.appointments.not_over().select_related("person__organisation", "deputy_for")
    return rows.order_by("role", "person__name", "pk")


def _known(people: Any) -> Any:
    return people.active().select_related("organisation").in_order()[:KNOWN]
