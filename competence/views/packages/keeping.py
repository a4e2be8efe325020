"""Making a package, changing it, and taking away one that nobody was sent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.actions.packages import making
from competence.forms.packages.packages import PackageForm, WordsForm
from competence.models import TermPackage, WrongTurn
from competence.models.package import BEFORE_SENT
from competence.terms import Term, moved
from competence.views.packages.reading import package_of, trail_package, trail_packages
from fyrbodal.access import require
from fyrbodal.acting import is_done
from fyrbodal.asking import answer, question


@question
def package_add(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_termpackage")
    newest = TermPackage.objects.in_order().first()
    term = newest.term.after() if newest else Term.of(timezone.localdate()).after()
    return _begun(request, TermPackage(year=term.year, half=term.half, last_sign_up_on=term.last_sign_up_on))


@question
def package_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    require(request, "competence.add_termpackage")
    earlier = package_of(request, pk, "competence.view_termpackage")
    term = earlier.term.after()
    day = moved(earlier.last_sign_up_on, earlier.term, term)
    facts = {"year": term.year, "half": term.half, "last_sign_up_on": day, "words": earlier.words}
    return _begun(request, TermPackage(copied_from=earlier, **facts))


def _begun(request: HttpRequest, package: TermPackage) -> HttpResponse:
    form = PackageForm(answer(request), instance=package)
    if is_done(form, lambda: making.begin(package=form.instance, by=request.user)):
        messages.success(request, _("%s är ett förslag. Lägg till, ändra och ta bort kurser.") % form.instance)
        return redirect(form.instance)
    earlier = package.copied_from
    number = earlier.offers.count() if earlier else 0
    context = {"form": form, "earlier": earlier, "number": number, "trail": trail_packages()}
    return render(request, "competence/packages/add.html", context, status=422 if form.errors else 200)


@question
def package_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.change_termpackage")
    kind = PackageForm if package.status in BEFORE_SENT else WordsForm
    form = kind(answer(request), instance=package)
    if is_done(form, lambda: making.keep_package(package=form.instance, by=request.user)):
        messages.success(request, _("Sparat."))
        return redirect(package)
    context = {"form": form, "package": package, "trail": trail_package(package)}
    return render(request, "competence/packages/edit.html", context, status=422 if form.errors else 200)


@question
def package_discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    package = package_of(request, pk, "competence.delete_termpackage")
    if request.method == "POST":
        try:
            making.discard(package=package, by=request.user)
        except WrongTurn as wrong:
            messages.error(request, str(wrong))
            return redirect(package)
        messages.success(request, _("Paketet är borttaget."))
        return redirect("competence:packages")
    context = {"package": package, "number": package.offers.count(), "trail": trail_package(package)}
    return render(request, "competence/packages/discard.html", context)
