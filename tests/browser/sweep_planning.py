"""The pages of surveys, wishes, the year's work and other regions."""

from typing import Any

from competence.models import CycleStep, Region, StaffingRow, StaffingSurvey, SurveyAnswer, Wish
from tests.browser.addresses import VISITOR, Arguments, Stop
from tests.browser.sweep_plans import stop


def first(model: Any, *order: str) -> Arguments:
    """The same row in each run, though keys are drawn."""
    return lambda _world: [model.objects.order_by(*order, "pk")[0].pk]


PAGES: dict[str, Stop] = {
    "competence:surveys": stop(by="alva"),
    "competence:survey_add": stop(wrong={"asked_in": "1066", "about": ""}),
    "competence:survey": stop(first(StaffingSurvey, "about"), by="alva"),
    "competence:survey_edit": stop(first(StaffingSurvey, "about"), wrong={"about": ""}),
    "competence:survey_import": stop(first(StaffingSurvey, "about"), wrong={}),
    "competence:question_add": stop(first(StaffingSurvey, "about"), wrong={"question": ""}),
    "competence:question_edit": stop(first(SurveyAnswer, "question"), wrong={"question": ""}),
    "competence:question_remove": stop(first(SurveyAnswer, "question")),
    "competence:row_add": stop(first(StaffingSurvey, "about"), wrong={"posts": ""}),
    "competence:row_edit": stop(first(StaffingRow, "organisation__name", "label")),
    "competence:row_remove": stop(first(StaffingRow, "organisation__name", "label")),
    "competence:wishes": stop(by="alva"),
    "competence:wish_add": stop(wrong={"theme": ""}),
    "competence:wish_remove": stop(first(Wish, "theme", "organisation__name")),
    "competence:cycle": stop(by=VISITOR),
    "competence:step_add": stop(wrong={"what": ""}),
    "competence:step_edit": stop(first(CycleStep, "month", "what"), wrong={"what": ""}),
    "competence:step_remove": stop(first(CycleStep, "month", "what")),
    "competence:regions": stop(by=VISITOR),
    "competence:region_add": stop(wrong={"name": ""}),
    "competence:region_edit": stop(first(Region, "name"), wrong={"name": ""}),
    "competence:region_remove": stop(first(Region, "name")),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "a survey, to the course administrator": ("competence:survey", stop(first(StaffingSurvey, "about"))),
    "the wishes, to a chief": ("competence:wishes", stop(by="kerstin")),
    "the cycle, to the course administrator": ("competence:cycle", stop()),
    "regions, to the course administrator": ("competence:regions", stop()),
}
NO_PAGE: dict[str, str] = {"competence:survey_xlsx": "a file", "competence:cycle_calendar": "a calendar"}
EMPTY = ["competence:surveys", "competence:wishes", "competence:cycle", "competence:regions"]
