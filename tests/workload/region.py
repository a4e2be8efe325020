"""A region as prose: measured(unit, version, MARCH, people, by=david, quantities=[...])."""

import datetime as dt

from django.utils import timezone

from fyrbodal.organisation.roles import Role
from tests.factories import AppointmentFactory, EmploymentFactory, PersonFactory, UnitFactory
from tests.workload.factories import opened
from workload.actions.reckoning import reckon
from workload.actions.sums import keep_sums
from workload.models import Line, Period, Sheet, SheetStatus
from workload.spans import month_of

JANUARY, FEBRUARY, MARCH, APRIL = (dt.date(2027, number, 1) for number in (1, 2, 3, 4))


def staffed(organisation, name, size):
    """A unit with so many employees."""
    unit = UnitFactory(name=name, organisation=organisation)
    return unit, [employed(unit, f"{name} {number}") for number in range(size)]


def employed(unit, name, starts_on=dt.date(2026, 1, 1), ends_on=None):
    login = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())
    person = PersonFactory(name=name, email=f"{login}@example.org", organisation=unit.organisation, password="!")
    AppointmentFactory(person=person, role=Role.EMPLOYEE, body=unit)
    EmploymentFactory(person=person, organisation=unit.organisation, unit=unit, starts_on=starts_on, ends_on=ends_on)
    return person


def measured(unit, version, month, *, by, cases=10, unlocked=(), activity="normalarende", amount=None, days=None):
    """The unit's month with every sheet locked but those of `unlocked`; `cases` is a number, or one by person."""
    period = opened(unit, version, days or month_of(month), by=by)
    Line.objects.filter(sheet__period=period).delete()
    sheets = list(period.sheets.select_related("person"))
    for sheet in sheets:
        number = cases.get(sheet.person, 10) if isinstance(cases, dict) else cases
        if number:
            Line.objects.create(sheet=sheet, position=0, activity=activity, quantity=number, amount=amount)
    reckon(sheets)
    lock(period.sheets.exclude(person__in=unlocked), by)
    return period


def lock(sheets, by):
    pks = list(sheets.values_list("pk", flat=True))
    Sheet.objects.filter(pk__in=pks).update(status=SheetStatus.LOCKED, submitted_at=timezone.now(), submitted_by=by)
    keep_sums(*Period.objects.filter(sheets__in=pks).distinct().order_by("starts_on"))
