"""The form of a part: it knows its revision, the rows below, and how its fields are read as text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from fyrbodal import richtext
from fyrbodal.drafts.models import Part
from fyrbodal.editing.fields import RichTextField
from fyrbodal.forms import ModelForm
from fyrbodal.swedish import date_in_words

LARGEST = 2**31 - 1  # what the revision's column holds


@dataclass(frozen=True)
class Difference:
    """A field that two people have written differently, as plain text."""

    label: str
    theirs: str
    yours: str


class PartForm(ModelForm):
    """Its columns are saved on the revision that was read; `then` writes what stands in rows of their own.

    `theirs` and `differences` are set when somebody else was there first, `closed` when it was too late.
    """

    mark_optional = False
    theirs: Part | None = None
    differences: tuple[Difference, ...] = ()
    closed = False
    home = ""

    def __init__(self, data: QueryDict | None = None, *, instance: Any, **options: Any) -> None:
        self.key = str(instance.pk).replace("-", "")
        self.stored_revision = instance.revision
        super().__init__(data, instance=instance, auto_id=f"f{self.key}_%s", **options)

    @property
    def revision(self) -> str:
        """What the next save is to be read at: as it came, so that a page shown again does not overwrite."""
        return str(self.data["revision"] if self.is_bound else self.stored_revision)

    def values(self) -> dict[str, Any]:
        """The columns to write; only those that this form shows, whatever else was sent."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def then(self, part: Any) -> None:
        """Write the rows below, in the transaction of the save."""

    def of(self, part: Any) -> Self:
        """The same form of the part as it is stored."""
        return type(self)(instance=part)

    def same(self, stored: Any) -> bool:
        """Whether what is stored says what was typed, the rows below included."""
        return not any(_differences(self, self.of(stored)))

    def meet(self, stored: Any) -> None:
        """Remember that somebody else was there first, and where the two differ."""
        self.theirs = stored
        self.differences = tuple(_differences(self, self.of(stored)))


def _differences(yours: PartForm, theirs: PartForm) -> Iterator[Difference]:
    for name, field in (theirs.fields | yours.fields).items():
        mine = _as_text(field, yours.cleaned_data.get(name))
        there = theirs.fields.get(name)
        other = _as_text(there, theirs.get_initial_for_field(there, name)) if there else ""
        if mine != other:
            yield Difference(str(field.label or name), other, mine)


def _as_text(field: forms.Field, value: Any) -> str:
    if value in (None, "", []):
        return ""
    if isinstance(field, forms.MultipleChoiceField):
        chosen = {str(one) for one in value}
        return ", ".join(label for key, label in _labels(field) if key in chosen)
    if isinstance(field, forms.ChoiceField):
        return dict(_labels(field)).get(str(value), str(value))
    if isinstance(field, RichTextField):
        return richtext.to_plain(value)
    return _plainly(value)


def _plainly(value: Any) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if hasattr(value, "isoweekday"):
        return date_in_words(value)
    return value.strftime("%H.%M") if hasattr(value, "strftime") else str(value)


def _labels(field: Any) -> list[tuple[str, str]]:
    return [(str(key), str(label)) for key, label in field.choices]
