"""Rows that hold from one day to another, both days included; an open end holds until further notice."""

import datetime as dt
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fyrbodal.fields import DayField


class DatedQuerySet(models.QuerySet[Any]):
    def on(self, day: dt.date | None = None) -> Self:
        """The rows that hold on a day; today if none is given."""
        day = day or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def not_over(self) -> Self:
        """The rows that hold today or will do later."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))


class Dated(models.Model):
    starts_on = DayField(_("från och med"), default=timezone.localdate)
    ends_on = DayField(_("till och med"), null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        # The exclusion constraint would meet a range that ends before it starts with a database error.
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("Slutdagen kan inte ligga före startdagen.")})
        super().clean()


def never_twice_at_once(name: str, *fields: str, message: Any) -> ExclusionConstraint:
    """No two rows with the same `fields` (none of them nullable) hold on the same day."""
    period = Func(F("starts_on"), F("ends_on"), Value("[]"), function="daterange", output_field=DateRangeField())
    same = [(field, RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(
        name=name, expressions=[*same, (period, RangeOperators.OVERLAPS)], violation_error_message=message
    )


def ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
        name=name,
        violation_error_message=_("Slutdagen kan inte ligga före startdagen."),
    )
