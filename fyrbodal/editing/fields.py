"""Formatted text in forms and in the database; nothing reaches a row without being cleaned."""

from typing import Any

from django import forms
from django.db import models

from fyrbodal import richtext
from fyrbodal.editing.widgets import RichTextArea


class RichTextField(forms.CharField):
    """Gives cleaned HTML, from the editor's HTML or from plain text."""

    widget = RichTextArea

    def to_python(self, value: Any) -> str:
        return richtext.from_input(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not self.disabled and self.to_python(initial or "") != self.to_python(data or "")


class RichTextModelField(models.TextField):
    """A column of cleaned HTML. Plain text that a program gives it becomes paragraphs."""

    def to_python(self, value: Any) -> Any:
        return value if value is None else richtext.from_input(str(value))

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's own signature
        value = super().pre_save(model_instance, add)
        if value is None or isinstance(value, str):
            value = self.to_python(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override] # Django passes everything by name
        return super().formfield(**{"form_class": RichTextField, "widget": RichTextArea} | kwargs)
