"""What is taken off somebody's time, by date; the percentage itself stands in her employment."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.fields import ChoiceField
from fyrbodal.organisation.models import Person, Unit
from fyrbodal.periods import Dated, DatedQuerySet, ends_after_start, never_twice_at_once
from workload.rules import LEADERS, time_permissions


class TimeQuerySet(DatedQuerySet):
    def visible_to(self, viewer: Any) -> Self:
        """The person herself, and those who lead the unit: a reason may be sensitive."""
        if not viewer.is_authenticated:
            return self.none()
        return self.filter(Q(person_id=viewer.pk) | Q(unit__in=viewer.bodies(*LEADERS)))

    def within(self, starts_on: Any, ends_on: Any) -> Self:
        """What holds on any day between two days."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on), starts_on__lte=ends_on)


class Reduction(Dated, RulesModel):
    """So many percent of the person's time, or hours (points) a week, for something else than cases."""

    class Reason(models.TextChoices):
        UNION = "union", _("fackligt uppdrag")
        MENTOR = "mentor", _("handleder andra")
        STUDIES = "studies", _("studier")
        DEVELOPMENT = "development", _("utvecklingsarbete")
        HEALTH = "health", _("hälsa")
        OTHER = "other", _("annat")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("enhet"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reductions", verbose_name=_("person"))
    reason = ChoiceField(_("skäl"), choices=Reason)
    percent = models.DecimalField(_("procent"), max_digits=5, decimal_places=2, null=True, blank=True)
    hours = models.DecimalField(_("timmar i veckan"), max_digits=5, decimal_places=2, null=True, blank=True)

    objects = TimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("nedsättning")
        verbose_name_plural = _("nedsättningar")
        rules_permissions = time_permissions
        constraints = [
            ends_after_start("reduction_ends_after_start"),
            never_twice_at_once(
                "reduction_once_at_a_time",
                "person",
                "unit",
                "reason",
                message=_("Personen har redan den nedsättningen under en del av tiden."),
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=False, hours=None) | Q(percent=None, hours__isnull=False),
                name="reduction_percent_or_hours",
                violation_error_message=_("Skriv antingen procent eller timmar i veckan."),
            ),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__gt=0, percent__lte=100),
                name="reduction_percent_possible",
                violation_error_message=_("Nedsättningen ska vara över 0 och högst 100 procent."),
            ),
            models.CheckConstraint(
                condition=Q(hours=None) | Q(hours__gt=0),
                name="reduction_hours_possible",
                violation_error_message=_("Nedsättningen ska vara över 0 timmar."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_reason_display()}"


class Absence(Dated, RulesModel):
    """Days away, whole or in part. Why is nobody's business here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("enhet"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences", verbose_name=_("person"))
    percent = models.DecimalField(_("procent av dagen"), max_digits=5, decimal_places=2, default=100)

    objects = TimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("frånvaro")
        verbose_name_plural = _("frånvaro")
        rules_permissions = time_permissions
        constraints = [
            ends_after_start("absence_ends_after_start"),
            never_twice_at_once(
                "absence_once_at_a_time",
                "person",
                "unit",
                message=_("Personen är redan frånvarande en del av den tiden."),
            ),
            models.CheckConstraint(
                condition=Q(percent__gt=0, percent__lte=100),
                name="absence_percent_possible",
                violation_error_message=_("Frånvaron ska vara över 0 och högst 100 procent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.starts_on}"
