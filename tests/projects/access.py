"""Who gets what answer from which address of projects: written by hand, so that a change of who may changes this table.

A line says what is answered to her who leads the project (Petra), who writes with her (Mats), who reads (Rolf of the
reference group and Stina of the steering group), who answers for it (Harriet), who reviews for the funder (Greger), who
manages the unit where it is based (David), the administrator (Gunnar), and everybody else who has signed in: a chief
elsewhere and somebody without appointments. Visitors are always sent to sign in. The places are a report that is being
written, which the reviewer does not read, and one that has been sent in.
"""

ROLES = ("visitor", "petra", "mats", "rolf", "stina", "harriet", "greger", "david", "eva", "gunnar", "olof")
TO_SIGN_IN = 302

Told = tuple[int, int, int, int, int, int, int, int]
Line = tuple[str, dict[str, dict[str, int]]]


def answers(told: Told) -> dict[str, int]:
    leader, writer, inside, chief, reviewer, manager, administrator, others = told
    known = {"visitor": TO_SIGN_IN, "petra": leader, "mats": writer, "rolf": inside, "stina": inside, "harriet": chief}
    known |= {"greger": reviewer, "david": manager, "gunnar": administrator, "eva": others, "olof": others}
    return {role: known[role] for role in ROLES}


def by_place(draft: Told, sent: Told, method: str = "GET") -> Line:
    return method, {"draft": answers(draft), "sent": answers(sent)}


def everywhere(*told: int, method: str = "GET") -> Line:
    return by_place(told, told, method)


EXPECTED: dict[str, Line] = {
    "projects": everywhere(200, 200, 200, 200, 200, 200, 200, 200),
    "project_add": everywhere(403, 403, 403, 403, 200, 403, 200, 403),
    "project": everywhere(200, 200, 200, 200, 200, 200, 200, 404),
    "project_edit": everywhere(200, 403, 403, 403, 200, 403, 200, 404),
    "appoint": everywhere(200, 403, 403, 403, 200, 403, 403, 404),
    "let_go": everywhere(302, 403, 403, 403, 302, 403, 403, 404, method="POST"),
    "grant_add": everywhere(403, 403, 403, 403, 200, 403, 403, 404),
    "grant": everywhere(200, 200, 200, 200, 200, 200, 200, 404),
    "grant_edit": everywhere(403, 403, 403, 403, 200, 403, 403, 404),
    "extend": everywhere(403, 403, 403, 403, 200, 403, 403, 404),
    "goal_add": everywhere(403, 403, 403, 403, 200, 403, 403, 404),
    "goal_edit": everywhere(403, 403, 403, 403, 200, 403, 403, 404),
    "goal_remove": everywhere(403, 403, 403, 403, 302, 403, 403, 404, method="POST"),
    "budget_add": everywhere(403, 403, 403, 403, 200, 403, 403, 404),
    "budget_edit": everywhere(403, 403, 403, 403, 200, 403, 403, 404),
    "budget_remove": everywhere(403, 403, 403, 403, 302, 403, 403, 404, method="POST"),
    "report_begin": everywhere(302, 302, 403, 403, 403, 403, 403, 404, method="POST"),
    "report": by_place((200, 200, 200, 200, 404, 200, 404, 404), (200, 200, 200, 200, 200, 200, 404, 404)),
    "report_edit": by_place((200, 200, 403, 403, 404, 403, 404, 404), (302, 302, 403, 403, 403, 403, 404, 404)),
    "report_pdf": by_place((200, 200, 200, 200, 404, 200, 404, 404), (200, 200, 200, 200, 200, 200, 404, 404)),
    "cover": by_place(
        (400, 400, 403, 403, 404, 403, 404, 404), (400, 400, 403, 403, 403, 403, 404, 404), method="POST"
    ),
    "row_add": by_place(
        (422, 422, 403, 403, 404, 403, 404, 404), (422, 422, 403, 403, 403, 403, 404, 404), method="POST"
    ),
    "section": by_place(
        (400, 400, 403, 403, 404, 403, 404, 404), (400, 400, 403, 403, 403, 403, 404, 404), method="POST"
    ),
    "done": by_place((400, 400, 403, 403, 404, 403, 404, 404), (400, 400, 403, 403, 403, 403, 404, 404), method="POST"),
    "row": by_place((400, 400, 403, 403, 404, 403, 404, 404), (400, 400, 403, 403, 403, 403, 404, 404), method="POST"),
    "row_remove": by_place(
        (302, 302, 403, 403, 404, 403, 404, 404), (409, 409, 403, 403, 403, 403, 404, 404), method="POST"
    ),
    "certify": by_place((403, 403, 403, 200, 404, 403, 404, 404), (403, 403, 403, 200, 403, 403, 404, 404)),
    "take_back": by_place(
        (403, 403, 403, 302, 404, 403, 404, 404), (403, 403, 403, 302, 403, 403, 404, 404), method="POST"
    ),
    "submit": by_place(
        (302, 302, 403, 302, 404, 403, 404, 404), (302, 302, 403, 302, 403, 403, 404, 404), method="POST"
    ),
    "approve": by_place((403, 403, 403, 403, 404, 403, 404, 404), (403, 403, 403, 403, 200, 403, 404, 404)),
    "give_back": by_place((403, 403, 403, 403, 404, 403, 404, 404), (403, 403, 403, 403, 200, 403, 404, 404)),
    "reopen": by_place((403, 403, 403, 403, 404, 403, 404, 404), (403, 403, 403, 403, 200, 403, 404, 404)),
}
