"""The pages where places are given out: of a package that is closed and one that is decided, beside the demo's that is sent."""

from competence.models import TermPackage
from fyrbodal.organisation.models import Organisation
from tests.browser.addresses import Arguments, Stop
from tests.browser.sweep_packages import SENT_OUT
from tests.browser.sweep_plans import stop
from tests.browser.world import World
from tests.competence.allocating import asked, decided, sheet, submitted
from tests.competence.catalogue import course
from tests.competence.packages import closed, offered, package, sent, wished

WISHES = {"Orust": 3, "Tanum": 5, "Trollhättan": 12, "Uddevalla": 9, "Vänersborg": 6, "Åmål": 4}


def one(world: World, half: str) -> TermPackage:
    """Made the first time that it is asked for: of 2042, in the autumn of which the places are given out."""
    found: TermPackage | None = TermPackage.objects.filter(year=2042, half=half).first()
    return found or _made(world, half)


def _made(world: World, half: str) -> TermPackage:
    made = sent(package(year=2042, half=half), world.gunnar)
    short, ample = course("Möten i kris", "moten-i-kris"), course("Att leda samtal i grupp", "leda-samtal-i-grupp")
    asked(made, offered(made, short, seats=18), world.gunnar, WISHES)
    home = sheet(made, Organisation.objects.get(name="Dals-Ed"))
    wished(home, offered(made, ample, seats=9, minimum=6), None, unnamed=4, all_or_none=True)
    submitted(home, world.gunnar)
    closed(made)
    return decided(made, world.gunnar) if half == "autumn" else made


def of(half: str) -> Arguments:
    return lambda world: [one(world, half).pk]


CLOSING, SETTLED = of("spring"), of("autumn")
PAGES: dict[str, Stop] = {
    "competence:package_review": stop(SENT_OUT, by="kerstin"),
    "competence:package_allocate": stop(CLOSING),
    "competence:package_decide_places": stop(CLOSING, wrong={"on": "igår", "where": ""}),
    "competence:package_decision": stop(SETTLED, by="alva"),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "the review of what is decided": ("competence:package_review", stop(SETTLED)),
    "a trial of what is sent in so far": ("competence:package_allocate", stop(SENT_OUT, by="kerstin")),
}
NO_PAGE: dict[str, str] = {
    "competence:package_review_pdf": "a file",
    "competence:package_review_xlsx": "a file",
    "competence:package_decision_pdf": "a file",
    "competence:package_decision_xlsx": "a file",
}
