"""What people have and need: hers, her leaders', and the unit's table also the chief's of her municipality."""

from tests.competence.access import answers, by_place, everywhere
from tests.competence.learning import everything_about, lotsen

FOLLOWED = by_place(lotsen=answers(403, david=200, sten=200, ingrid=200))
READ = by_place(vera=answers(404, david=200, sten=200, vera=200))
ASKED = by_place(vera=answers(404, david=200, sten=200, vera=403))
SENT = by_place("POST", vera=answers(404, david=302, sten=302, vera=403))

EXPECTED = {
    "matrix": FOLLOWED,
    "matrix_xlsx": FOLLOWED,
    "unit_areas": by_place(lotsen=answers(403, david=200, sten=200)),
    "participations_add": by_place(lotsen=answers(403, david=200, sten=200)),
    "wish_for": by_place("POST", lotsen=answers(403, david=302, sten=302)),
    "my_plan": everywhere(answers(200)),
    "person_plan": READ,
    "person_plan_pdf": READ,
    "course_wish_add": by_place("POST", vera=answers(404, david=302, sten=302, vera=302)),
    "course_wish": by_place("POST", vera=answers(404, david=400, sten=400, vera=400)),
    "introduction_begin": SENT,
    "introduction": SENT,
    "mentor_add": ASKED,
    "mentor_end": SENT,
    "talk_add": ASKED,
    "talk_remove": ASKED,
    "participation_add": ASKED,
    "participation_remove": by_place(vera=answers(404, david=200, sten=200, vera=403, karin=200)),
    "certificate_add": READ,
    "certificate": READ,
    "certificate_remove": READ,
    "eligibility_add": ASKED,
    "eligibility_remove": ASKED,
    "forecast": everywhere(answers(403, karin=200, ingrid=200, eva=200)),
    "regulations": everywhere(answers(200)),
    "my_data": everywhere(answers(200)),
    "my_data_file": everywhere(answers(200)),
}
OF = {
    "unit": "matrix matrix_xlsx unit_areas participations_add wish_for",
    "person": "person_plan person_plan_pdf course_wish_add introduction_begin mentor_add talk_add participation_add "
    "eligibility_add certificate_add",
    "wish": "course_wish",
    "part": "introduction",
    "mentorship": "mentor_end",
    "talk": "talk_remove",
    "participation": "participation_remove",
    "eligibility": "eligibility_remove",
    "certificate": "certificate certificate_remove",
}


def things(cast):
    """Place → thing → row."""
    return {
        "lotsen": {"unit": lotsen()},
        "vera": {"person": cast["vera"], **everything_about(cast["vera"], cast["david"])},
    }
