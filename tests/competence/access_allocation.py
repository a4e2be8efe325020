"""Giving out the places: tried and reviewed by the chiefs, written down by the course administrator, read by all."""

from competence.terms import Half
from tests.competence.access import answers, by_place
from tests.competence.allocating import asked, decided
from tests.competence.catalogue import course
from tests.competence.packages import closed, offered, package, sent

CHIEFS = answers(403, karin=200, ingrid=200, eva=200)
REVIEWED = by_place(closing=CHIEFS, settled=CHIEFS)
TOLD = by_place(closing=answers(302), settled=answers(200))

EXPECTED = {
    "package_review": REVIEWED,
    "package_review_pdf": REVIEWED,
    "package_review_xlsx": REVIEWED,
    "package_allocate": by_place(closing=CHIEFS, settled=answers(403, karin=302, ingrid=302, eva=302)),
    "package_decide_places": by_place(closing=answers(403, karin=200), settled=answers(403, karin=302)),
    "package_decision": TOLD,
    "package_decision_pdf": TOLD,
    "package_decision_xlsx": TOLD,
}
OF = {"given_out": " ".join(EXPECTED)}


def things(cast):
    """A package whose sheets are in, and one whose places are given out."""
    by, places = cast["karin"], {}
    for name, half in (("closing", Half.SPRING), ("settled", Half.AUTUMN)):
        places[name] = sent(package(year=2045, half=half), by)
        asked(places[name], offered(places[name], course("Ledarskap i kris", "ledarskap-i-kris")), by, {"Åmål": 5})
        closed(places[name])
    decided(places["settled"], by)
    return {name: {"given_out": pack} for name, pack in places.items()}
