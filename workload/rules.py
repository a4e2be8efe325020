"""Who may do what with models, periods and sheets, one fact each."""

from typing import Any

import rules

from fyrbodal.organisation.models import Unit
from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import is_signed_in

LEADERS = (Role.UNIT_MANAGER, Role.FIRST_LINE_SUPERVISOR)


def leads(viewer: Any, unit: Any) -> bool:
    """Whether somebody manages or supervises a unit today."""
    return any(viewer.holds(role, at=unit) for role in LEADERS)


@rules.predicate
def leads_the_unit(viewer: Any, unit: Any) -> bool:
    return unit is not None and leads(viewer, unit.pk)


@rules.predicate
def leads_a_unit(viewer: Any) -> bool:
    return any(viewer.holds(role) for role in LEADERS)


@rules.predicate
def is_chief_of_the_unit(viewer: Any, unit: Any) -> bool:
    return unit is not None and viewer.holds(Role.IFO_CHIEF, at=unit.organisation_id)


@rules.predicate
def is_a_chief(viewer: Any) -> bool:
    return bool(viewer.holds(Role.IFO_CHIEF))


@rules.predicate
def leads_its_unit(viewer: Any, row: Any) -> bool:
    """A period, or what has a `unit_id` of its own."""
    return row is not None and leads(viewer, row.unit_id)


@rules.predicate
def is_chief_of_its_unit(viewer: Any, row: Any) -> bool:
    return row is not None and viewer.holds(Role.IFO_CHIEF, at=row.unit.organisation_id)


@rules.predicate
def leads_the_unit_of_the_sheet(viewer: Any, sheet: Any) -> bool:
    return sheet is not None and leads(viewer, sheet.period.unit_id)


@rules.predicate
def is_own_sheet(viewer: Any, sheet: Any) -> bool:
    return sheet is not None and viewer.pk is not None and sheet.person_id == viewer.pk


@rules.predicate
def has_a_person(_viewer: Any, sheet: Any) -> bool:
    return sheet.person_id is not None


@rules.predicate
def is_draft(_viewer: Any, row: Any) -> bool:
    return bool(row.status == "draft")


@rules.predicate
def is_submitted(_viewer: Any, sheet: Any) -> bool:
    return bool(sheet.status == "submitted")


@rules.predicate
def is_talked_about(_viewer: Any, sheet: Any) -> bool:
    return bool(sheet.status == "talked")


@rules.predicate
def is_locked(_viewer: Any, sheet: Any) -> bool:
    return bool(sheet.status == "locked")


@rules.predicate
def is_published(_viewer: Any, version: Any) -> bool:
    return bool(version.status == "published")


@rules.predicate
def keeps_models_of_the_family(viewer: Any, family: Any) -> bool:
    """The chief of the municipality, and those who lead a unit of it; nobody keeps the templates."""
    return family is not None and keeps_models(viewer, family.organisation_id)


@rules.predicate
def keeps_models_of_the_version(viewer: Any, version: Any) -> bool:
    return version is not None and keeps_models(viewer, version.family.organisation_id)


def keeps_models(viewer: Any, organisation: Any) -> bool:
    if organisation is None:
        return False
    if viewer.holds(Role.IFO_CHIEF, at=organisation):
        return True
    return Unit.objects.filter(pk__in=viewer.bodies(*LEADERS), organisation=organisation).exists()


nobody = rules.always_deny
unit_permissions = {
    "measure": leads_the_unit,
    "follow": leads_the_unit | is_chief_of_the_unit,
    "adopt": leads_the_unit | is_chief_of_the_unit,
}
family_permissions = {
    "view": is_signed_in,
    "add": leads_a_unit | is_a_chief,
    "change": keeps_models_of_the_family,
    "delete": nobody,
}
version_permissions = {
    "view": is_signed_in,
    "add": keeps_models_of_the_version,
    "change": keeps_models_of_the_version & is_draft,
    "delete": keeps_models_of_the_version & is_draft,
    "publish": keeps_models_of_the_version & is_draft,
    "retire": keeps_models_of_the_version & is_published,
}
adoption_permissions = {
    "view": is_signed_in,
    "add": leads_a_unit | is_a_chief,
    "change": leads_its_unit | is_chief_of_its_unit,
    "delete": nobody,
}
period_permissions = {
    "view": leads_its_unit | is_chief_of_its_unit,
    "add": leads_a_unit,
    "change": leads_its_unit,
    "delete": leads_its_unit,
}
of_the_unit = leads_the_unit_of_the_sheet
sheet_permissions = {
    "view": is_own_sheet | of_the_unit,
    "add": of_the_unit,
    "change": (is_own_sheet | of_the_unit) & is_draft,
    "delete": of_the_unit & is_draft,
    "submit": (is_own_sheet | of_the_unit) & is_draft,
    "send_back": of_the_unit & ~is_draft & ~is_locked,
    "talk": of_the_unit & has_a_person & ~is_draft & ~is_locked,
    "comment": is_own_sheet,
    "confirm": (is_own_sheet | of_the_unit) & is_talked_about,
    "lock": of_the_unit & ~has_a_person & is_submitted,
    "reopen": of_the_unit & is_locked,
}
time_permissions = dict.fromkeys(("view", "add", "change", "delete"), leads_its_unit)

for verb, who in unit_permissions.items():
    rules.add_perm(f"workload.{verb}_unit", who)
