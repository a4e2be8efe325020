"""The pages of competence plans: Gunnar is course administrator in the demo."""

from collections.abc import Callable
from typing import Any

from tests.browser.addresses import VISITOR, Arguments, Stop
from tests.browser.world import World


def of(thing: str) -> Arguments:
    return lambda world: [getattr(world.learning, thing).pk]


def stop(args: Callable[[World], list[Any]] = lambda _world: [], **more: Any) -> Stop:
    return Stop(args, **{"by": "gunnar", **more})


EDIT = "competence:plan_edit"
PAGES: dict[str, Stop] = {
    "competence:start": stop(by=VISITOR),
    "competence:plans": stop(by=VISITOR),
    "competence:plan": stop(of("adopted"), by=VISITOR),
    "competence:plan_add": stop(wrong={"name": "", "starts_on": "igår"}),
    "competence:plan_edit": stop(of("draft")),
    "competence:plan_import": stop(of("draft"), wrong={}),
    "competence:plan_discard": stop(of("draft")),
    "competence:adopt": stop(of("draft"), wrong={"by_whom": "", "adopted_on": "igår"}),
}
SENT: dict[str, Stop] = {
    "competence:plan_head": stop(of("draft"), on=EDIT, wrong={"name": "", "ends_on": "igår"}),
    "competence:section_add": stop(of("draft"), on=EDIT, wrong={"heading": ""}),
    "competence:section": stop(of("section"), on=EDIT, wrong={"heading": ""}),
    "competence:need_add": stop(of("section"), on=EDIT, wrong={"text": ""}),
    "competence:need": stop(of("need"), on=EDIT, wrong={"text": ""}),
    "competence:line_add": stop(of("section"), on=EDIT, wrong={"theme": ""}),
    "competence:line": stop(of("line"), on=EDIT, wrong={"course": "finns inte"}),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "competence, to the course administrator": ("competence:start", stop()),
    "competence, to an employee": ("competence:start", stop(by="alva")),
    "competence, to a leader": ("competence:start", stop(by="amir")),
    "competence, to a chief": ("competence:start", stop(by="kerstin")),
    "the plans, to the course administrator": ("competence:plans", stop()),
    "a plan being written": ("competence:plan", stop(of("draft"))),
    "a plan of areas in guidelines": ("competence:plan", stop(of("areas"))),
    "an adopted plan, to the course administrator": ("competence:plan", stop(of("adopted"))),
}
BUTTONS = (
    "plan_restore", "propose", "revise", "section_move", "section_remove", "need_move", "need_remove", "line_move", "line_remove",
)  # fmt: skip
NO_PAGE: dict[str, str] = {
    "competence:plan_pdf": "a file",
    "competence:plan_xlsx": "a file",
    **{f"competence:{name}": "a button that leads back" for name in BUTTONS},
}
EMPTY = ["competence:start", "competence:plans"]
