"""For how long a municipality keeps what stands on a sheet about one person."""

from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.organisation.models import Organisation
from fyrbodal.organisation.rules import administrators_only

DEFAULT_MONTHS = 24


class RetentionQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.is_authenticated else self.none()

    def by_organisation(self) -> dict[Any, int]:
        """The months of those who have chosen others than DEFAULT_MONTHS."""
        return dict(self.values_list("organisation", "months"))


class Retention(RulesModel):
    """Counted from the last day of the period; DEFAULT_MONTHS where a municipality has no row."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="+", verbose_name=_("kommun")
    )
    months = models.PositiveSmallIntegerField(
        _("månader"),
        default=DEFAULT_MONTHS,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Så länge finns raderna, samtalen och de låsta bladen kvar när perioden är slut."),
    )

    objects = RetentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("gallringstid för mätblad")
        verbose_name_plural = _("gallringstider för mätblad")
        rules_permissions = administrators_only
        constraints = [
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=120),
                name="retention_months_possible",
                violation_error_message=_("Välj 1 till 120 månader."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
