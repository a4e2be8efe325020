"""The turns of a package: each page says what will happen, and to how many."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from competence.actions.packages import turns
from competence.documents.packages.answering import answering, sheets_of
from competence.documents.packages.page import Answers, unreached
from competence.documents.places import members
from competence.forms.packages.packages import DecideForm, ReopenForm
from competence.models import PackageStatus, TermPackage
from competence.models.package import BEING_ANSWERED
from competence.views.packages.reading import package_of, trail_package
from fyrbodal.acting import is_done, saying
from fyrbodal.asking import answer, question


@question
def package_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.decide_termpackage")
    form = DecideForm(answer(request))
    if form.is_valid():
        with saying(request, _("Beslutet är noterat.")):
            turns.decide(package=package, by=request.user, **form.cleaned_data)
        return redirect(package)
    context = {"form": form, "number": package.offers.count()}
    return _asked(request, "decide", package, context)


@require_POST
def package_undecide(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.decide_termpackage")
    with saying(request, _("Paketet är ett förslag igen.")):
        turns.undo_decision(package=package, by=request.user)
    return redirect(package)


@question
def package_send(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.change_termpackage")
    if request.method == "POST":
        with saying(request, _("Paketet är skickat till kommunerna.")):
            turns.send(package=package, by=request.user)
        return redirect(package)
    homes = members()
    reached = answering(homes)
    context = {
        "number": package.offers.count(),
        "homes": homes,
        "people": len({person.pk for people in reached.values() for person in people}),
        "unreached": unreached(reached),
    }
    return _asked(request, "send", package, context)


@question
def package_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.change_termpackage")
    if request.method == "POST":
        with saying(request, _("Anmälan är stängd.")):
            turns.close(package=package, by=request.user)
        return redirect(package)
    return _asked(request, "close", package, {"answers": Answers(sheets_of(package), set())})


@question
def package_reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.change_termpackage")
    form = ReopenForm(answer(request))
    if is_done(form, lambda: turns.reopen(package=package, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Den nya sista dagen gäller, och de som inte har svarat har fått veta det."))
        return redirect(package)
    context = {"form": form, "answers": Answers(sheets_of(package), set())}
    return _asked(request, "reopen", package, context)


FROM = {
    "decide": (PackageStatus.PROPOSED,),
    "send": (PackageStatus.DECIDED,),
    "close": (PackageStatus.SENT,),
    "reopen": BEING_ANSWERED,
}


def _asked(request: HttpRequest, name: str, package: TermPackage, context: dict[str, Any]) -> HttpResponse:
    """The question before a turn; or why it is not asked, where the package is not in a status to be turned from."""
    if package.status not in FROM[name]:
        messages.info(request, _("Det går inte nu: paketet är %s.") % package.get_status_display())
        return redirect(package)
    about = {"package": package, "trail": trail_package(package)}
    wrong = "form" in context and context["form"].errors
    return render(request, f"competence/packages/{name}.html", about | context, status=422 if wrong else 200)
