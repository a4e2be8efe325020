"""How many would come, before a trainer is booked."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from competence.documents.people.forecast import Forecasts, units_seen_by
from competence.views.plans.reading import trail_start
from fyrbodal.access import viewer


@require_safe
def forecast(request: HttpRequest) -> HttpResponse:
    """To the course administrator by municipality; to a chief by unit of her municipality."""
    units, where = units_seen_by(viewer(request))
    if not where:
        raise PermissionDenied
    context = {"found": Forecasts(units), "where": where, "trail": [trail_start()]}
    return render(request, "competence/people/forecast.html", context)
