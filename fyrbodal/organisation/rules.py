"""Sentences about people that every app may combine."""

from typing import Any

import rules

from fyrbodal.organisation.roles import Role


@rules.predicate
def is_signed_in(viewer: Any) -> bool:
    return bool(viewer.is_authenticated)


@rules.predicate
def is_administrator(viewer: Any) -> bool:
    return bool(viewer.holds(Role.ADMINISTRATOR))


@rules.predicate
def is_oneself(viewer: Any, person: Any) -> bool:
    return person is not None and viewer.pk == person.pk


@rules.predicate
def is_ones_own(viewer: Any, row: Any) -> bool:
    """An appointment: nobody gives or takes rights to or from themselves."""
    return row is not None and viewer.pk == row.person_id


administrators_only = {
    "view": is_administrator,
    "add": is_administrator,
    "change": is_administrator,
    "delete": is_administrator,
}
