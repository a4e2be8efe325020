"""The pages of follow-up reports; the demo holds one that is being written."""

from competence.models import FollowUpReport, ReportSection
from tests.browser.addresses import VISITOR, Stop
from tests.browser.sweep_planning import first
from tests.browser.sweep_plans import stop

EDIT = "competence:report_edit"
OF, PART = first(FollowUpReport, "title"), first(ReportSection, "position")
PAGES: dict[str, Stop] = {
    "competence:reports": stop(by=VISITOR),
    "competence:report_add": stop(wrong={"title": ""}),
    "competence:report": stop(OF),
    "competence:report_edit": stop(OF),
    "competence:report_finish": stop(OF),
    "competence:report_discard": stop(OF),
}
SENT: dict[str, Stop] = {
    "competence:report_head": stop(OF, on=EDIT, wrong={"title": ""}),
    "competence:report_section_add": stop(OF, on=EDIT, wrong={"heading": ""}),
    "competence:report_section": stop(PART, on=EDIT, wrong={"heading": ""}),
}
NO_PAGE: dict[str, str] = {
    "competence:report_pdf": "a file",
    "competence:report_section_move": "a button that leads back",
    "competence:report_section_remove": "a button that leads back",
}
EMPTY = ["competence:reports"]
