"""The addresses of workload, as addresses.py says them of the rest."""

from collections.abc import Callable
from typing import Any

from tests.browser.addresses import Arguments, Stop
from tests.browser.world import World


def of(thing: str, *more: Any) -> Arguments:
    return lambda world: [getattr(world.measuring, thing).pk, *more]


def stop(args: Callable[[World], list[Any]] = lambda _world: [], **more: Any) -> Stop:
    """As Amir, who manages the unit in Trollhättan."""
    return Stop(args, **{"by": "amir", **more})


UNCLEAR = {"starts_on": "igår", "ends_on": "x"}

PAGES: dict[str, Stop] = {
    "workload:start": stop(),
    "workload:unit": stop(of("unit")),
    "workload:period_open": stop(of("unit"), wrong=UNCLEAR),
    "workload:period": stop(of("period")),
    "workload:sheet": stop(of("sheet")),
    "workload:sheet_remove": stop(of("sheet")),
    "workload:time": stop(of("unit")),
    "workload:reduction": stop(of("reduction"), wrong=UNCLEAR | {"percent": "x"}),
    "workload:absence": stop(of("absence"), wrong=UNCLEAR),
    "workload:what_if": stop(of("period")),
    "workload:models": stop(),
    "workload:family": stop(of("family")),
    "workload:family_add": stop(wrong={"name": "", "text": "{"}),
    "workload:version": stop(of("version")),
    "workload:version_edit": stop(of("draft")),
    "workload:version_discard": stop(of("draft")),
    "workload:confirm": stop(of("draft")),
    "workload:publish": stop(of("draft")),
    "workload:retire": stop(of("version")),
    "workload:adopt": stop(of("unit"), wrong={"starts_on": "igår", "limit": "x"}),
    "workload:adoptions": stop(),
    "workload:talk": stop(of("talked")),
    "workload:reopen": stop(of("locked"), wrong={"reason": ""}),
    "workload:snapshot": stop(of("locked", 1)),
    "workload:my_data": stop(by="alva"),
    "workload:overview": stop(),
    "workload:municipality": stop(of("municipality")),
    "workload:municipality_change": stop(of("municipality"), by="kerstin"),
    "workload:comparison": stop(),
    "workload:unit_overview": stop(of("unit")),
    "workload:unit_change": stop(of("unit")),
    "workload:report": stop(lambda world: world.measuring.sealed_report()),
    "workload:replay": stop(of("draft")),
    "workload:sheet_import": stop(of("sheet"), wrong={}),
    "workload:caselist_import": stop(of("sheet"), wrong={}),
}
SENT: dict[str, Stop] = {
    "workload:row_add": stop(of("period"), on="workload:period", wrong={"percentage": "x"}),
    "workload:line": stop(of("line"), on="workload:sheet", wrong={"quantity": "x"}),
    "workload:line_add": stop(of("sheet"), on="workload:sheet", wrong={"activity": "finns inte"}),
    "workload:sheet_head": stop(of("sheet"), on="workload:sheet", wrong={"flex_hours": "x"}),
    "workload:reduction_add": stop(of("unit"), on="workload:time", wrong=UNCLEAR | {"percent": "x"}),
    "workload:absence_add": stop(of("unit"), on="workload:time", wrong=UNCLEAR),
    "workload:measure_add": stop(of("talked"), on="workload:talk", wrong={"text": "", "due_on": "x"}),
    "workload:measure": stop(of("measure"), on="workload:talk", wrong={"text": "", "due_on": "x"}),
}
ALSO: dict[str, tuple[str, Stop]] = {
    "workload, to an employee": ("workload:start", stop(by="alva")),
    "workload, to a chief": ("workload:start", stop(by="kerstin")),
    "workload, to somebody who measures nothing": ("workload:start", stop(by="anna")),
    "Min dag, to a manager": ("min_dag", stop()),
    "Min dag, to an employee": ("min_dag", stop(by="bror")),
    "a period that asks for measures": ("workload:period", stop(of("earlier"))),
    "a sheet, to its owner": ("workload:sheet", stop(of("sheet"), by="alva")),
    "a sheet that was sent in": ("workload:sheet", stop(of("talked"))),
    "a locked sheet": ("workload:sheet", stop(of("locked"))),
    "a talk, to the employee": ("workload:talk", stop(of("talked"), by="alva")),
    "a draft of a model": ("workload:version", stop(of("draft"))),
    "a unit's figures, to the chief": ("workload:unit_overview", stop(of("unit"), by="kerstin")),
}
FILES = (
    "version_data", "template_xlsx", "sheet_xlsx", "period_xlsx", "sheet_pdf", "snapshot_pdf", "snapshot_data",
    "my_data_file", "unit_pdf", "report_pdf", "overview_table", "municipality_table", "comparison_table", "unit_table",
    "replay_table",
)  # fmt: skip
BUTTONS = (
    "version_copy", "remind", "submit", "send_back", "line_move", "line_remove", "line_restore", "reduction_remove",
    "absence_remove", "talk_save", "comment_save", "confirm_talk", "lock", "measure_remove", "report_seal",
)  # fmt: skip
NO_PAGE: dict[str, str] = {
    **{f"workload:{name}": "a file" for name in FILES},
    **{f"workload:{name}": "a button that leads back" for name in BUTTONS},
}
EMPTY = ["workload:start", "workload:models", "workload:adoptions", "workload:overview", "workload:comparison"]
