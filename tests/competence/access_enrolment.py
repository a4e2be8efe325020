"""Enrolment sheets: those who answer for the municipality read them, each writes what is hers, and the rest find none."""

from types import SimpleNamespace

from tests.competence.access import answers, by_place
from tests.competence.catalogue import course
from tests.competence.learning import lotsen
from tests.competence.packages import offered, package, sent, sheet

HERS = {"david": 403, "sten": 403, "ingrid": 403}
EXPECTED = {
    "enrolment": by_place(enrolling=answers(404, karin=200, david=200, sten=200, ingrid=200)),
    "enrolment_submit": by_place(enrolling=answers(404, **HERS | {"karin": 200, "ingrid": 200})),
    "enrolment_reopen": by_place("POST", enrolling=answers(404, **HERS | {"karin": 302, "ingrid": 302})),
    "enrolment_open_late": by_place(enrolling=answers(404, **HERS, karin=200)),
    "enrolment_line": by_place("POST", enrolling=answers(404, **HERS | {"karin": 400, "ingrid": 400})),
    "enrolment_wish": by_place(enrolling=answers(404, karin=200, david=200, sten=200, ingrid=200)),
    "enrolment_wish_of_all": by_place(enrolling=answers(404, **HERS | {"karin": 200, "ingrid": 200})),
    "enrolment_take": by_place("POST", enrolling=answers(404, karin=302, david=302, sten=302, ingrid=302)),
    "enrolment_xlsx": by_place(enrolling=answers(404, karin=200, david=200, sten=200, ingrid=200)),
    "enrolment_import": by_place(enrolling=answers(404, karin=200, david=200, sten=200, ingrid=200)),
}
OF = {"enrolment_place": " ".join(EXPECTED)}


def things(cast):
    """The sheet of Åmål, a course on it, and the unit Lotsen."""
    pack = package(year=2041, half="spring")
    offer = offered(pack, course("Signs of Safety", "signs-of-safety"))
    mine = sheet(sent(pack, cast["karin"]), cast["ingrid"].organisation)
    return {
        "enrolling": {"enrolment_place": SimpleNamespace(pk=mine.pk, also={"offer": offer.pk, "unit": lotsen().pk})}
    }
