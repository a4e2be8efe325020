"""Follow-up reports: the course administrator writes them, and everybody reads what is finished."""

from tests.competence.access import answers, by_place, everybody, everywhere
from tests.competence.followed import finished, report_on
from tests.competence.planning import in_force

READ = by_place(written=everybody(404) | {"karin": 200}, told=everybody(200))


def written(in_draft, after, method="POST"):
    return by_place(method, written=answers(404, karin=in_draft), told=answers(403, karin=after))


EXPECTED = {
    "reports": everywhere(everybody(200)),
    "report_add": everywhere(answers(403, karin=200, gunnar=200)),
    "report": READ,
    "report_pdf": READ,
    "report_edit": written(200, 302, "GET"),
    "report_head": written(400, 400),
    "report_section_add": written(422, 422),
    "report_finish": written(200, 200, "GET"),
    "report_discard": written(200, 403, "GET"),
    "report_section": written(400, 400),
    "report_section_move": written(400, 400),
    "report_section_remove": written(302, 409),
}
OF = {
    "report": "report report_pdf report_edit report_head report_section_add report_finish report_discard",
    "report_section": "report_section report_section_move report_section_remove",
}


def things(cast):
    plan = in_force(by=cast["karin"], name="Plan att följa upp", area="other")
    places = {"written": report_on(plan, by=cast["karin"]), "told": finished(plan, by=cast["karin"], title="Färdig")}
    return {name: {"report": one, "report_section": one.sections.first()} for name, one in places.items()}
