"""A file kept for a while between the look at what it would do and the button that does it."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from fyrbodal import sensitive
from fyrbodal.forms import Form
from fyrbodal.labels import label_of

KEPT_SECONDS = 60 * 60
TOO_OLD = _("Filen är redan inläst, eller har legat för länge. Se efter, och välj den igen om det behövs.")


@dataclass(frozen=True)
class Kept:
    """A file that somebody is looking at on a `page`, by the name of its address."""

    page: str
    key: str
    name: str
    content: bytes


def keep(page: str, thing: Any, name: str, content: bytes, *, by: Any) -> Kept:
    """`thing` is the row that the file is about."""
    kept = Kept(page, uuid.uuid4().hex, name, content)
    cache.set(_place(page, thing, kept.key, by), {"name": name, "content": content}, KEPT_SECONDS)
    return kept


def kept_as(page: str, key: str, thing: Any, *, by: Any) -> Kept | None:
    """None when it has lain too long, is somebody else's, or was given to another page."""
    found = cache.get(_place(page, thing, key, by)) if key else None
    return Kept(page, key, found["name"], found["content"]) if found else None


def forget(kept: Kept, thing: Any, *, by: Any) -> None:
    cache.delete(_place(kept.page, thing, kept.key, by))


def _place(page: str, thing: Any, key: str, by: Any) -> str:
    # Bound to the person and the row: nobody writes a file that somebody else has looked at.
    return f"file:{page}:{label_of(thing)}:{thing.pk}:{by.pk}:{''.join(sign for sign in key if sign.isalnum())[:32]}"


class SentForm(Form):
    """With a field `file`. Its name stands in the journal, which is never disposed of."""

    mark_optional = False

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if sensitive.finds(file.name):
            raise forms.ValidationError(_("Filens namn ser ut att innehålla ett personnummer. Byt namn på filen."))
        return file


class SeenForm(forms.Form):
    """What was looked at, and that it is to be written."""

    key = forms.CharField(max_length=32)
    seen = forms.CharField(max_length=64)
