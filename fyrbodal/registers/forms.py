"""A file to take in, and the kind of file to take out."""

from typing import Any

import tablib
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyrbodal.documents.formats import CSV, FORMATS, XLSX
from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.registers.resources import RegisterResource

ENDINGS = ".xlsx,.csv"


def table_of(content: bytes, name: str) -> tablib.Dataset:
    """Raises BadFile."""
    kind = CSV if name.lower().endswith(".csv") else XLSX
    return kind().create_dataset(content)


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Fil"),
        help_text=_("Excel (xlsx) eller CSV. Ingenting skrivs förrän du har sett vad som ändras."),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={"required": _("Välj en fil."), "empty": _("Filen är tom.")},
    )

    def __init__(self, *args: Any, resource: RegisterResource, **options: Any) -> None:
        super().__init__(*args, **options)
        self.resource = resource

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        self.content = file.read()
        try:
            self.table = table_of(self.content, file.name)
            self.resource.demand(self.table)
        except BadFile as bad:
            raise ValidationError(str(bad)) from bad
        return file


class FormatForm(forms.Form):
    format = forms.ChoiceField(
        label=_("Fil"),
        choices=[("xlsx", _("Excel (xlsx)")), ("csv", _("CSV"))],
        initial="xlsx",
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ett alternativ."), "invalid_choice": _("Välj ett av alternativen.")},
    )

    def chosen(self) -> Any:
        return next(kind for kind in FORMATS if kind.ending == self.cleaned_data["format"])()
