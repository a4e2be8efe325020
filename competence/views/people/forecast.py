"""How many would come, before a trainer is booked."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.documents.people.forecast import Forecasts
from competence.views.plans.reading import trail_start
from fyrbodal.access import viewer
from fyrbodal.organisation.models import Organisation, Unit
from fyrbodal.organisation.roles import Role


@require_safe
def forecast(request: HttpRequest) -> HttpResponse:
    """To the course administrator by municipality; to a chief by unit of her municipality."""
    units, where = _units(viewer(request))
    context = {"found": Forecasts(units), "where": where, "trail": [trail_start()]}
    return render(request, "competence/people/forecast.html", context)


def _units(who: Any) -> tuple[dict[Any, str], str]:
    if who.holds(Role.COURSE_ADMINISTRATOR):
        rows = Unit.objects.filter(organisation__is_member=True).order_by("pk")
        return dict(rows.values_list("pk", "organisation__name")), _("alla kommuner")
    homes = who.bodies(Role.IFO_CHIEF)
    if not homes:
        raise PermissionDenied
    names = Organisation.objects.filter(pk__in=homes).in_order().values_list("name", flat=True)
    return dict(Unit.objects.filter(organisation__in=homes).order_by("pk").values_list("pk", "name")), ", ".join(names)
