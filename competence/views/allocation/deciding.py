"""The decision on who gets the places: written down, and read by everybody who has signed in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions.allocation import deciding
from competence.documents.allocation.decision_book import book_of
from competence.documents.allocation.trial import Trial
from competence.documents.packages.page import Decided
from competence.forms.allocation.deciding import STALE, PlacesForm, again
from competence.models import PackageStatus, TermPackage, WrongTurn
from competence.views.packages.reading import package_of, trail_package
from fyrbodal.access import viewer
from fyrbodal.asking import answer, question
from fyrbodal.documents.document import article
from fyrbodal.documents.http import XLSX, file_response, pdf_response
from fyrbodal.documents.later import or_later
from fyrbodal.sealed.models import Copy
from fyrbodal.sealed.rendering import pdf_of
from fyrbodal.seen import NotAsSeen


@question
def package_decide_places(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.decide_termpackage")
    if package.status == PackageStatus.ALLOCATED:
        return redirect("competence:package_decision", package.pk)
    trial = Trial(package)
    if package.status != PackageStatus.CLOSED or not trial.is_known:
        messages.info(request, _("Platserna kan inte beslutas än. Här syns vad som saknas."))
        return redirect("competence:package_allocate", package.pk)
    form = PlacesForm(answer(request), trial=trial)
    if form.is_valid():
        return _decided(request, package, form)
    stale = form.is_bound and form.cleaned_data.get("seen") != trial.seen
    return _page(request, package, again(request.POST, trial) if stale else form, stale=stale)


def _decided(request: HttpRequest, package: TermPackage, form: PlacesForm) -> HttpResponse:
    said = {name: form.cleaned_data[name] for name in ("on", "where", "minutes", "seen")}
    try:
        deciding.decide(package=package, outcomes=form.outcomes(), by=request.user, **said)
    except NotAsSeen as other:
        return _page(request, package, again(request.POST, other.now), stale=True)
    except WrongTurn as wrong:
        form.add_error(None, str(wrong))
        return _page(request, package, form)
    messages.success(request, _("Platserna är utdelade, och kommunerna har fått veta det."))
    return redirect("competence:package_decision", package.pk)


def _page(request: HttpRequest, package: TermPackage, form: PlacesForm, *, stale: bool = False) -> HttpResponse:
    if stale:
        messages.warning(request, STALE)
    about = {"package": package, "trail": trail_package(package)}
    context = about | {"trial": form.trial, "form": form, "form_show_errors": True}
    status = 409 if stale else 422 if form.errors else 200
    return render(request, "competence/allocation/decide.html", context, status=status)


@require_safe
def package_decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.view_termpackage")
    if package.decision is None:
        messages.info(request, _("Platserna är inte utdelade än."))
        return redirect(package)
    where = package.allocated_on, package.allocated_where, package.allocated_minutes
    context = {
        "package": package,
        "decided": Decided(*where, viewer(request)),
        "article": article(package.decision.html),
        "may_review": viewer(request).has_perm("competence.review_termpackage", package),
        "trail": trail_package(package),
    }
    return render(request, "competence/allocation/decision.html", context)


@require_safe
@or_later
def package_decision_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    copy = _sealed(request, pk)
    return (
        redirect("competence:package", pk)
        if copy is None
        else pdf_response(pdf_of(copy), _named(copy, "pdf"), inline=True)
    )


@require_safe
def package_decision_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    copy = _sealed(request, pk)
    if copy is None:
        return redirect("competence:package", pk)
    return file_response(book_of(copy.data()), _named(copy, "xlsx"), content_type=XLSX)


def _sealed(request: HttpRequest, pk: UUID) -> Copy | None:
    return package_of(request, pk, "competence.view_termpackage").decision


def _named(copy: Copy, ending: str) -> str:
    return f"{slugify(copy.title)}.{ending}"
