"""Registering a project, what it is granted, what it is to do, and who is in it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from fyrbodal import journal
from fyrbodal.organisation.models import Appointment, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.turns import WrongTurn
from projects.models import BudgetRow, Extension, Goal, Grant, Project, Report

MOST_GOALS = 30


@transaction.atomic
def add(*, project: Project, key: UUID, by: Any) -> Project:
    """The same form sent twice, by `key`, registers one project."""
    found: Project | None = Project.objects.filter(pk=key).first()
    if found:
        return found
    project.pk = project.id = key
    project.save(force_insert=True)
    journal.record(by, "added", project)
    return project


@transaction.atomic
def keep(*, project: Project, by: Any) -> None:
    project.save()
    journal.record(by, "changed", project)


@transaction.atomic
def grant(*, grant: Grant, goals: Iterable[str], by: Any) -> Grant:
    """What a project gets for a year, with the goals of its application."""
    grant.save(force_insert=True)
    Goal.objects.bulk_create(
        Goal(grant=grant, position=place, title=title) for place, title in enumerate(list(goals)[:MOST_GOALS])
    )
    journal.record(by, "added", grant)
    return grant


@transaction.atomic
def keep_grant(*, grant: Grant, by: Any) -> None:
    """Raises WrongTurn when its report has been sent in: the amount stands in what was certified."""
    demand_not_sent(grant)
    grant.save()
    journal.record(by, "changed", grant)


@transaction.atomic
def put(*, row: Goal | BudgetRow, by: Any) -> None:
    """A goal or a row of the budget, last of its kind. Raises WrongTurn."""
    demand_not_sent(row.grant)
    last = type(row).objects.filter(grant=row.grant).aggregate(last=Max("position"))["last"]
    row.position = 0 if last is None else last + 1
    if row.position >= MOST_GOALS:
        raise WrongTurn(_("Fler ryms inte."))
    row.save(force_insert=True)
    journal.record(by, "changed", row.grant)


@transaction.atomic
def keep_row(*, row: Goal | BudgetRow, by: Any) -> None:
    """Raises WrongTurn."""
    demand_not_sent(row.grant)
    row.save()
    journal.record(by, "changed", row.grant)


@transaction.atomic
def take_away(*, row: Goal | BudgetRow, by: Any) -> None:
    """Raises WrongTurn where somebody has written of it already."""
    if isinstance(row, Goal) and row.done.exists():
        raise WrongTurn(_("Redovisningen svarar på det målet, så det står kvar."))
    demand_not_sent(row.grant)
    row.delete()
    journal.record(by, "changed", row.grant)


def demand_not_sent(grant: Grant) -> None:
    Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if Report.objects.filter(grant=grant, first_sent_at__isnull=False).exists():
        raise WrongTurn(_("Redovisningen är inskickad, så det ändras inte längre."))


@transaction.atomic
def extend(*, extension: Extension, by: Any) -> None:
    extension.given_by = by
    extension.save()
    journal.record(by, "gave more time for", extension.grant, until=extension.until_on.isoformat())


@transaction.atomic
def appoint(*, project: Project, person: Person, role: Role, on: dt.date, by: Any) -> None:
    """Raises WrongTurn where the person has the part already."""
    if person.holds(role, at=project.pk, on=on):
        raise WrongTurn(_("%s är redan med så.") % person)
    Appointment.objects.create(person=person, role=role, body=project, starts_on=on)
    journal.record(by, "appointed", project, role=str(role.label))


@transaction.atomic
def let_go(*, appointment: Appointment, project: Project, on: dt.date, by: Any) -> None:
    """From the day on; somebody who was appointed the same day was never in it."""
    if appointment.starts_on >= on:
        appointment.delete()
    else:
        appointment.ends_on = on - dt.timedelta(days=1)
        appointment.save(update_fields=["ends_on"])
    journal.record(by, "ended", project, role=str(Role(appointment.role).label))
