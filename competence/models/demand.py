"""How many in a unit need each course: reckoned by the worker, so that a forecast costs the same after ten years."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from competence.models.course import Course
from fyrbodal.organisation.models import Unit
from fyrbodal.organisation.roles import Role


class UnitDemandQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Those who book trainers, and a chief what is of her municipality; both are told no small numbers."""
        if viewer.holds(Role.COURSE_ADMINISTRATOR):
            return self
        return self.filter(unit__organisation__in=viewer.bodies(Role.IFO_CHIEF))


class UnitDemand(models.Model):
    """The figures of `gaps.Demand`, of those who are counted in the unit."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", verbose_name=_("enhet"))
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="+", verbose_name=_("kurs"))
    people = models.PositiveIntegerField(_("på steget"))
    have = models.PositiveIntegerField(_("har den"))
    again = models.PositiveIntegerField(_("ska läsa om"))
    planned = models.PositiveIntegerField(_("har en plats"))
    partly = models.PositiveIntegerField(_("har en del"))
    missing = models.PositiveIntegerField(_("saknar den"))
    reckoned_at = models.DateTimeField(_("räknat"))

    objects = UnitDemandQuerySet.as_manager()

    class Meta:
        verbose_name = _("enhetens kursbehov")
        verbose_name_plural = _("enheternas kursbehov")
        constraints = [
            models.UniqueConstraint(fields=["unit", "course"], name="unit_demand_once"),
            models.CheckConstraint(
                condition=Q(people=F("have") + F("planned") + F("partly") + F("missing"), again__lte=F("have")),
                name="unit_demand_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.course}"
