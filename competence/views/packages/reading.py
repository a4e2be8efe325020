"""The register of packages, and one of them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.documents.packages import page
from competence.documents.packages.calendar import sign_up_day
from competence.documents.packages.costing import Costs
from competence.documents.packages.differences import Differences
from competence.documents.people.forecast import units_seen_by
from competence.models import TermPackage
from competence.models.package import BEFORE_SENT
from competence.views.plans.reading import trail_start
from fyrbodal.access import permitted, viewer
from fyrbodal.documents.http import file_response
from fyrbodal.paging import Pages

VERBS = ("change", "decide", "review")


@require_safe
def packages(request: HttpRequest) -> HttpResponse:
    who, now = viewer(request), timezone.now()
    found = Pages(TermPackage.objects.visible_to(who).in_order()).get_page(request.GET.get("sida"))
    for one in found.object_list:
        one.mark, one.next = page.mark(one), page.comes_next(one, now)
    context = {
        "page": found,
        "query": "",
        "newest": TermPackage.objects.visible_to(who).in_order().first(),
        "may_add": who.has_perm("competence.add_termpackage"),
        "trail": [trail_start()],
    }
    return render(request, "competence/packages/packages.html", context)


@require_safe
def package(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown: TermPackage = package_of(request, pk, "competence.view_termpackage")
    who, now = viewer(request), timezone.now()
    may = {verb: who.has_perm(f"competence.{verb}_termpackage", shown) for verb in VERBS}
    before = shown.status in BEFORE_SENT
    context = {
        "package": shown,
        "mark": page.mark(shown),
        "next": page.comes_next(shown, now),
        "decided": page.decided(shown, who),
        "listed": page.listed(shown, who),
        "answers": None if before else page.answers(shown, who, all_of_them=may["review"]),
        "differences": Differences(shown, units_seen_by(who)[0]) if before else None,
        "costs": Costs(shown) if may["review"] and not before else None,
        "is_before_sent": before,
        "takes_wishes": shown.takes_wishes(now),
        "may": may,
        "trail": trail_packages(),
    }
    return render(request, "competence/packages/package.html", context)


@require_safe
def package_calendar(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = package_of(request, pk, "competence.view_termpackage")
    name = f"anmalan-{slugify(str(shown.term))}.ics"
    return file_response(sign_up_day(shown), name, content_type="text/calendar; charset=utf-8")


def package_of(request: HttpRequest, pk: UUID, permission: str) -> TermPackage:
    rows = TermPackage.objects.select_related("decided_minutes", "copied_from")
    found: TermPackage = permitted(request, permission, rows, pk=pk)
    return found


def trail_packages() -> list[dict[str, str]]:
    return [trail_start(), {"label": _("Utbildningspaket"), "url": reverse("competence:packages")}]


def trail_package(package: TermPackage) -> list[dict[str, Any]]:
    return [*trail_packages(), {"label": str(package), "url": package.get_absolute_url()}]
