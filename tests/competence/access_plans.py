"""The plans: everybody reads what is adopted, staff what is proposed, and the course administrator alone writes."""

from tests.competence.access import answers, by_place, everybody, everywhere
from tests.competence.planning import draft, in_force, proposed, superseded

STAFF = everybody(200) | {"visitor": 404}
READ = by_place(
    draft=everybody(404) | {"karin": 200}, proposed=STAFF, adopted=everybody(200), superseded=everybody(200)
)


def written(in_draft: int, adopted: int, method: str = "POST"):
    """Hers to write; others do not see a draft, and may not touch what is adopted."""
    after, read = answers(403, karin=adopted), answers(403, karin=in_draft)
    return by_place(method, draft=answers(404, karin=in_draft), proposed=read, adopted=after, superseded=after)


EXPECTED = {
    "start": everywhere(everybody(200)),
    "plans": everywhere(everybody(200)),
    "plan_add": everywhere(answers(403, karin=200)),
    "plan": READ,
    "plan_pdf": READ,
    "plan_xlsx": READ,
    "plan_edit": written(200, 302, "GET"),
    "plan_head": written(400, 400),
    "plan_restore": written(302, 302),
    "plan_import": written(200, 302, "GET"),
    "propose": written(302, 403),
    "adopt": written(200, 302, "GET"),
    "revise": by_place(
        "POST",
        draft=answers(404, karin=403),
        proposed=answers(403),
        adopted=answers(403, karin=302),
        superseded=answers(403, karin=302),
    ),
    "plan_discard": written(200, 403, "GET"),
    "section_add": written(422, 422),
    "section": written(400, 400),
    "section_move": written(400, 400),
    "section_remove": written(302, 409),
    "need_add": written(422, 422),
    "need": written(400, 400),
    "need_move": written(400, 400),
    "need_remove": written(302, 409),
    "line_add": written(422, 422),
    "line": written(400, 400),
    "line_move": written(400, 400),
    "line_remove": written(302, 409),
}
OF = {
    "plan": "plan plan_pdf plan_xlsx plan_edit plan_head plan_restore plan_import propose adopt revise plan_discard section_add",
    "section": "section section_move section_remove need_add line_add",
    "need": "need need_move need_remove",
    "line": "line line_move line_remove",
}


def things(cast):
    """Place → thing → row."""
    plans = {
        "draft": draft(),
        "proposed": proposed(),
        "adopted": in_force(by=cast["karin"]),
        "superseded": superseded(by=cast["karin"]),
    }
    return {place: _of(plan) for place, plan in plans.items()}


def _of(plan):
    section = plan.sections.first()
    return {"plan": plan, "section": section, "need": section.needs.first(), "line": section.lines.first()}
