"""What a page cannot do without: the same session and user, one indexed query, and the base template."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import open_to_all
from fyrbodal.sealed.models import Rendering
from networks.models import Item, Meeting


@require_safe
@open_to_all("what a visitor's page cannot do without is measured too")
def page(request: HttpRequest, pk: Any) -> HttpResponse:
    return render(request, "base.html", {"meeting": Meeting.objects.get(pk=pk)})


@require_POST
def saved(request: HttpRequest, pk: Any) -> HttpResponse:
    part = Item.objects.get(pk=pk)
    Item.objects.filter(pk=pk).update(place=request.POST["body"][:40])
    return render(request, "base.html", {"part": part})


@require_safe
@open_to_all("what a visitor's download cannot do without is measured too")
def file(request: HttpRequest, pk: Any) -> HttpResponse:
    """The same bytes, with the user asked for as the base template would."""
    pdf = Rendering.objects.values_list("pdf", flat=True).get(copy=pk)
    return HttpResponse(bytes(pdf), content_type="application/pdf", headers={"X-Asked": request.user.pk or "-"})
