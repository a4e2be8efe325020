"""Which plans concern a viewer: those of the areas that her units work in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from competence.models import Plan, UnitArea
from competence.rules import LEADERS
from fyrbodal.organisation.models import Employment, Unit
from fyrbodal.organisation.roles import Role


@dataclass
class Concerned:
    """A unit, why it is hers, and the adopted plans of its areas; `areas` are those without one, and `proposals` what is
    proposed for them.
    """

    unit: Unit
    why: str
    plans: list[Plan] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    proposals: list[Plan] = field(default_factory=list)


def concerned(viewer: Any) -> list[Concerned]:
    """Units that she leads, is employed in today, or answers for as chief, each of them once."""
    if not viewer.is_authenticated:
        return []
    found = {unit.pk: Concerned(unit, why) for why, units in _units(viewer) for unit in reversed(list(units))}
    areas = UnitArea.objects.filter(unit__in=found).order_by("area")
    adopted, proposed = _by_area(Plan.objects.adopted()), _by_area(Plan.objects.proposed())
    for one in areas:
        mine = found[one.unit_id]
        mine.plans.extend(adopted.get(one.area, []))
        if one.area not in adopted:
            mine.areas.append(one.get_area_display())
            mine.proposals.extend(proposed.get(one.area, []))
    return sorted(found.values(), key=lambda one: (WHY.index(one.why), one.unit.name, str(one.unit.pk)))


WHY = ("employed", "leads", "chief")


def _units(viewer: Any) -> Iterable[tuple[str, Any]]:
    """What comes last counts where a unit is hers in more than one way."""
    units = Unit.objects.select_related("organisation").order_by("name", "pk")
    employed = Employment.objects.on().filter(person=viewer.pk, unit__isnull=False).values("unit")
    yield "chief", units.filter(organisation__in=viewer.bodies(Role.IFO_CHIEF))
    yield "employed", units.filter(pk__in=employed)
    yield "leads", units.filter(pk__in=viewer.bodies(*LEADERS))


def _by_area(plans: Any) -> dict[str, list[Plan]]:
    found: dict[str, list[Plan]] = {}
    for plan in plans.in_order():
        found.setdefault(plan.area, []).append(plan)
    return found
