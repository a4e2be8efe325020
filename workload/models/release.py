"""What has been let out of a month to everybody who has signed in: written once, with what it was made of.

What may not be shown is not kept here at all, so no page, file or mistake can show it. Later locking changes nothing:
two versions of a month would be two equations about the same people.
"""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.organisation.models import Body, Organisation
from workload.staff import StaffKind

MEASURES = [("hours", _("timmar")), ("points", _("poäng")), ("index", _("index, olika modeller"))]


class ReleasedQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.is_authenticated else self.none()


class Release(models.Model):
    """A month of the region. `counted` says what stood behind its figures, for the months that come after: {"sheets":
    [keys], "cells": [[keys of persons], ...], "activities": {name: [[keys of persons], ...]}}; it is read by nobody but
    the suppression, and emptied as soon as no later month is held against this one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month_on = DayField(_("månad"), unique=True)
    counted = models.JSONField(default=dict, editable=False)
    released_at = models.DateTimeField(_("fastställd"), default=timezone.now, editable=False)

    objects = ReleasedQuerySet.as_manager()

    class Meta:
        verbose_name = _("månad som är fastställd")
        verbose_name_plural = _("månader som är fastställda")
        constraints = [
            models.CheckConstraint(condition=Q(month_on__day=1), name="release_month_begins_on_the_first"),
        ]

    def __str__(self) -> str:
        return f"{self.month_on:%Y-%m}"


class Released(models.Model):
    """One figure of a month: of the region where `place` is empty, of all staff where `staff_kind` is."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="figures")
    place = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("var"))
    staff_kind = ChoiceField(_("personal"), choices=StaffKind, blank=True)
    sheets = models.PositiveIntegerField(_("mätblad"))
    staff = models.PositiveIntegerField(_("anställda"))
    measure = ChoiceField(_("mått"), choices=MEASURES)
    load = models.DecimalField(_("belastning"), max_digits=20, decimal_places=2, null=True)
    model_effect = models.DecimalField(_("modellen"), max_digits=20, decimal_places=2, null=True)
    case_mix_effect = models.DecimalField(_("ärendena"), max_digits=20, decimal_places=2, null=True)
    capacity_effect = models.DecimalField(_("tiden"), max_digits=20, decimal_places=2, null=True)

    objects = ReleasedQuerySet.as_manager()

    class Meta:
        verbose_name = _("fastställd siffra")
        verbose_name_plural = _("fastställda siffror")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "place", "staff_kind"], nulls_distinct=False, name="released_once"
            ),
            models.CheckConstraint(condition=Q(sheets__gte=5), name="released_of_five_or_more"),
        ]

    def __str__(self) -> str:
        return f"{self.release}, {self.place or _('regionen')}"


class Typical(models.Model):
    """What one case of an activity weighs a week in a municipality, over the sheets of a month that have it."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="typicals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    measure = ChoiceField(_("mått"), choices=MEASURES)
    activity = models.CharField(_("insats"), max_length=60)
    label = models.CharField(_("kallas"), max_length=200)
    sheets = models.PositiveIntegerField(_("mätblad"))
    weekly = models.DecimalField(_("i veckan"), max_digits=20, decimal_places=2)

    objects = ReleasedQuerySet.as_manager()

    class Meta:
        verbose_name = _("vad en insats väger")
        verbose_name_plural = _("vad insatser väger")
        constraints = [
            models.UniqueConstraint(fields=["release", "organisation", "measure", "activity"], name="typical_once"),
            models.CheckConstraint(condition=Q(sheets__gte=5), name="typical_of_five_or_more"),
        ]

    def __str__(self) -> str:
        return f"{self.label}, {self.organisation}"
