"""The places of a package given out on trial, by the key that each course has or by another."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from competence.documents.allocation.trial import Trial
from competence.forms.allocation.trying import TryForm
from competence.models import PackageStatus
from competence.views.packages.reading import package_of, trail_package
from fyrbodal.access import viewer


@require_safe
def package_allocate(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.review_termpackage")
    if package.status == PackageStatus.ALLOCATED:
        return redirect("competence:package_decision", package.pk)
    forms = {one.pk: TryForm(request.GET, one) for one in package.offers.all()}
    trial = Trial(package, {key: form.by for key, form in forms.items() if form.by})
    context = {
        "package": package,
        "trial": trial,
        "courses": [(one, forms[one.offer.pk]) for one in trial.courses],
        "may_decide": viewer(request).has_perm("competence.decide_termpackage", package),
        "is_closed": package.status == PackageStatus.CLOSED,
        "trail": trail_package(package),
    }
    return render(request, "competence/allocation/trial.html", context)
