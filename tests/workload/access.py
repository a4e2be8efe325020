"""Who gets what answer from which address of workload: written by hand, so that a change of who may changes this table.

A line says what is answered to Vera herself, to those who lead her unit (David and Sten), to the chief of her
municipality (Ingrid), and to everybody else who has signed in: a colleague in another unit, a chief elsewhere, the
administrator, somebody without appointments. Visitors are always sent to sign in. The places are Vera's sheet while it
is filled in (with a model that is a draft too), while it is talked about, and locked.
"""

ROLES = ("visitor", "vera", "david", "sten", "nils", "ingrid", "eva", "gunnar", "olof")
TO_SIGN_IN = 302

Told = tuple[int, int, int, int]
Line = tuple[str, dict[str, dict[str, int]]]


def answers(vera: int, leaders: int, chief: int, others: int) -> dict[str, int]:
    told = dict.fromkeys(ROLES, others) | {"visitor": TO_SIGN_IN, "vera": vera, "ingrid": chief}
    return told | {"david": leaders, "sten": leaders}


def by_place(draft: Told, talked: Told, locked: Told, method: str = "GET") -> Line:
    return method, {"draft": answers(*draft), "talked": answers(*talked), "locked": answers(*locked)}


def everywhere(vera: int, leaders: int, chief: int, others: int, method: str = "GET") -> Line:
    told = (vera, leaders, chief, others)
    return by_place(told, told, told, method)


def chiefs_too(line: Line) -> Line:
    """What asks for no place is answered to the chief of another municipality as to Vera's."""
    method, told = line
    return method, {place: answers | {"eva": answers["ingrid"]} for place, answers in told.items()}


EXPECTED: dict[str, Line] = {
    "models": everywhere(200, 200, 200, 200),
    "family_add": chiefs_too(everywhere(403, 200, 200, 403)),
    "family": everywhere(200, 200, 200, 200),
    "version": by_place((404, 200, 200, 404), (200, 200, 200, 200), (200, 200, 200, 200)),
    "version_data": by_place((404, 200, 200, 404), (200, 200, 200, 200), (200, 200, 200, 200)),
    "version_edit": by_place((404, 200, 200, 404), (403, 302, 302, 403), (403, 302, 302, 403)),
    "confirm": by_place((404, 200, 200, 404), (403, 403, 403, 403), (403, 403, 403, 403)),
    "publish": by_place((404, 200, 200, 404), (403, 403, 403, 403), (403, 403, 403, 403)),
    "retire": by_place((404, 403, 403, 404), (403, 200, 200, 403), (403, 200, 200, 403)),
    "version_copy": by_place((404, 302, 302, 404), (403, 302, 302, 403), (403, 302, 302, 403), "POST"),
    "version_discard": by_place((404, 200, 200, 404), (403, 403, 403, 403), (403, 403, 403, 403)),
    "adoptions": everywhere(200, 200, 200, 200),
    "adopt": everywhere(403, 200, 200, 403),
    "start": everywhere(200, 200, 200, 200),
    "unit": everywhere(403, 200, 403, 403),
    "period_open": everywhere(403, 200, 403, 403),
    "period": everywhere(404, 200, 403, 404),
    "remind": everywhere(404, 302, 403, 404, "POST"),
    "row_add": everywhere(404, 422, 403, 404, "POST"),
    "sheet": everywhere(200, 200, 404, 404),
    "sheet_head": everywhere(400, 400, 404, 404, "POST"),
    "submit": everywhere(302, 302, 404, 404, "POST"),
    "send_back": by_place((403, 403, 404, 404), (403, 422, 404, 404), (403, 403, 404, 404), "POST"),
    "sheet_remove": by_place((403, 200, 404, 404), (403, 403, 404, 404), (403, 403, 404, 404)),
    "line_add": everywhere(422, 422, 404, 404, "POST"),
    "line_restore": everywhere(302, 302, 404, 404, "POST"),
    "line": everywhere(400, 400, 404, 404, "POST"),
    "line_move": everywhere(400, 400, 404, 404, "POST"),
    "line_remove": by_place((302, 302, 404, 404), (409, 409, 404, 404), (409, 409, 404, 404), "POST"),
    "time": everywhere(403, 200, 403, 403),
    "reduction_add": everywhere(403, 422, 403, 403, "POST"),
    "absence_add": everywhere(403, 422, 403, 403, "POST"),
    "reduction": everywhere(403, 200, 404, 404),
    "reduction_remove": everywhere(403, 302, 404, 404, "POST"),
    "absence": everywhere(403, 200, 404, 404),
    "absence_remove": everywhere(403, 302, 404, 404, "POST"),
    "what_if": everywhere(404, 200, 403, 404),
    "talk": by_place((200, 200, 404, 404), (200, 200, 404, 404), (302, 302, 404, 404)),
    "talk_save": by_place((404, 404, 404, 404), (403, 400, 404, 404), (403, 403, 404, 404), "POST"),
    "comment_save": everywhere(400, 403, 404, 404, "POST"),
    "measure_add": by_place((403, 403, 404, 404), (403, 422, 404, 404), (403, 403, 404, 404), "POST"),
    "measure": by_place((404, 404, 404, 404), (403, 400, 404, 404), (404, 404, 404, 404), "POST"),
    "measure_remove": by_place((404, 404, 404, 404), (403, 302, 404, 404), (404, 404, 404, 404), "POST"),
    "confirm_talk": by_place((403, 403, 404, 404), (400, 400, 404, 404), (302, 302, 404, 404), "POST"),
    "lock": everywhere(403, 403, 404, 404, "POST"),
    "reopen": by_place((403, 403, 404, 404), (403, 403, 404, 404), (403, 200, 404, 404)),
    "snapshot": by_place((404, 404, 404, 404), (404, 404, 404, 404), (200, 200, 404, 404)),
    "snapshot_pdf": by_place((404, 404, 404, 404), (404, 404, 404, 404), (200, 200, 404, 404)),
    "snapshot_data": by_place((404, 404, 404, 404), (404, 404, 404, 404), (200, 200, 404, 404)),
    "sheet_pdf": by_place((200, 200, 404, 404), (200, 200, 404, 404), (302, 302, 404, 404)),
    "my_data": everywhere(200, 200, 200, 200),
    "my_data_file": everywhere(200, 200, 200, 200),
    "overview": everywhere(200, 200, 200, 200),
    "overview_table": everywhere(200, 200, 200, 200),
    "municipality": everywhere(200, 200, 200, 200),
    "municipality_table": everywhere(200, 200, 200, 200),
    "municipality_change": everywhere(404, 404, 200, 404),
    "comparison": everywhere(200, 200, 200, 200),
    "comparison_table": everywhere(200, 200, 200, 200),
    "unit_overview": everywhere(403, 200, 200, 403),
    "unit_table": everywhere(403, 200, 200, 403),
    "unit_change": everywhere(403, 200, 200, 403),
    "unit_pdf": everywhere(403, 200, 200, 403),
    "report_seal": everywhere(403, 302, 403, 403, "POST"),
    "report": everywhere(403, 200, 200, 403),
    "report_pdf": everywhere(403, 200, 200, 403),
    "replay": by_place((404, 200, 200, 404), (403, 200, 200, 403), (403, 200, 200, 403)),
    "replay_table": by_place((404, 200, 200, 404), (403, 200, 200, 403), (403, 200, 200, 403)),
    "sheet_xlsx": everywhere(200, 200, 404, 404),
    "sheet_import": by_place((200, 200, 404, 404), (409, 409, 404, 404), (409, 409, 404, 404)),
    "caselist_import": by_place((200, 200, 404, 404), (409, 409, 404, 404), (409, 409, 404, 404)),
    "period_xlsx": everywhere(404, 200, 403, 404),
    "template_xlsx": by_place((404, 200, 200, 404), (200, 200, 200, 200), (200, 200, 200, 200)),
}
