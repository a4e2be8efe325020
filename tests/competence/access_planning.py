"""Surveys, wishes, the year's work and other regions. Eva answers for Sotenäs, Ingrid, David and Sten for Åmål."""

from tests.competence.access import answers, by_place, everybody, everywhere
from tests.competence.surveys import answered, asked, region, step, survey, wish

KEPT = answers(403, karin=200, gunnar=200)
OF_AMAL = answers(403, karin=200, ingrid=200, david=200, sten=200)
EXPECTED = {
    "surveys": everywhere(answers(200)),
    "survey_add": everywhere(KEPT),
    "survey": by_place(asked=answers(200)),
    "survey_edit": by_place(asked=KEPT),
    "survey_xlsx": by_place(asked=answers(200)),
    "survey_import": by_place(asked=KEPT),
    "question_add": by_place(asked=KEPT),
    "question_edit": by_place(asked=KEPT),
    "question_remove": by_place(asked=KEPT),
    "row_add": by_place(asked=OF_AMAL | {"eva": 200}),
    "row_edit": by_place(asked=OF_AMAL),
    "row_remove": by_place(asked=OF_AMAL),
    "wishes": everywhere(answers(200)),
    "wish_add": everywhere(OF_AMAL | {"eva": 200}),
    "wish_remove": by_place(asked=OF_AMAL),
    "cycle": everywhere(everybody(200)),
    "cycle_calendar": everywhere(everybody(200)),
    "step_add": everywhere(KEPT),
    "step_edit": by_place(asked=KEPT),
    "step_remove": by_place(asked=KEPT),
    "regions": everywhere(everybody(200)),
    "region_add": everywhere(KEPT),
    "region_edit": by_place(asked=KEPT),
    "region_remove": by_place(asked=KEPT),
}
OF = {
    "survey": "survey survey_edit survey_xlsx survey_import row_add question_add",
    "question": "question_edit question_remove",
    "row": "row_edit row_remove",
    "theme": "wish_remove",
    "step": "step_edit step_remove",
    "region": "region_edit region_remove",
}


def things(cast):
    """Place → thing → row."""
    spring, amal = survey(), cast["vera"].organisation
    rows = {"survey": spring, "row": answered(spring, amal, posts="7"), "question": asked(spring), "theme": wish(amal)}
    return {"asked": rows | {"step": step(), "region": region()}}
