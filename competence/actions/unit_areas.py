"""Which areas a unit works in, and so which plans its people follow."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from competence.actions.demand import reckon_soon
from competence.models import UnitArea
from fyrbodal import journal
from fyrbodal.organisation.models import Unit


@transaction.atomic
def choose(*, unit: Unit, areas: Collection[str], by: Any) -> None:
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    held = set(UnitArea.objects.filter(unit=unit).values_list("area", flat=True))
    if held == set(areas):
        return
    UnitArea.objects.filter(unit=unit).exclude(area__in=areas).delete()
    UnitArea.objects.bulk_create(UnitArea(unit=unit, area=area) for area in sorted(set(areas) - held))
    reckon_soon()
    journal.record(by, "chose areas", unit, areas=sorted(areas))
