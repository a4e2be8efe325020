"""Fields of forms: a file, a link."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.forms import Form
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.files import kinds
from fyrbodal.files.kinds import Kind
from fyrbodal.files.links import LONGEST, checked_url
from fyrbodal.files.refusals import NoRoom, Refused, TooLarge, TooMany, spelled_size
from fyrbodal.files.storing import checked


class UploadField(forms.FileField):
    """A file of an allowed kind. Keep it by `store(form.cleaned_data[…], by=…)`, which can refuse in its turn."""

    widget = forms.FileInput
    default_error_messages = {
        "required": gettext_lazy("Välj en fil."),
        "missing": gettext_lazy("Välj en fil."),
        "empty": gettext_lazy("Filen är tom. Kontrollera den och välj den igen."),
        "invalid": gettext_lazy("Filen kom inte med. Välj den igen."),
    }

    def __init__(self, *, allowed: Collection[Kind] = kinds.ALL, **options: Any) -> None:
        options.setdefault("help_text", _hint(allowed))
        super().__init__(**options)
        self.allowed = allowed
        self.widget.attrs["accept"] = ",".join(f".{extension}" for kind in allowed for extension in kind.extensions)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            checked(file, self.allowed)
        return file


def _hint(allowed: Collection[Kind]) -> str:
    labels = dict.fromkeys(kind.label.split(" 97")[0].split(",")[0] for kind in allowed)
    limit = spelled_size(settings.UPLOAD_MAX_BYTES)
    return _("%(kinds)s. Högst %(limit)s.") % {"kinds": ", ".join(labels), "limit": limit}


class LinkField(forms.CharField):
    """An address on the web, with or without https:// in front."""

    widget = forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "off", "spellcheck": "false"})

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", LONGEST)
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return checked_url(text) if text else ""


def status_of(form: Form) -> int:
    """The HTTP status of a form that is shown again: 413 for a file too large, 429 for too many, 507 for a full disk."""
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    refusals = (refusal.status for refusal in (TooLarge, TooMany, NoRoom) if refusal.reason in codes)
    return next(refusals, Refused.status if codes else 200)
