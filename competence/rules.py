"""Who may do what with plans, courses and what people have taken, one fact each."""

from typing import Any

import rules

from fyrbodal.organisation.models import Employment, Unit
from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import is_administrator, is_signed_in

LEADERS = (Role.UNIT_MANAGER, Role.FIRST_LINE_SUPERVISOR)


@rules.predicate
def is_course_administrator(viewer: Any) -> bool:
    return bool(viewer.holds(Role.COURSE_ADMINISTRATOR))


@rules.predicate
def is_chief(viewer: Any) -> bool:
    return bool(viewer.holds(Role.IFO_CHIEF))


@rules.predicate
def leads_a_unit(viewer: Any) -> bool:
    return any(viewer.holds(role) for role in LEADERS)


@rules.predicate
def leads_the_unit(viewer: Any, unit: Any) -> bool:
    return unit is not None and any(viewer.holds(role, at=unit.pk) for role in LEADERS)


@rules.predicate
def is_chief_of_the_unit(viewer: Any, unit: Any) -> bool:
    return unit is not None and viewer.holds(Role.IFO_CHIEF, at=unit.organisation_id)


@rules.predicate
def leads_its_unit(viewer: Any, row: Any) -> bool:
    return row is not None and any(viewer.holds(role, at=row.unit_id) for role in LEADERS)


@rules.predicate
def is_about_oneself(viewer: Any, row: Any) -> bool:
    """What says of one person what she has, wishes or has agreed."""
    return row is not None and viewer.pk is not None and row.person_id == viewer.pk


@rules.predicate
def leads_the_person(viewer: Any, row: Any) -> bool:
    """Whether the person of the row is employed today in a unit that the viewer leads."""
    return row is not None and leads_somebody(viewer, row.person_id)


@rules.predicate
def leads(viewer: Any, person: Any) -> bool:
    return person is not None and leads_somebody(viewer, person.pk)


@rules.predicate
def is_oneself(viewer: Any, person: Any) -> bool:
    return person is not None and viewer.pk is not None and viewer.pk == person.pk


def leads_somebody(viewer: Any, person: Any) -> bool:
    led = viewer.bodies(*LEADERS)
    if not led:
        return False
    # Asked several times a request about the same person, by a viewer who is fetched anew for every request.
    known: dict[Any, bool] = viewer.__dict__.setdefault("_leads", {})
    if person not in known:
        known[person] = Employment.objects.on().filter(person=person, unit__in=led).exists()
    return known[person]


@rules.predicate
def answers_for_the_municipality(viewer: Any, row: Any) -> bool:
    """Its chief, or somebody who leads a unit of it."""
    return row is not None and answers_for(viewer, row.organisation_id)


def answers_for(viewer: Any, organisation: Any) -> bool:
    if organisation is None:
        return False
    if viewer.holds(Role.IFO_CHIEF, at=organisation):
        return True
    return Unit.objects.filter(pk__in=viewer.bodies(*LEADERS), organisation=organisation).exists()


@rules.predicate
def is_draft(_viewer: Any, row: Any) -> bool:
    return bool(row.status == "draft")


@rules.predicate
def is_adopted(_viewer: Any, row: Any) -> bool:
    return bool(row.status == "adopted")


@rules.predicate
def answers_for_the_sheet(viewer: Any, row: Any) -> bool:
    """The chief of the municipality whose sheet it is a part of."""
    return row is not None and viewer.holds(Role.IFO_CHIEF, at=row.sheet.organisation_id)


@rules.predicate
def is_chief_of_the_municipality(viewer: Any, row: Any) -> bool:
    return row is not None and viewer.holds(Role.IFO_CHIEF, at=row.organisation_id)


@rules.predicate
def leads_the_wishing_unit(viewer: Any, row: Any) -> bool:
    return row is not None and row.unit_id is not None and any(viewer.holds(role, at=row.unit_id) for role in LEADERS)


@rules.predicate
def leads_the_wishing_unit_of_it(viewer: Any, place: Any) -> bool:
    """A place without a name belongs to the unit that wished for it."""
    return place is not None and place.wish is not None and leads_the_wishing_unit.test(viewer, place.wish)


@rules.predicate
def has_places_from_a_package(_viewer: Any, row: Any) -> bool:
    return row is not None and row.offer_id is not None


keeps_registers = is_course_administrator | is_administrator
anyone = rules.always_allow
nobody = rules.always_deny
open_register = {
    "view": anyone,
    "add": keeps_registers,
    "change": keeps_registers,
    "delete": keeps_registers,
}
occasion_permissions = open_register | {"arrange": is_course_administrator}
staff_register = open_register | {"view": is_signed_in}
plan_permissions = {
    "view": anyone,
    "add": is_course_administrator,
    "change": is_course_administrator & is_draft,
    "delete": is_course_administrator & is_draft,
    "write": is_course_administrator,  # whether it is still open is asked when a row is saved, with what was typed
    "propose": is_course_administrator & is_draft,
    "adopt": is_course_administrator & is_draft,
    "revise": is_course_administrator & ~is_draft,
}
of_a_person = {
    "view": is_about_oneself | leads_the_person,
    "add": leads_a_unit,
    "change": leads_the_person & ~is_about_oneself,  # nobody agrees with herself or judges herself
    "delete": leads_the_person & ~is_about_oneself,
}
certificate_permissions = {
    "view": is_about_oneself | leads_the_person,
    "add": is_signed_in,  # whose plan one may write in is asked of the plan
    "change": nobody,
    "delete": is_about_oneself | leads_the_person,
}
participation_permissions = {
    "view": is_about_oneself | leads_the_person | is_course_administrator,
    "add": leads_a_unit | is_course_administrator,
    "change": leads_the_person | is_course_administrator,
    "delete": leads_the_person | is_course_administrator,
}
wish_permissions = {
    "view": is_signed_in,
    "add": leads_a_unit | is_chief | is_course_administrator,
    "change": answers_for_the_municipality | is_course_administrator,
    "delete": answers_for_the_municipality | is_course_administrator,
}
its_chief = has_places_from_a_package & is_chief_of_the_municipality
handles_the_place = leads_the_person | leads_the_wishing_unit_of_it | its_chief | is_course_administrator
place_permissions = {
    "view": is_about_oneself | handles_the_place,
    "add": is_signed_in,
    "change": nobody,
    "delete": nobody,
    "cancel": is_about_oneself | handles_the_place,
    "attest": is_about_oneself | leads_the_person | is_course_administrator,
    "evaluate": is_about_oneself,
    "name": handles_the_place & has_places_from_a_package,
    "place": is_course_administrator,
}
# Which status a row is in is asked when it is turned or saved, with what was typed.
package_permissions = {
    "view": is_signed_in,
    "add": is_course_administrator,
    "change": is_course_administrator,
    "delete": is_course_administrator,
    "review": is_chief | is_course_administrator,
    "decide": is_course_administrator,
}
of_package = {
    "view": is_signed_in,
    "add": is_course_administrator,
    "change": is_course_administrator,
    "delete": is_course_administrator,
}
sheet_permissions = {
    "view": answers_for_the_municipality | is_course_administrator,
    "add": nobody,
    "change": is_chief_of_the_municipality | is_course_administrator,
    "delete": nobody,
    "wish": answers_for_the_municipality | is_course_administrator,
    "submit": is_chief_of_the_municipality | is_course_administrator,
    "open_late": is_course_administrator,
}
line_permissions = {
    "view": answers_for_the_sheet | is_course_administrator,
    "change": answers_for_the_sheet | is_course_administrator,
}
unit_wish_permissions = {
    "view": leads_the_wishing_unit | answers_for_the_sheet | is_course_administrator,
    "change": leads_the_wishing_unit | answers_for_the_sheet | is_course_administrator,
}
attendance_permissions = {"view": is_signed_in, "note": is_course_administrator}
survey_permissions = staff_register | {"change": answers_for_the_municipality | is_course_administrator}
report_permissions = open_register | {
    "change": is_course_administrator & is_draft,
    "delete": is_course_administrator & is_draft,
    "finish": is_course_administrator & is_draft,
    "write": is_course_administrator,  # as for plans
}
unit_area_permissions = {"view": is_signed_in, "add": leads_a_unit, "change": leads_its_unit, "delete": leads_its_unit}

for verb, who in {"follow": leads_the_unit | is_chief_of_the_unit, "wish_for": leads_the_unit}.items():
    rules.add_perm(f"competence.{verb}_unit", who)
for verb, who in {"read_plan_of": is_oneself | leads, "agree_with": leads & ~is_oneself, "note_for": leads}.items():
    rules.add_perm(f"competence.{verb}_person", who)
