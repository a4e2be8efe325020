"""The addresses of projects, as addresses.py says them of the rest."""

from typing import Any

from tests.browser.addresses import Arguments, Stop
from tests.browser.world import World
from tests.factories import identity_number

LONG = "x" * 6001


def of(thing: str) -> Arguments:
    return lambda world: [getattr(world.accounting, thing).pk]


def nothing(_world: World) -> list[Any]:
    return []


def stop(args: Arguments = nothing, **more: Any) -> Stop:
    """As Wilma, who leads Samma bord."""
    return Stop(args, **{"by": "wilma", **more})


def reviewed(args: Arguments = nothing, **more: Any) -> Stop:
    """As Cecilia, who reviews for those who gave the money."""
    return Stop(args, **{"by": "cecilia", **more})


PAGES: dict[str, Stop] = {
    "projects:projects": stop(),
    "projects:project_add": reviewed(wrong={"name": "", "programme": ""}),
    "projects:project": stop(of("project")),
    "projects:project_edit": stop(of("project"), wrong={"name": ""}),
    "projects:appoint": stop(of("project"), wrong={"email": "okand@example.org"}),
    "projects:grant_add": reviewed(of("project"), wrong={"year": "1", "amount": "0", "decided_on": "igår"}),
    "projects:grant": stop(of("grant")),
    "projects:grant_edit": reviewed(of("grant"), wrong={"year": "1", "amount": "mycket"}),
    "projects:extend": reviewed(of("grant"), wrong={"until_on": "igår", "because": ""}),
    "projects:goal_add": reviewed(of("grant"), wrong={"title": ""}),
    "projects:goal_edit": reviewed(of("goal"), wrong={"title": ""}),
    "projects:budget_add": reviewed(of("grant"), wrong={"amount": "x"}),
    "projects:budget_edit": reviewed(of("budgeted"), wrong={"amount": "x"}),
    "projects:report": stop(of("draft")),
    "projects:report_edit": stop(of("draft")),
    "projects:certify": stop(of("returned"), by="lena", wrong={}),
    "projects:approve": reviewed(of("submitted"), wrong={"words": LONG}),
    "projects:give_back": reviewed(of("submitted"), wrong={"words": ""}),
    "projects:reopen": reviewed(of("approved"), wrong={"because": ""}),
}
SENT: dict[str, Stop] = {
    "projects:cover": stop(of("draft"), on="projects:report_edit", wrong={"repayment": "x", "repaid_on": "igår"}),
    "projects:row": stop(of("row"), on="projects:report_edit", wrong={"planned": "x", "hours": "-1"}),
    "projects:row_add": stop(of("draft"), on="projects:report_edit", wrong={"text": LONG}),
    "projects:section": stop(of("section"), on="projects:report_edit", wrong={"text": identity_number()}),
    "projects:done": stop(of("done"), on="projects:report_edit", wrong={"did": LONG}),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "the projects, to a reviewer": ("projects:projects", reviewed()),
    "the projects, to somebody who is in none": ("projects:projects", stop(by="anna")),
    "a project, to a reviewer": ("projects:project", reviewed(of("project"))),
    "a project, to the administrator": ("projects:project", stop(of("project"), by="gunnar")),
    "what those who are not in it may not see": ("projects:project", stop(of("project"), by="anna", status=404)),
    "a grant, to a reviewer": ("projects:grant", reviewed(of("grant"))),
    "a grant that nobody has begun to account for": ("projects:grant", stop(of("unbegun"))),
    "a report, to the chief who answers for it": ("projects:report", stop(of("draft"), by="kerstin")),
    "a report that waits for an answer": ("projects:report", reviewed(of("submitted"))),
    "an approved report": ("projects:report", stop(of("approved"))),
    "an approved report, to a reviewer": ("projects:report", reviewed(of("approved"))),
    "a report that was opened and certified again": ("projects:report", stop(of("certified"))),
    "a certified report that is written in": ("projects:report_edit", stop(of("certified"))),
    "a report with something in the way": ("projects:certify", stop(of("draft"), by="kerstin")),
    "a report that came back": ("projects:report", stop(of("returned"), by="lena")),
    "Min dag, to those who write": ("min_dag", stop()),
    "Min dag, to a reviewer": ("min_dag", reviewed()),
}
BUTTONS = ("let_go", "report_begin", "goal_remove", "budget_remove", "row_remove", "take_back", "submit")
NO_PAGE: dict[str, str] = {
    "projects:report_pdf": "a file",
    **{f"projects:{name}": "a button that leads back" for name in BUTTONS},
}
EMPTY = ["projects:projects"]
