"""The sheet of a municipality: Pia leads a unit in Lysekil, Doris is its chief, Gunnar keeps the courses."""

from typing import Any

from tests.browser.addresses import Stop
from tests.browser.world import World


def sheet(world: World) -> list[Any]:
    return [world.learning.enrolling.sheet.pk]


def course(world: World) -> list[Any]:
    return [*sheet(world), world.learning.enrolling.offer.pk]


def of_unit(world: World) -> list[Any]:
    return [*course(world), world.learning.enrolling.unit.pk]


def over(world: World) -> list[Any]:
    return [world.learning.enrolling.over.pk]


UNCLEAR = {"unnamed": "många", "name_by_on": "igår"}
SHEET = "competence:enrolment"
PAGES: dict[str, Stop] = {
    "competence:enrolment": Stop(sheet, "follower"),
    "competence:enrolment_wish": Stop(of_unit, "leading", UNCLEAR),
    "competence:enrolment_wish_of_all": Stop(course, "follower", UNCLEAR, "?sok=an"),
    "competence:enrolment_submit": Stop(sheet, "follower", {"note": "x" * 1200}),
    "competence:enrolment_import": Stop(sheet, "follower", {}),
    "competence:enrolment_open_late": Stop(over, "gunnar", {"because": ""}),
}
SENT: dict[str, Stop] = {
    "competence:enrolment_line": Stop(course, "follower", {"approved": "99", "priority": "först"}, on=SHEET),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "a sheet, to who leads a unit": (SHEET, Stop(sheet, "leading")),
    "a sheet, to the course administrator": (SHEET, Stop(sheet, "gunnar")),
    "a sheet that is closed, to its chief": (SHEET, Stop(over, "follower")),
    "a sheet that is closed, to the course administrator": (SHEET, Stop(over, "gunnar")),
}
NO_PAGE: dict[str, str] = {"competence:enrolment_xlsx": "a file"} | dict.fromkeys(
    ["competence:enrolment_reopen", "competence:enrolment_take"], "a button that leads back"
)
