"""A line of a sheet: cases of one kind, and how much of them there is."""

import uuid
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fyrbodal.drafts.models import Part
from fyrbodal.fields import ChoiceField, DayField
from workload.models.sheet import Sheet, hold_draft


class LineQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(sheet__in=Sheet.objects.visible_to(viewer))


class Line(Part):
    """Cases of one kind. What is empty is what the model says; the label is a local mark and never a name."""

    LARGEST: ClassVar[int] = 9999

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    activity = models.CharField(_("insats"), max_length=60)
    label = models.CharField(_("märke"), max_length=40, blank=True)
    quantity = models.PositiveIntegerField(_("antal"), default=1, validators=[MaxValueValidator(LARGEST)])
    occasions = models.PositiveIntegerField(_("gånger"), null=True, blank=True, validators=[MaxValueValidator(LARGEST)])
    every = models.PositiveIntegerField(
        _("var"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(520)]
    )
    every_unit = ChoiceField(
        _("enhet"), choices=[("week", _("vecka")), ("month", _("månad"))], blank=True, max_length=10
    )
    amount = models.DecimalField(_("tid eller poäng"), max_digits=12, decimal_places=6, null=True, blank=True)
    travel = models.DecimalField(_("restid"), max_digits=12, decimal_places=6, null=True, blank=True)
    interval = models.PositiveIntegerField(
        _("veckor mellan turerna"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(520)]
    )
    actuals = ArrayField(
        models.DecimalField(max_digits=12, decimal_places=6),
        verbose_name=_("tid som gick åt"),
        default=list,
        blank=True,
    )
    starts_on = DayField(_("från och med"), null=True, blank=True)
    ends_on = DayField(_("till och med"), null=True, blank=True)
    last_contact_on = DayField(_("senaste kontakt"), null=True, blank=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        verbose_name = _("rad i ett mätblad")
        verbose_name_plural = _("rader i mätblad")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__lte=9999) & (Q(occasions=None) | Q(occasions__lte=9999)),
                name="line_counts_possible",
                violation_error_message=_("Antalet är för stort."),
            ),
            models.CheckConstraint(
                condition=(Q(every=None) | Q(every__gte=1, every__lte=520))
                & (Q(interval=None) | Q(interval__gte=1, interval__lte=520)),
                name="line_intervals_possible",
                violation_error_message=_("Skriv 1 till 520."),
            ),
            models.CheckConstraint(
                condition=(Q(amount=None) | Q(amount__gte=0)) & (Q(travel=None) | Q(travel__gte=0)),
                name="line_time_not_negative",
                violation_error_message=_("Tid kan inte vara mindre än noll."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="line_ends_after_start",
                violation_error_message=_("Raden slutar innan den börjar."),
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.activity

    def hold_open(self) -> None:
        hold_draft(self.sheet_id)
