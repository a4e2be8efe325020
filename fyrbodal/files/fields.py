"""A model field for links, with the same demands as the form's."""

from typing import Any

from django.db import models

from fyrbodal.files import forms
from fyrbodal.files.links import LONGEST, checked_url


def is_link(value: str) -> None:
    """Raises BadLink, a ValidationError."""
    checked_url(value)


class LinkField(models.CharField):
    default_validators = [is_link]

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", LONGEST)
        super().__init__(*args, **options)

    def formfield(self, **options: Any) -> Any:  # type: ignore[override]
        return super().formfield(**{"form_class": forms.LinkField, **options})
