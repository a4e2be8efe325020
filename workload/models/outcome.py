"""What a sheet weighs: the figures that every overview is made of."""

from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workload.models.sheet import Sheet, SheetStatus

LARGEST = Decimal(10) ** 14 - Decimal("0.000001")  # hours or points a week that the columns hold
LARGEST_LOAD = Decimal(10) ** 18 - Decimal("0.01")
LEAST_TIME = Decimal("0.000001")


class OutcomeQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(sheet__in=Sheet.objects.visible_to(viewer))

    def locked(self) -> Self:
        return self.filter(sheet__status=SheetStatus.LOCKED)


class Outcome(models.Model):
    """Of one sheet, as it stands; six decimals are kept, and rounding is for show. `load` is percent."""

    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE, primary_key=True, related_name="outcome")
    demand = models.DecimalField(_("behov"), max_digits=20, decimal_places=6)
    available = models.DecimalField(_("tillgänglig tid"), max_digits=20, decimal_places=6)
    load = models.DecimalField(_("belastning"), max_digits=20, decimal_places=2, null=True)
    band = models.CharField(_("band"), max_length=40)
    percentage = models.DecimalField(_("procent"), max_digits=5, decimal_places=2)
    kinds = models.PositiveSmallIntegerField(_("olika insatser"))
    at = models.DateTimeField(default=timezone.now)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("vägning")
        verbose_name_plural = _("vägningar")
        constraints = [
            models.CheckConstraint(condition=Q(demand__gte=0, available__gte=0), name="outcome_not_negative"),
            models.CheckConstraint(
                condition=Q(load=None, available=0) | Q(load__isnull=False, available__gt=0),
                name="outcome_load_where_there_is_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.sheet)
