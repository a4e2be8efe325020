"""Who may do authority work with children: the regulations, and which of them held on a day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from competence.documents.people.regulations import in_force
from competence.models import Regulation
from competence.views.plans.reading import trail_start
from fyrbodal.access import require, viewer
from fyrbodal.forms import DateField, Form


class DayForm(Form):
    mark_optional = False

    dag = DateField(label=gettext_lazy("Vilken gällde den"))


@require_safe
def regulations(request: HttpRequest) -> HttpResponse:
    require(request, "competence.view_regulation")
    form = DayForm(request.GET if "dag" in request.GET else None, initial={"dag": timezone.localdate()})
    day = form.cleaned_data["dag"] if form.is_valid() else timezone.localdate()
    rows = Regulation.objects.visible_to(viewer(request)).select_related("replaced_by").in_order()
    context = {"form": form, "day": day, "held": list(in_force(day)), "rows": rows, "trail": [trail_start()]}
    return render(request, "competence/people/regulations.html", context, status=422 if form.errors else 200)
