"""A table of a staffing survey's answers read in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from competence.actions import staffing
from competence.forms.planning.returned import StaffingForm, change_of
from competence.models import StaffingSurvey
from competence.views.planning.staffing import trail_surveys
from fyrbodal.access import permitted
from fyrbodal.asking import question
from fyrbodal.bringing_in.change import Change
from fyrbodal.bringing_in.page import BringingIn


@question
def survey_import(request: HttpRequest, pk: UUID) -> HttpResponse:
    survey: StaffingSurvey = permitted(request, "competence.change_staffingsurvey", StaffingSurvey.objects, pk=pk)
    return _Answers(request, survey).respond()


class _Answers(BringingIn):
    name = "survey_import"
    form = StaffingForm
    template = "competence/planning/import.html"

    def change_of(self, content: bytes, name: str) -> Change:
        return change_of(self.thing, content, name)

    def bring_in(self, make: Callable[[], Change], seen: str) -> Change:
        return staffing.bring_in(survey=self.thing, make=make, seen=seen, by=self.request.user)

    def home(self) -> str:
        return str(self.thing.get_absolute_url())

    def context(self) -> dict[str, Any]:
        return {"survey": self.thing, "trail": [*trail_surveys(), {"label": str(self.thing), "url": self.home()}]}
