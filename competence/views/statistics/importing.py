"""A table of counts read in: looked through, then written, all of it or nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from competence.actions import counts
from competence.actions.looked_through import Change, NotAsSeen
from competence.forms.statistics.returned import CountsForm, change_of
from competence.views.plans.reading import trail_start
from fyrbodal.access import require
from fyrbodal.asking import answer, files, question
from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.files.forms import status_of
from fyrbodal.files.looked_at import TOO_OLD, Kept, SeenForm, forget, keep, kept_as

NAME = "counts_import"


@question
def counts_import(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_count")
    if request.method == "POST" and "key" in request.POST:
        return _write(request)
    form = CountsForm(answer(request), files(request))
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            change = change_of(content, file.name)
        except BadFile as bad:
            form.add_error("file", str(bad))
        else:
            kept = None if change.faults else keep(NAME, request.user, file.name, content, by=request.user)
            return _page(request, change=change, kept=kept, status=422 if change.faults else 200)
    return _page(request, form=form, status=status_of(form))


def _write(request: HttpRequest) -> HttpResponse:
    form = SeenForm(request.POST)
    kept = kept_as(NAME, form.data["key"], request.user, by=request.user) if form.is_valid() else None
    if kept is None:
        messages.error(request, str(TOO_OLD))
        return redirect("competence:counts_import")
    try:
        change = counts.bring_in(
            make=lambda: change_of(kept.content, kept.name), seen=form.cleaned_data["seen"], by=request.user
        )
    except NotAsSeen as other:
        messages.info(request, _("Siffrorna har ändrats medan du tittade. Gå igenom det en gång till."))
        return _page(request, change=other.change, kept=kept, status=422 if other.change.faults else 200)
    forget(kept, request.user, by=request.user)
    return _brought_in(request, change)


def _brought_in(request: HttpRequest, change: Change) -> HttpResponse:
    words = {"new": len(change.added), "changed": len(change.changed)}
    messages.success(request, _("Filen är inläst. Nya antal: %(new)s, ändrade: %(changed)s.") % words)
    return redirect("competence:statistics")


def _page(
    request: HttpRequest, *, status: int, change: Change | None = None, kept: Kept | None = None, form: Any = None
) -> HttpResponse:
    back = {"label": _("Deltagande"), "url": reverse("competence:statistics")}
    context = {"form": form or CountsForm(), "change": change, "kept": kept, "trail": [trail_start(), back]}
    return render(request, "competence/statistics/import.html", context, status=status)
