"""Who may do what with projects and their reports, one fact each."""

from typing import Any

import rules

from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import is_administrator, is_signed_in

WRITERS = (Role.PROJECT_LEADER, Role.CO_WRITER)


def project_of(row: Any) -> Any:
    """The project of a grant, a report or what stands in one."""
    if hasattr(row, "report_id"):
        row = row.report
    if hasattr(row, "grant_id"):
        row = row.grant
    return row.project if hasattr(row, "project_id") else row


@rules.predicate
def reviews_grants(viewer: Any) -> bool:
    return bool(viewer.holds(Role.GRANT_REVIEWER))


@rules.predicate
def reviews_it(viewer: Any, row: Any) -> bool:
    """Whether the viewer reviews for the one who gave the money."""
    return row is not None and bool(viewer.holds(Role.GRANT_REVIEWER, at=project_of(row).programme.funder_id))


@rules.predicate
def leads_it(viewer: Any, row: Any) -> bool:
    return row is not None and bool(viewer.holds(Role.PROJECT_LEADER, at=project_of(row).pk))


@rules.predicate
def writes_in_it(viewer: Any, row: Any) -> bool:
    return row is not None and any(viewer.holds(role, at=project_of(row).pk) for role in WRITERS)


@rules.predicate
def comments_on_it(viewer: Any, row: Any) -> bool:
    """The reference group, beside those who write."""
    return row is not None and bool(viewer.holds(Role.REFERENCE_GROUP, at=project_of(row).pk))


@rules.predicate
def answers_for_it(viewer: Any, row: Any) -> bool:
    return row is not None and bool(viewer.holds(Role.RESPONSIBLE_CHIEF, at=project_of(row).pk))


programme_permissions = {
    "view": is_signed_in,
    "add": is_administrator,
    "change": is_administrator,
    "delete": is_administrator,
}
project_permissions = {
    "view": is_signed_in,
    "add": reviews_grants | is_administrator,
    "change": reviews_it | leads_it | is_administrator,
    "delete": rules.always_deny,
    "grant": reviews_it,
    "staff": reviews_it | leads_it,
}
of_project = {"view": is_signed_in, "add": reviews_it, "change": reviews_it, "delete": reviews_it}
report_permissions = {
    "view": is_signed_in,
    "write": writes_in_it,
    "comment": writes_in_it | comments_on_it | answers_for_it | reviews_it,
    "certify": answers_for_it,
    "submit": writes_in_it | answers_for_it,
    "review": reviews_it,
}
of_report = {"view": is_signed_in}
