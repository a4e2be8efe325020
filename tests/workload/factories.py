"""Models, periods and sheets as prose: published(amal, by=david)."""

import datetime as dt

from django.utils import timezone

from workload.actions import periods
from workload.actions.reckoning import reckon
from workload.casefile import model_as_json
from workload.models import Adoption, Family, Line, Version, VersionStatus
from workload.shipped import shipped

BEGINNING = dt.date(2026, 1, 1)


def published(organisation, *, by, name="trollhattan", number=1):
    family, _new = Family.objects.get_or_create(organisation=organisation, name=f"Modell {name}")
    definition = model_as_json(shipped(name).model) | {"version": number}
    return Version.objects.create(
        family=family,
        number=number,
        definition=definition,
        status=VersionStatus.PUBLISHED,
        published_at=timezone.now(),
        published_by=by,
    )


def adopted(unit, version, starts_on=BEGINNING):
    return Adoption.objects.create(unit=unit, family=version.family, starts_on=starts_on)


def opened(unit, version, days, *, by):
    starts_on, ends_on = days
    return periods.open_period(unit=unit, version=version, starts_on=starts_on, ends_on=ends_on, by=by)


def with_lines(sheet, *lines):
    """The sheet with a line for each dict."""
    for position, values in enumerate(lines, start=sheet.lines.count()):
        Line.objects.create(sheet=sheet, position=position, **values)
    reckon([sheet])
    sheet.outcome.refresh_from_db()
    return sheet
