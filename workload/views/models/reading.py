"""Models as one reads them: which there are, what they say, who measures with which."""

import json
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fyrbodal.access import permitted, viewer
from fyrbodal.documents.http import file_response
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.models import Organisation, Unit
from fyrbodal.organisation.roles import Role
from workload.casefile import sheet_as_json
from workload.documents.weighing import model_of
from workload.documents.weights import groups, obstacles
from workload.models import Adoption, Family, Version, VersionStatus
from workload.models.model import kept_by
from workload.rules import LEADERS
from workload.samples import sample_of
from workload.weights import weights_of

JSON = "application/json"
IN_ORDER = (SwedishOrder("organisation__name"), SwedishOrder("name"), "pk")


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    """One's own municipality's, those that others have published, and the templates."""
    who = viewer(request)
    own = Organisation.objects.filter(kept_by(who) | Q(pk=who.organisation_id))
    families = _families(who)
    context = {
        "mine": families.filter(organisation__in=own),
        "others": families.filter(organisation__isnull=False).exclude(organisation__in=own),
        "templates": families.templates(),
        "own": own.order_by(SwedishOrder("name")),
        "may_add": who.has_perm("workload.add_family"),
    }
    return render(request, "workload/models/models.html", context)


def _families(who: Any) -> Any:
    """Those of which the viewer sees a version, each with what she sees of it."""
    seen = Version.objects.visible_to(who)
    rows = Family.objects.visible_to(who).filter(Exists(seen.filter(family=OuterRef("pk"))))
    versions = Prefetch("versions", seen.latest_first().defer("definition", "weights"), to_attr="seen")
    return rows.select_related("organisation").prefetch_related(versions).order_by(*IN_ORDER)


@require_safe
def family(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = permitted(request, "workload.view_family", Family.objects.select_related("organisation"), pk=pk)
    versions = Version.objects.visible_to(viewer(request)).filter(family=shown).latest_first()
    measuring = shown.adoptions.not_over().select_related("unit").order_by(SwedishOrder("unit__name"), "starts_on")
    context = {
        "family": shown,
        "versions": versions.select_related("published_by").defer("definition", "weights"),
        "measuring": measuring,
        "today": timezone.localdate(),
        "may_add": viewer(request).has_perm("workload.add_family"),
        "keeps": viewer(request).has_perm("workload.change_family", shown),
    }
    return render(request, "workload/models/family.html", context)


@require_safe
def version(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = _version(request, pk)
    who = viewer(request)
    keeps = who.has_perm("workload.add_version", shown)
    weights, today = weights_of(model_of(shown), shown.weights), timezone.localdate()
    context = {
        "version": shown,
        "family": shown.family,
        "groups": groups(shown),
        "keeps": keeps,
        "is_draft": shown.status == VersionStatus.DRAFT,
        "obstacles": obstacles(shown) if who.has_perm("workload.change_version", shown) else (),
        "unconfirmed": sum(weight.is_unconfirmed for weight in weights),
        "late": sum(weight.is_late(today) for weight in weights),
        "may_copy": who.has_perm("workload.add_family") and _can_be_copied(shown),
        "today": today,
    }
    return render(request, "workload/models/version.html", context)


@require_safe
def version_data(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The model with a sheet to try it on, as `evaluate_workload` and the page for a new model take it."""
    shown = _version(request, pk)
    model = model_of(shown)
    said = {
        "about": {"name": str(shown), "figures": shown.weights},
        "model": shown.definition,
        "sheet": sheet_as_json(sample_of(model), model),
    }
    content = json.dumps(said, ensure_ascii=False, indent=1).encode()
    return file_response(content, f"{shown}.json", content_type=JSON)


def _version(request: HttpRequest, pk: UUID) -> Any:
    rows = Version.objects.select_related("family__organisation", "published_by", "retired_by")
    return permitted(request, "workload.view_version", rows, pk=pk)


def _can_be_copied(shown: Version) -> bool:
    return shown.status == VersionStatus.PUBLISHED or shown.family.organisation_id is None


@require_safe
def adoptions(request: HttpRequest) -> HttpResponse:
    """Every unit of the region, and the model it measures with."""
    who = viewer(request)
    held = Adoption.objects.visible_to(who).not_over().select_related("family").order_by("starts_on")
    units = Unit.objects.visible_to(who).filter(organisation__is_member=True).select_related("organisation")
    ordered = units.order_by(SwedishOrder("organisation__name"), SwedishOrder("name"), "pk")
    context = {
        "units": ordered.prefetch_related(Prefetch("adoptions", held, to_attr="held")),
        "led": who.bodies(*LEADERS),
        "chief_at": who.bodies(Role.IFO_CHIEF),
        "today": timezone.localdate(),
    }
    return render(request, "workload/models/adoptions.html", context)
