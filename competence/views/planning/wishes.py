"""What the municipalities wish for."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions import catalogue
from competence.documents.places import answered_for
from competence.documents.wishes import wished
from competence.forms.planning.wishes import WishForm
from competence.models import Wish
from competence.views.plans.reading import trail_start
from fyrbodal.access import permitted, require, viewer
from fyrbodal.asking import answer, question


@require_safe
def wishes(request: HttpRequest) -> HttpResponse:
    who, today = viewer(request), timezone.localdate().year
    asked = request.GET.get("ar", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == len("2017") else today
    mine = list(answered_for(who))
    context = {
        "found": wished(who, year, mine=mine, today=today),
        "may_add": bool(mine),
        "trail": [trail_start()],
    }
    return render(request, "competence/planning/wishes.html", context)


@question
def wish_add(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_wish")
    places = answered_for(viewer(request))
    if not places:
        raise PermissionDenied
    form = WishForm(answer(request), places=places, initial={"theme": request.GET.get("tema", "")[:160]})
    if form.is_valid():
        form.instance.wished_by = request.user
        catalogue.keep(row=form.instance, by=request.user)
        messages.success(request, _("Önskemålet ligger i kommunens låda."))
        return redirect(_at(form.instance))
    context = {"form": form, "trail": _trail()}
    return render(request, "competence/planning/wish_add.html", context, status=422 if form.errors else 200)


@question
def wish_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    wish: Wish = permitted(request, "competence.delete_wish", Wish.objects.select_related("organisation"), pk=pk)
    if request.method == "POST":
        catalogue.remove(row=wish, by=request.user)
        messages.success(request, _("Önskemålet är tillbakadraget."))
        return redirect(_at(wish))
    return render(request, "competence/planning/wish_remove.html", {"wish": wish, "back": _at(wish), "trail": _trail()})


def _at(wish: Wish) -> str:
    return f"{reverse('competence:wishes')}?ar={wish.wished_in}"


def _trail() -> list[dict[str, str]]:
    return [trail_start(), {"label": _("Önskemål"), "url": reverse("competence:wishes")}]
