"""A table of counts read in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from competence.actions import counts
from competence.forms.statistics.returned import CountsForm, change_of
from competence.views.plans.reading import trail_start
from fyrbodal.access import require
from fyrbodal.asking import question
from fyrbodal.bringing_in.change import Change
from fyrbodal.bringing_in.page import BringingIn


@question
def counts_import(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_count")
    return _Counts(request, request.user).respond()


class _Counts(BringingIn):
    """Counts as such have no row that a file is about: it is kept for the person."""

    name = "counts_import"
    form = CountsForm
    template = "competence/statistics/import.html"

    def change_of(self, content: bytes, name: str) -> Change:
        return change_of(content, name)

    def bring_in(self, make: Callable[[], Change], seen: str) -> Change:
        return counts.bring_in(make=make, seen=seen, by=self.request.user)

    def home(self) -> str:
        return reverse("competence:statistics")

    def context(self) -> dict[str, Any]:
        return {"trail": [trail_start(), {"label": _("Deltagande"), "url": self.home()}]}
