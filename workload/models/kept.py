"""What the locked sheets of a period, and of a unit's month, come to: written when a sheet is locked or opened again.

An overview reads a row for each period or month instead of the sheets behind it, so it costs the same after ten years.
"""

from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.organisation.models import Unit
from fyrbodal.organisation.roles import Role
from workload.models.period import Period
from workload.models.release import MEASURES
from workload.rules import LEADERS
from workload.sums import Sums
from workload.weighing import Unit as Measured

SIX = Decimal("0.000001")
INDEX = "index"
UNITS = {
    "hours": frozenset({Measured.HOURS}),
    "points": frozenset({Measured.POINTS}),
    INDEX: frozenset(Measured),
}
FIGURES = (
    "measure", "persons", "rows",
    "hours_demand", "hours_available", "points_demand", "points_available", "weighted", "weight",
)  # fmt: skip


class KeptQuerySet(models.QuerySet[Any]):
    unit = ""  # how a row leads to its unit

    def visible_to(self, viewer: Any) -> Self:
        """Those who lead the unit, and the chief of its municipality."""
        if not viewer.is_authenticated:
            return self.none()
        led = Q(**{f"{self.unit}__in": viewer.bodies(*LEADERS)})
        return self.filter(led | Q(**{f"{self.unit}__organisation__in": viewer.bodies(Role.IFO_CHIEF)}))


class KeptOfPeriods(KeptQuerySet):
    unit = "period__unit"


class KeptOfMonths(KeptQuerySet):
    unit = "unit"


def _figure() -> Any:
    return models.DecimalField(max_digits=40, decimal_places=6)


class Kept(models.Model):
    """Sums in columns; `measure` says which of them mean something. `bands` counts the employees by band."""

    measure = ChoiceField(_("mått"), choices=MEASURES)
    hours_demand, hours_available = _figure(), _figure()
    points_demand, points_available = _figure(), _figure()
    weighted, weight = _figure(), _figure()
    persons = models.PositiveIntegerField(_("medarbetare"))
    rows = models.PositiveIntegerField(_("rader"))
    bands = models.JSONField(_("band"), default=dict)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(rows__gt=0, persons__lte=F("rows")), name="%(class)s_of_some_rows"),
        ]

    @property
    def sums(self) -> Sums:
        return sums_of(*(getattr(self, name) for name in FIGURES))


def sums_of(measure: str, persons: int, rows: int, *figures: Decimal) -> Sums:
    """Of a row's columns, in the order of FIGURES."""
    hours, hours_there, points, points_there, weighted, weight = figures
    there = (hours, hours_there), (points, points_there)
    return Sums(*there, weighted, weight, sheets=persons, rows=rows, units=UNITS[measure])


def columns(sums: Sums, bands: dict[str, int]) -> dict[str, Any]:
    """The same the other way; six decimals are kept."""
    figures = {
        "hours_demand": sums.hours[0],
        "hours_available": sums.hours[1],
        "points_demand": sums.points[0],
        "points_available": sums.points[1],
        "weighted": sums.weighted,
        "weight": sums.weight,
    }
    kept = {name: figure.quantize(SIX) for name, figure in figures.items()}
    measure = str(sums.unit) if sums.unit else INDEX
    return kept | {"measure": measure, "persons": sums.sheets, "rows": sums.rows, "bands": bands}


class PeriodSums(Kept):
    period = models.OneToOneField(Period, on_delete=models.CASCADE, primary_key=True, related_name="kept")

    objects = KeptOfPeriods.as_manager()

    class Meta(Kept.Meta):
        verbose_name = _("periodens summor")
        verbose_name_plural = _("periodernas summor")

    def __str__(self) -> str:
        return str(self.period)


class MonthSums(Kept):
    """Of all periods that a unit has measured some part of the month in; see workload/monthly.py."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="months", verbose_name=_("enhet"))
    month_on = DayField(_("månad"))

    objects = KeptOfMonths.as_manager()

    class Meta(Kept.Meta):
        verbose_name = _("månadens summor")
        verbose_name_plural = _("månadernas summor")
        constraints = [
            *Kept.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "month_on"], name="month_kept_once"),
            models.CheckConstraint(condition=Q(month_on__day=1), name="month_kept_begins_on_the_first"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.month_on:%Y-%m}"
