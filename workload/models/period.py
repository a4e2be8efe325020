"""The stretches of time that a unit measures."""

import datetime as dt
import uuid
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.fields import DayField
from fyrbodal.organisation.models import Person, Unit
from fyrbodal.organisation.roles import Role
from fyrbodal.periods import never_twice_at_once
from workload.models.model import Version
from workload.rules import LEADERS, period_permissions
from workload.spans import span_in_words

LONGEST = dt.timedelta(days=370)


class PeriodQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Those who lead the unit, and the chief of its municipality."""
        if not viewer.is_authenticated:
            return self.none()
        led = Q(unit__in=viewer.bodies(*LEADERS))
        return self.filter(led | Q(unit__organisation__in=viewer.bodies(Role.IFO_CHIEF)))

    def newest_first(self) -> Self:
        return self.order_by("-starts_on", "-pk")


class Period(RulesModel):
    """A week, a month, or days of one's own; measured with one version of one model."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="periods", verbose_name=_("enhet"))
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="periods", verbose_name=_("modell"))
    starts_on = DayField(_("från och med"))
    ends_on = DayField(_("till och med"))
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, editable=False, related_name="+")

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("mätperiod")
        verbose_name_plural = _("mätperioder")
        rules_permissions = period_permissions
        indexes = [models.Index(fields=["unit", "-starts_on"], name="period_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"), ends_on__lte=F("starts_on") + LONGEST),
                name="period_ends_after_start",
                violation_error_message=_("Perioden slutar innan den börjar, eller är längre än ett år."),
            ),
            never_twice_at_once(
                "period_once_at_a_time", "unit", message=_("Enheten mäter redan under en del av den tiden.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("workload:period", args=[self.pk])

    def clean(self) -> None:
        # The exclusion constraint would meet a range that ends before it starts with a database error.
        if self.starts_on and self.ends_on and not self.starts_on <= self.ends_on <= self.starts_on + LONGEST:
            raise ValidationError({"ends_on": _("Slutdagen ska ligga efter startdagen, och inom ett år.")})
        super().clean()

    @property
    def name(self) -> str:
        """mars 2027, vecka 11 2027, or 3–17 mars 2027"""
        return span_in_words(self.starts_on, self.ends_on)

    @property
    def weeks(self) -> int:
        """What is logged in the period is spread over so many."""
        days: int = (self.ends_on - self.starts_on).days + 1
        return max(1, round(days / 7))
