"""The courses of a package: read, added, changed, removed; when they are given, and what a lent trainer takes off."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions.packages import making
from competence.documents.catalogue import days_in_words
from competence.forms.packages.offers import CreditForm, OfferForm, WhenForm, to_choose_from
from competence.models import Course, Occasion, Offer, TrainerCredit
from competence.models.package import BEFORE_SENT
from competence.views.packages.reading import package_of, trail_package
from fyrbodal.access import permitted, viewer
from fyrbodal.acting import is_done, saying
from fyrbodal.asking import answer, question


def offer_of(request: HttpRequest, pk: UUID, permission: str) -> Offer:
    found: Offer = permitted(request, permission, Offer.objects.select_related("package", "course"), pk=pk)
    return found


@require_safe
def offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown, who = offer_of(request, pk, "competence.view_offer"), viewer(request)
    seen = Occasion.objects.visible_to(who).filter(offer=shown).select_related("course", "part")
    occasions = list(seen.order_by("first_on", "pk"))
    for one in occasions:
        one.days_said, one.room = days_in_words(one), None
    may_review = who.has_perm("competence.review_termpackage", shown.package)
    context = {
        "offer": shown,
        "occasions": occasions,
        "credits": list(_credits(shown)) if may_review else [],
        "is_before_sent": shown.package.status in BEFORE_SENT,
        "may_change": who.has_perm("competence.change_offer", shown),
        "trail": trail_package(shown.package),
    }
    return render(request, "competence/packages/offer.html", context)


def _credits(offer: Offer) -> Any:
    return offer.credits.select_related("organisation").order_by("organisation__name", "pk")


@question
def offer_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.change_termpackage")
    course = Course.objects.filter(slug=request.GET.get("kurs", "")).first()
    form = OfferForm(answer(request), instance=Offer(package=package), initial=_begun(course))
    if is_done(form, lambda: making.add_offer(offer=form.instance, by=request.user)):
        messages.success(request, _("%(course)s är med i paketet.") % {"course": form.instance})
        return redirect(package)
    context = {"form": form, "package": package, "trail": trail_package(package)}
    return render(request, "competence/packages/offer_edit.html", context, status=422 if form.errors else 200)


def _begun(course: Course | None) -> dict[str, Any]:
    return {"course": course.pk, "minimum": course.minimum} if course else {}


@question
def offer_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = offer_of(request, pk, "competence.change_offer")
    form = OfferForm(answer(request), instance=shown)
    if is_done(form, lambda: making.keep_offer(offer=form.instance, by=request.user)):
        messages.success(request, _("Sparat."))
        return redirect(shown)
    return _asked(request, "offer_edit", shown, form)


@question
def offer_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = offer_of(request, pk, "competence.delete_offer")
    if request.method == "POST":
        with saying(request, _("%(course)s är inte längre med i paketet.") % {"course": shown}):
            making.remove_offer(offer=shown, by=request.user)
        return redirect(shown.package)
    return _asked(request, "offer_remove", shown, None)


@question
def offer_occasions(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = offer_of(request, pk, "competence.change_offer")
    form = WhenForm(answer(request), offer=shown)
    if is_done(form, lambda: making.give_when(offer=shown, by=request.user, **form.cleaned_data), "occasions"):
        messages.success(request, _("Sparat."))
        return redirect(shown)
    return _asked(request, "offer_occasions", shown, form, there_are=to_choose_from(shown).exists())


@question
def credit_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = offer_of(request, pk, "competence.change_offer")
    form = CreditForm(answer(request), instance=TrainerCredit(offer=shown))
    if form.is_valid():
        making.keep_credit(credit=form.instance, by=request.user)
        messages.success(request, _("Avdraget är sparat."))
        return redirect(shown)
    return _asked(request, "credit_add", shown, form)


@question
def credit_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = TrainerCredit.objects.select_related("offer__package", "offer__course", "organisation")
    credit: TrainerCredit = permitted(request, "competence.delete_trainercredit", rows, pk=pk)
    if request.method == "POST":
        making.remove_credit(credit=credit, by=request.user)
        messages.success(request, _("Avdraget är borttaget."))
        return redirect(credit.offer)
    return _asked(request, "credit_remove", credit.offer, None, credit=credit)


def _asked(request: HttpRequest, name: str, offer: Offer, form: Any, **more: Any) -> HttpResponse:
    mine = {"label": str(offer), "url": offer.get_absolute_url()}
    context = {"offer": offer, "package": offer.package, "form": form, "trail": [*trail_package(offer.package), mine]}
    status = 422 if form is not None and form.errors else 200
    return render(request, f"competence/packages/{name}.html", context | more, status=status)
