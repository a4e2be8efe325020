"""Fields that carry their own truth into the database."""

from typing import Any

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _


class ChoiceField(models.CharField):
    """A choice out of a list that the database checks as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's own signature
        super().contribute_to_class(cls, name, private_only)
        historical = cls.__module__ == "__fake__"  # a migration's model has its constraints from the migration
        if not cls._meta.abstract and not historical:
            self._constrain(cls, name)

    def _constrain(self, cls: type[models.Model], name: str) -> None:
        known = [value for value, _label in self.flatchoices] + ([""] if self.blank else [])
        constraint = CheckConstraint(
            condition=Q(**{f"{name}__in": list(dict.fromkeys(known))}),
            name=f"{cls._meta.model_name}_{name}_known",
            violation_error_message=_("Välj ett av alternativen."),
        )
        cls._meta.constraints = [*cls._meta.constraints, constraint]
        cls._meta.original_attrs["constraints"] = cls._meta.constraints


def all_or_none(*names: str) -> Q:
    """A fact pair: every one of the fields is set, or none of them."""
    return Q(**{f"{name}__isnull": False for name in names}) | Q(**{f"{name}__isnull": True for name in names})
