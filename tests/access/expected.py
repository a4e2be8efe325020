"""Who gets what answer from which address: written by hand, so that a change of who may is a change of this table.

A line says the method, and for each place what everybody is answered. The places are a meeting that is being written
and one that is finished, of BIM (open to staff; its finished meeting is published) and of BoU utförare (closed).
anna leads BIM, bo takes part in it, cecilia leads BoU; gunnar administers; the others hold something elsewhere, olof
nothing at all.
"""

ROLES = ("visitor", "anna", "bo", "cecilia", "david", "eva", "frida", "gunnar", "olof")
SIGNED_IN = ROLES[1:]
TO_SIGN_IN = 302

Answers = dict[str, int]
Line = tuple[str, dict[str, Answers]]


def everybody(status: int) -> Answers:
    return dict.fromkeys(ROLES, status)


def signed_in(status: int, visitor: int = TO_SIGN_IN, **others: int) -> Answers:
    return {"visitor": visitor, **dict.fromkeys(SIGNED_IN, status)} | others


def only(who: str, status: int, others: int = 404) -> Answers:
    """One of the cast, and nobody else: to them it is not there (404), or they are refused (403)."""
    return signed_in(others) | dict.fromkeys(who.split(), status)


def page(answers: Answers, method: str = "GET") -> Line:
    return method, {"": answers}


def leaders(draft: int, done: int, method: str = "GET", others: int = 404) -> Line:
    """What only those see who lead the network; `draft` and `done` say how they are answered."""
    return method, {
        "bim_draft": only("anna", draft, others),
        "bim_done": only("anna", done, others),
        "bou_draft": only("cecilia", draft, others),
        "bou_done": only("cecilia", done, others),
    }


def network(answers: Answers, of_bou: Answers, method: str = "GET") -> Line:
    """What is asked of the network itself is answered alike for all its meetings."""
    return method, {"bim_draft": answers, "bim_done": answers, "bou_draft": of_bou, "bou_done": of_bou}


def brought_in(status: int, method: str = "GET") -> Line:
    """A file is seen by whoever brought it; the other leader does not find it, those who lead nothing are refused."""
    by_anna = only("anna", status, 403) | {"cecilia": 404}
    by_cecilia = only("cecilia", status, 403) | {"anna": 404}
    return network(by_anna, by_cecilia, method)


STAFF_OF_OPEN = signed_in(200, visitor=404)
OF_BOU = signed_in(404, visitor=404) | {"cecilia": 200}
NOT_THERE = everybody(404)
LEADS_ONE = only("anna cecilia", 200, others=403)

EXPECTED: dict[str, Line] = {
    # what everybody reads
    "start": page(signed_in(302, visitor=200)),
    "accessibility": page(everybody(200)),
    "personal_data": page(everybody(200)),
    "cookies": page(everybody(200)),
    "halsa": page(everybody(200)),
    "redo": page(everybody(200)),
    # signing in, and one's own account
    "account": page(signed_in(200)),
    "account_stay": page(signed_in(204), "POST"),
    "account_change_password": page(signed_in(200)),
    "account_set_password": page(signed_in(302)),
    "account_reauthenticate": page(signed_in(200)),
    "account_login": page(signed_in(302, visitor=200)),
    "account_inactive": page(everybody(200)),
    "account_signup": page(signed_in(302, visitor=200)),
    "account_logout": page(signed_in(200, visitor=302)),
    "account_reset_password": page(everybody(200)),
    "account_reset_password_done": page(everybody(200)),
    "account_reset_password_from_key_done": page(everybody(200)),
    "min_dag": page(signed_in(200)),
    # the networks: all know that they exist, visitors only of the public ones
    "networks:networks": page(everybody(200)),
    "networks:meetings": page(everybody(200)),
    "networks:network": network(everybody(200), signed_in(200, visitor=404)),
    "networks:network_edit": network(only("anna gunnar", 200, 403), only("cecilia gunnar", 200, 403)),
    "networks:members": network(only("anna gunnar", 200, 403), only("cecilia gunnar", 200, 403)),
    "networks:member_end": network(only("anna gunnar", 302, 403), only("cecilia gunnar", 302, 403), "POST"),
    "networks:member_restore": network(only("anna gunnar", 302, 403), only("cecilia gunnar", 302, 403), "POST"),
    "networks:plan": network(only("anna", 200, 403), only("cecilia", 200, 403)),
    # a meeting: its facts are seen by whoever may see that it was held, its words when they are finished
    "networks:meeting": (
        "GET",
        {
            "bim_draft": STAFF_OF_OPEN,
            "bim_done": everybody(200),
            "bou_draft": OF_BOU | {"gunnar": 200},
            "bou_done": OF_BOU | {"gunnar": 200},
        },
    ),
    "networks:edition": (
        "GET",
        {"bim_draft": NOT_THERE, "bim_done": everybody(200), "bou_draft": NOT_THERE, "bou_done": OF_BOU},
    ),
    "networks:edition_pdf": (
        "GET",
        {"bim_draft": NOT_THERE, "bim_done": everybody(200), "bou_draft": NOT_THERE, "bou_done": OF_BOU},
    ),
    "networks:edition_data": (
        "GET",
        {"bim_draft": NOT_THERE, "bim_done": everybody(200), "bou_draft": NOT_THERE, "bou_done": OF_BOU},
    ),
    "networks:edition_file": (
        "GET",
        {"bim_draft": NOT_THERE, "bim_done": everybody(200), "bou_draft": NOT_THERE, "bou_done": OF_BOU},
    ),
    # the key is the link that a guest was sent; what is not finished has none
    "networks:shared": (
        "GET",
        {"bim_draft": NOT_THERE, "bim_done": everybody(200), "bou_draft": NOT_THERE, "bou_done": everybody(200)},
    ),
    "networks:shared_pdf": (
        "GET",
        {"bim_draft": NOT_THERE, "bim_done": everybody(200), "bou_draft": NOT_THERE, "bou_done": everybody(200)},
    ),
    "networks:shared_file": (
        "GET",
        {"bim_draft": NOT_THERE, "bim_done": everybody(200), "bou_draft": NOT_THERE, "bou_done": everybody(200)},
    ),
    # what is being written: for others, the administrator too, it is not there
    "networks:record": leaders(200, 302),
    "networks:facts": leaders(200, 302),
    "networks:discard": leaders(200, 302),
    "networks:draft_pdf": leaders(200, 200),
    "networks:item_add": leaders(400, 400, "POST"),
    "networks:item": leaders(400, 400, "POST"),
    "networks:item_move": leaders(400, 400, "POST"),
    "networks:item_remove": leaders(302, 409, "POST"),
    "networks:item_restore": leaders(302, 409, "POST"),
    "networks:guest_add": leaders(422, 422, "POST"),
    "networks:guest_remove": leaders(302, 409, "POST"),
    "networks:answer_add": leaders(422, 422, "POST"),
    "networks:answer": leaders(302, 302),
    "networks:answer_move": leaders(400, 400, "POST"),
    "networks:answer_remove": leaders(302, 409, "POST"),
    "networks:report": leaders(400, 400, "POST"),
    "networks:link_add": leaders(422, 422, "POST"),
    "networks:link_remove": leaders(302, 409, "POST"),
    "networks:attachment_add": leaders(422, 422, "POST"),
    "networks:attachment": leaders(200, 200),
    "networks:attachment_remove": leaders(302, 409, "POST"),
    # the turns
    "networks:finalise": leaders(200, 302),
    "networks:publish": (
        "GET",
        {
            "bim_draft": only("anna", 302),
            "bim_done": only("anna", 302),  # it is published already
            "bou_draft": only("cecilia", 302),
            "bou_done": only("cecilia", 403),  # a closed network publishes nothing
        },
    ),
    "networks:withdraw": (
        "GET",
        {
            "bim_draft": only("anna", 302),
            "bim_done": only("anna", 200),
            "bou_draft": only("cecilia", 302),
            "bou_done": only("cecilia", 302),  # never published
        },
    ),
    "networks:revoke": leaders(404, 302, "POST"),  # nothing has been sent of a draft
    "networks:correct": leaders(302, 200),
    "networks:correct_cancel": leaders(302, 302),  # a draft that has never been finalised is not corrected
    "networks:mail": leaders(302, 200),
    "networks:resend": (
        "POST",
        {
            "bim_draft": only("anna", 302),  # it is corrected, or has never been sent
            "bim_done": only("anna", 302),
            "bou_draft": only("cecilia", 302),
            "bou_done": only("cecilia", 302),
        },
    ),
    # what is brought in is one's own until it is accepted; nobody brings anything in who leads no network
    "networks:import": page(LEADS_ONE),
    "networks:import_review": brought_in(200),
    "networks:import_refuse": brought_in(302, "POST"),
    # the outbox: one's own mail, and all of it for the administrator
    "outbox:messages": page(only("gunnar", 200, others=403)),
    "outbox:message": (
        "GET",
        {
            "bim_draft": only("", 404),
            "bim_done": only("anna gunnar", 200),
            "bou_draft": only("", 404),
            "bou_done": only("cecilia gunnar", 200),
        },
    ),
    "outbox:resend": (
        "POST",
        {
            "bim_draft": only("", 404),
            "bim_done": only("anna gunnar", 302),
            "bou_draft": only("", 404),
            "bou_done": only("cecilia gunnar", 302),
        },
    ),
}

# Links with a secret of their own are asked for one by one in test_matrix.py.
BY_TOKEN = {
    "accept_invitation": {"good": everybody(200), "bad": everybody(410)},
    "account_reset_password_from_key": {"bad": everybody(200)},
}

# The registers are the administrator's; others are sent to the sign-in page and from there told no.
READ = ("competence_followupreport", "competence_plan", "competence_staffingrow", "competence_termpackage",
        "competence_unitarea", "competence_wish",
        "files_linkcheck", "files_upload", "journal_entry", "networks_edition", "networks_meeting", "organisation_body",
        "outbox_message", "sealed_copy", "work_job", "workload_adoption", "workload_family", "workload_version")  # fmt: skip
WRITE = ("competence_count", "competence_course", "competence_cyclestep", "competence_film", "competence_occasion",
         "competence_opinion", "competence_region", "competence_regulation", "competence_specialist",
         "competence_staffingsurvey", "networks_network", "organisation_appointment", "organisation_employment", "organisation_fact",
         "organisation_organisation", "organisation_person", "organisation_unit", "pages_accessibilitystatement",
         "projects_programme", "projects_project", "workload_retention")  # fmt: skip
EXCHANGE = ("organisation_appointment", "organisation_organisation", "organisation_person")

REGISTERS: dict[str, tuple[str, int]] = {
    **{f"admin:{one}_changelist": ("GET", 200) for one in READ + WRITE},
    **{f"admin:{one}_change": ("GET", 200) for one in READ + WRITE},
    **{f"admin:{one}_history": ("GET", 302) for one in READ + WRITE},
    **{f"admin:{one}_add": ("GET", 403) for one in READ},
    **{f"admin:{one}_delete": ("GET", 403) for one in READ},
    **{f"admin:{one}_add": ("GET", 200) for one in WRITE},
    **{f"admin:{one}_delete": ("GET", 200) for one in WRITE},
    "admin:pages_accessibilitystatement_add": ("GET", 403),  # there is one
    "admin:pages_accessibilitystatement_delete": ("GET", 403),
    "admin:projects_project_delete": ("GET", 403),
    **{f"admin:{one}_{way}": ("GET", 200) for one in EXCHANGE for way in ("import", "export")},
    "admin:organisation_person_invite": ("POST", 302),
    "admin:index": ("GET", 200),
    "admin:jsi18n": ("GET", 200),
    "admin:autocomplete": ("GET", 403),  # for a field that may be asked; this one names none
    "admin:password_change": ("GET", 302),
    "admin:password_change_done": ("GET", 200),
}
# Shapes of address that Django adds: they lead to one of those above, or nowhere.
SHAPES = {"admin:<path:object_id>/", "admin:(?P<url>.*)$", "admin:view_on_site", "admin:app_list"}
DOORS = {"admin:login", "admin:logout"}
