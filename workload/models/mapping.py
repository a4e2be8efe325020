"""How a municipality's own list of cases was understood last time."""

from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fyrbodal.organisation.models import Organisation, Person, Unit
from workload.rules import LEADERS


class ListMappingQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Those of the municipalities where one works or leads: it says nothing about anybody."""
        if not viewer.is_authenticated:
            return self.none()
        units = Unit.objects.filter(pk__in=viewer.bodies(*LEADERS))
        mine = models.Q(organisation=viewer.organisation_id) | models.Q(organisation__in=units.values("organisation"))
        return self.filter(mine)


class ListMapping(models.Model):
    """`columns` are fields by plain heading; `activities` are keys by plain word, by the id of the family of models."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="+", verbose_name=_("kommun")
    )
    columns = models.JSONField(_("kolumner"), default=dict)
    activities = models.JSONField(_("insatser"), default=dict)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    objects = ListMappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("tolkning av ärendelistor")
        verbose_name_plural = _("tolkningar av ärendelistor")

    def __str__(self) -> str:
        return str(self.organisation)

    def activities_of(self, family: Any) -> dict[str, str]:
        return dict(self.activities.get(str(family), {}))
