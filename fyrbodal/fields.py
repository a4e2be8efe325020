"""Fields that carry their own truth into the database."""

import datetime as dt
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
UNLIKELY = _("Skriv ett år mellan 1900 och 2100.")


class Checked:
    """Mixin: a field that the database checks by itself: one constraint for each model that has it."""

    says: str  # the end of the constraint's name

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, *args, **kwargs)  # type: ignore[misc]  # the field's that it is mixed into
        historical = cls.__module__ == "__fake__"  # a migration's model has its constraints from the migration
        if not cls._meta.abstract and not historical:
            constraint = self.constraint(name, f"{cls._meta.model_name}_{name}_{self.says}")
            cls._meta.constraints = [*cls._meta.constraints, constraint]
            cls._meta.original_attrs["constraints"] = cls._meta.constraints

    def constraint(self, name: str, called: str) -> CheckConstraint:
        raise NotImplementedError


class ChoiceField(Checked, models.CharField):
    """A choice out of a list that the database checks as well.

    `called` names its constraint where another app has a model and a field of the same names.
    """

    says = "known"

    def __init__(self, *args: Any, called: str = "", **kwargs: Any) -> None:
        self.called = called
        kwargs.setdefault("max_length", 30)
        super().__init__(*args, **kwargs)

    def constraint(self, name: str, called: str) -> CheckConstraint:
        known = [value for value, _label in self.flatchoices] + ([""] if self.blank else [])
        condition = Q(**{f"{name}__in": list(dict.fromkeys(known))})
        chosen = _("Välj ett av alternativen.")
        return CheckConstraint(condition=condition, name=self.called or called, violation_error_message=chosen)


class DayField(Checked, models.DateField):
    """A day that somebody may have mistyped: year 1, 202 and 9999 are no years of ours."""

    says = "likely"
    default_validators = [MinValueValidator(EARLIEST, UNLIKELY), MaxValueValidator(LATEST, UNLIKELY)]

    def constraint(self, name: str, called: str) -> CheckConstraint:
        condition = Q(**{f"{name}__range": (EARLIEST, LATEST)})
        return CheckConstraint(condition=condition, name=called, violation_error_message=UNLIKELY)


def all_or_none(*names: str) -> Q:
    """A fact pair: every one of the fields is set, or none of them."""
    return Q(**{f"{name}__isnull": False for name in names}) | Q(**{f"{name}__isnull": True for name in names})
