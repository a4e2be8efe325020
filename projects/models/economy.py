"""The economy of a report, row by row."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fyrbodal.drafts.models import Part
from fyrbodal.fields import ChoiceField
from projects.models.project import Budgeted, money
from projects.models.report import OfReportQuerySet, Report, Scope, write_in


class EconomyRow(Part):
    """What came in or what it cost, as `projects.economy` reckons with it. What was granted stands on the grant.

    A row that stands under another has its money in the other's amount, and none of its own. `follows` is the same row
    in the report of the year before.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="economy")
    position = models.PositiveSmallIntegerField()
    kind = ChoiceField(_("rubrik"), choices=Budgeted)
    text = models.CharField(_("vad"), max_length=200, blank=True)
    planned = money(_("planerat, kronor"), null=True, blank=True)
    amount = money(_("belopp, kronor"), null=True, blank=True)
    percentage = models.DecimalField(_("procent"), max_digits=5, decimal_places=2, null=True, blank=True)
    whole_cost = money(_("av årskostnaden, kronor"), null=True, blank=True)
    hours = models.DecimalField(_("timmar"), max_digits=8, decimal_places=2, null=True, blank=True)
    rate = money(_("kronor i timmen"), null=True, blank=True)
    stands_under = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="covers",
        verbose_name=_("ingår i beloppet för"),
    )
    deviation = models.CharField(_("varför det skiljer"), max_length=500, blank=True)
    follows = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="followed_by"
    )

    objects: ClassVar[Any] = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("rad i en ekonomisk redovisning")
        verbose_name_plural = _("rader i ekonomiska redovisningar")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stands_under=None) | ~Q(stands_under=F("id")),
                name="economy_row_under_another",
                violation_error_message=_("En rad kan inte ingå i sig själv."),
            ),
            models.CheckConstraint(
                condition=Q(stands_under=None) | Q(amount=None, whole_cost=None, rate=None),
                name="economy_row_under_another_has_no_amount",
                violation_error_message=_("En rad som ingår i en annans belopp har inget eget."),
            ),
            models.CheckConstraint(
                condition=Q(percentage=None) | Q(percentage__range=(0, 100)),
                name="economy_row_percentage_possible",
                violation_error_message=_("Procenten ska vara mellan 0 och 100."),
            ),
            models.CheckConstraint(
                condition=Q(percentage=None, whole_cost=None) | Q(hours=None, rate=None),
                name="economy_row_one_measure",
                violation_error_message=_("Ange en andel eller timmar, inte båda."),
            ),
            models.CheckConstraint(
                condition=Q(hours=None) | Q(hours__gte=0),
                name="economy_row_hours_not_negative",
                violation_error_message=_("Timmarna kan inte vara färre än noll."),
            ),
        ]

    def __str__(self) -> str:
        return self.text or str(self.get_kind_display())

    def hold_open(self) -> None:
        write_in(self.report, Scope.FIGURES)
