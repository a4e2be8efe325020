"""The file itself, kept for a while between the look at what it would do and the button that does it."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from fyrbodal import sensitive
from fyrbodal.files import kinds
from fyrbodal.files.forms import UploadField
from fyrbodal.forms import Form
from workload.models import Sheet

KEPT_SECONDS = 60 * 60


@dataclass(frozen=True)
class Kept:
    """A file that somebody is looking at on a `page`, by the name of its address."""

    page: str
    key: str
    name: str
    content: bytes


def keep(page: str, sheet: Sheet, name: str, content: bytes, *, by: Any) -> Kept:
    kept = Kept(page, uuid.uuid4().hex, name, content)
    cache.set(_place(page, sheet, kept.key, by), {"name": name, "content": content}, KEPT_SECONDS)
    return kept


def kept_as(page: str, key: str, sheet: Sheet, *, by: Any) -> Kept | None:
    """None when it has lain too long, is somebody else's, or was given to another page."""
    found = cache.get(_place(page, sheet, key, by)) if key else None
    return Kept(page, key, found["name"], found["content"]) if found else None


def forget(kept: Kept, sheet: Sheet, *, by: Any) -> None:
    cache.delete(_place(kept.page, sheet, kept.key, by))


def _place(page: str, sheet: Sheet, key: str, by: Any) -> str:
    # Bound to the person and the sheet: nobody writes a file that somebody else has looked at.
    return f"workload:{page}:{sheet.pk}:{by.pk}:{''.join(sign for sign in key if sign.isalnum())[:32]}"


class SentForm(Form):
    """The name of the file stands in the journal, which is never disposed of."""

    mark_optional = False

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if sensitive.finds(file.name):
            raise forms.ValidationError(_("Filens namn ser ut att innehålla ett personnummer. Byt namn på filen."))
        return file


class BookForm(SentForm):
    file = UploadField(
        label=_("Excelfil som du har hämtat här"),
        allowed=(kinds.XLSX,),
        help_text=_(
            "Bladet, hela periodens fil eller den tomma mallen (.xlsx). Ingenting skrivs förrän du har sett vad som ändras."
        ),
    )


class ListForm(SentForm):
    file = UploadField(
        label=_("Ärendelista"),
        allowed=(kinds.XLSX, kinds.CSV),
        help_text=_(
            "Excel (.xlsx) eller CSV med en rad per ärende. Kolumnerna får heta vad som helst och stå i vilken ordning som helst."
        ),
    )


class SeenForm(forms.Form):
    """What was looked at, and that it is to be written."""

    key = forms.CharField(max_length=32)
    seen = forms.CharField(max_length=64)
