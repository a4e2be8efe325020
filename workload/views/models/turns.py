"""The turns of a model: from a new draft to published, retired or thrown away, and into use."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fyrbodal.access import permitted, require, viewer
from fyrbodal.asking import answer, files, question
from fyrbodal.drafts.models import NotOpen
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.models import Organisation, Unit
from workload.actions import models as actions
from workload.documents.weighing import model_of
from workload.documents.weights import described, groups, obstacles
from workload.forms.models.adding import AddForm
from workload.forms.models.turns import AdoptForm, ConfirmForm, PublishForm, in_a_year
from workload.models import Adoption, Family, Version, VersionStatus, WrongTurn
from workload.models.model import kept_by
from workload.weights import weights_of


@question
def family_add(request: HttpRequest) -> HttpResponse:
    require(request, "workload.add_family")
    who = viewer(request)
    form = AddForm(
        answer(request),
        files(request),
        organisations=Organisation.objects.filter(kept_by(who)).order_by(SwedishOrder("name")),
        origins=_origins(who),
        initial={"origin": request.GET.get("fran", "")},
    )
    if form.is_valid() and (draft := _added(request, form)):
        messages.success(request, _("Utkastet är skapat. Gå igenom det, bekräfta förslagen och publicera."))
        return redirect("workload:version_edit", draft.pk)
    return render(request, "workload/models/add.html", {"form": form}, status=422 if form.errors else 200)


def _origins(who: Any) -> Any:
    """Templates, and what holds in the municipalities."""
    rows = Version.objects.visible_to(who).filter(Q(status=VersionStatus.PUBLISHED) | Q(family__organisation=None))
    order = (SwedishOrder("family__organisation__name"), SwedishOrder("family__name"))
    return rows.select_related("family__organisation").order_by(*order)


def _added(request: HttpRequest, form: AddForm) -> Version | None:
    try:
        if form.model:
            return actions.bring_in(model=form.model, family=form.family, by=request.user)
        return actions.copy(origin=form.cleaned_data["origin"], family=form.family, by=request.user)
    except IntegrityError:  # somebody gave another model the name in between
        form.add_error("name", _("Kommunen har redan en modell med det namnet."))
        return None


@require_POST
def version_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = _version(request, "add", pk)
    return redirect("workload:version_edit", actions.next_draft(version=shown, by=request.user).pk)


@question
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    draft = _version(request, "change", pk)
    weights = weights_of(model_of(draft), draft.weights)
    unconfirmed = [weight.name for weight in weights if weight.is_unconfirmed]
    form = ConfirmForm(
        answer(request),
        names=described(model_of(draft)),
        unconfirmed=unconfirmed,
        initial={"owner": str(request.user), "review_on": in_a_year(), "revision": draft.revision},
    )
    if form.is_valid():
        return _confirmed(request, draft, form.cleaned_data)
    chosen = form["figures"].value() or []
    context = {"version": draft, "groups": groups(draft), "form": form, "left": len(unconfirmed), "chosen": chosen}
    return render(request, "workload/models/confirm.html", context, status=422 if form.errors else 200)


def _confirmed(request: HttpRequest, draft: Version, asked: dict[str, Any]) -> HttpResponse:
    try:
        number = actions.confirm(version=draft, names=asked.pop("figures"), **asked, by=request.user)
    except actions.Changed:
        messages.error(request, _("Modellen ändrades medan du läste. Gå igenom vikterna en gång till."))
    except NotOpen:
        return _closed(request, draft)
    else:
        said = ngettext("%(number)s vikt är bekräftad.", "%(number)s vikter är bekräftade.", number)
        messages.success(request, said % {"number": number})
    return redirect("workload:confirm", draft.pk)


@question
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    draft = _version(request, "publish", pk)
    found = obstacles(draft)
    form = PublishForm(answer(request), initial={"change_note": draft.change_note})
    if form.is_valid():
        try:
            actions.publish(version=draft, **form.cleaned_data, by=request.user)
        except actions.Unready as unready:
            found = list(unready.obstacles)
        except NotOpen:
            return _closed(request, draft)
        else:
            messages.success(request, _("%s är publicerad.") % draft)
            return redirect(draft)
    earlier = Version.objects.published().filter(family=draft.family).first()
    context = {"version": draft, "form": form, "obstacles": found, "earlier": earlier, "units": _measuring(draft)}
    return render(request, "workload/models/publish.html", context, status=422 if form.is_bound else 200)


@question
def retire(request: HttpRequest, pk: UUID) -> HttpResponse:
    held = _version(request, "retire", pk)
    if request.method == "POST":
        try:
            actions.retire(version=held, by=request.user)
        except WrongTurn as wrong:
            messages.info(request, str(wrong))
        else:
            messages.success(request, _("%s är avvecklad.") % held)
        return redirect(held)
    return render(request, "workload/models/retire.html", {"version": held, "units": _measuring(held)})


@question
def version_discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    draft = _version(request, "delete", pk)
    if request.method == "POST":
        try:
            actions.discard(version=draft, by=request.user)
        except NotOpen:
            return _closed(request, draft)
        messages.success(request, _("Utkastet är borttaget."))
        return redirect("workload:models")
    return render(request, "workload/models/discard.html", {"version": draft})


@question
def adopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    unit = permitted(request, "workload.adopt_unit", Unit.objects.select_related("organisation"), pk=pk)
    held = Adoption.objects.filter(unit=unit).select_related("family").order_by("-starts_on")
    now = held.on().first()
    first = {"family": now.family_id, "limit": now.limit} if now else {}
    form = AdoptForm(answer(request), families=_usable(unit), initial=first)
    if form.is_valid() and _adopted(request, unit, form):
        return redirect("workload:adoptions")
    context = {"unit": unit, "form": form, "held": held, "can_choose": _usable(unit).exists()}
    return render(request, "workload/models/adopt.html", context, status=422 if form.errors else 200)


def _adopted(request: HttpRequest, unit: Unit, form: AdoptForm) -> bool:
    try:
        adoption = actions.adopt(unit=unit, **form.cleaned_data, by=request.user)
    except WrongTurn as wrong:
        form.add_error("starts_on", str(wrong))
        return False
    except ValidationError as refused:  # a day that cannot be meant
        form.add_error("starts_on", ValidationError(refused.messages))
        return False
    messages.success(request, _("%(unit)s mäter med %(family)s.") % {"unit": unit, "family": adoption.family})
    return True


def _usable(unit: Unit) -> Any:
    """A model belongs to a municipality: those of its own that have a published version."""
    held = Version.objects.published().filter(family__organisation=unit.organisation_id)
    return Family.objects.filter(pk__in=held.values("family")).order_by(SwedishOrder("name"), "pk")


def _measuring(version: Version) -> Any:
    """Units that measure with the family, or will."""
    held = Adoption.objects.not_over().filter(family=version.family_id)
    return Unit.objects.filter(pk__in=held.values("unit")).in_order()


def _closed(request: HttpRequest, draft: Version) -> HttpResponse:
    messages.info(request, _("Utkastet är redan publicerat eller borttaget."))
    return redirect("workload:family", draft.family_id)


def _version(request: HttpRequest, verb: str, pk: UUID) -> Any:
    rows = Version.objects.select_related("family__organisation")
    return permitted(request, f"workload.{verb}_version", rows, pk=pk)
