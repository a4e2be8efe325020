"""What every form of the project has in common: our crispy pack, Swedish dates and times, no form tag of its own.

A template writes the form element itself, so that buttons and several forms can share it:

    <form method="post" novalidate>{% csrf_token %}{% crispy form %}<div class="buttons">…</div></form>
"""

import datetime as dt
import re
from collections import ChainMap
from collections.abc import Container
from html import escape
from typing import Any

from crispy_forms.helper import FormHelper as CrispyHelper
from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fyrbodal import richtext, sensitive
from fyrbodal.fields import EARLIEST, LATEST, UNLIKELY
from fyrbodal.swedish import MONTHS

MESSAGES = {
    "required": _("Fyll i det här."),
    "invalid_choice": _("Välj ett av alternativen i listan."),
}
REQUIRED: dict[type[forms.Field], Any] = {
    forms.BooleanField: _("Kryssa i rutan om det stämmer."),
    forms.ChoiceField: _("Välj ett alternativ."),
    forms.ModelChoiceField: _("Välj ett alternativ."),
    forms.FileField: _("Välj en fil."),
}


_iso = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_spoken = re.compile(
    r"(?:\w+dag(?:en)?\s+)?(?:den\s+)?(\d{1,2})(?::?[ea])?\s+([a-zåäö]{3,})\.?\s+(\d{4})", re.IGNORECASE
)
_slashed = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.\s]\s*(\d{4})")
_clock = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:]?(\d{2}))?", re.IGNORECASE)


class FormHelper(CrispyHelper):  # type: ignore[misc] # crispy carries no types
    """The form element, its token and the editor's scripts stand in the template and in base.html."""

    form_tag = False
    disable_csrf = True
    include_media = False


class DateField(forms.DateField):
    """A day, typed: 2027-03-12, 12 mars 2027 or 12/3 2027."""

    default_error_messages = {"invalid": _("Skriv dagen som 2027-03-12 eller 12 mars 2027.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"class": "short", "autocomplete": "off"}))
        kwargs["help_text"] = kwargs.get("help_text") or _("Till exempel 12 mars 2027.")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        if not isinstance(value, str):
            return super().to_python(value)
        return self._read(value.strip()) if value.strip() else None

    def _read(self, text: str) -> dt.date:
        try:
            return dt.date(*read_date(text))
        except ValueError as unreadable:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from unreadable

    def validate(self, value: dt.date | None) -> None:
        super().validate(value)
        if value and not EARLIEST <= value <= LATEST:
            raise ValidationError(UNLIKELY, code="unlikely")


class LongSelect(forms.Select):
    """Of many choices, in no groups. A template takes longer over each of them than all else on a page."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = self.format_value(value)
        options = "".join([_option(str(key), str(label), chosen) for key, label in self.choices])
        about = flatatt({"name": name} | self.build_attrs(self.attrs, attrs))
        return format_html("<select{}>{}</select>", about, mark_safe(options))  # noqa: S308 - escaped one by one


def _option(key: str, label: str, chosen: Container[str]) -> str:
    selected = " selected" if key in chosen else ""
    return f'<option value="{escape(key)}"{selected}>{escape(label)}</option>'


class TimeField(forms.TimeField):
    """A time of day, typed: 9, 9.30, 09:30 or kl 9."""

    default_error_messages = {"invalid": _("Skriv klockslaget som 9.00 eller 13.30.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(format="%H.%M", attrs={"class": "short", "autocomplete": "off"}))
        kwargs["help_text"] = kwargs.get("help_text") or _("Till exempel 9.00 eller 13.30.")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.time | None:
        if not isinstance(value, str):
            return super().to_python(value)
        return self._read(value.strip()) if value.strip() else None

    def _read(self, text: str) -> dt.time:
        found = _clock.fullmatch(text)
        try:
            return dt.time(int(found[1]), int(found[2] or 0)) if found else _wall_clock(text)
        except ValueError as unreadable:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from unreadable


def _wall_clock(text: str) -> dt.time:
    """Hours, minutes and perhaps seconds; what names a zone of its own is a ValueError."""
    time = dt.time.fromisoformat(text)
    if time.tzinfo:
        raise ValueError(text)
    return time


def read_date(text: str) -> tuple[int, int, int]:
    """Year, month and day of a typed date. Raises ValueError if it cannot be read."""
    if found := _iso.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _slashed.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _spoken.fullmatch(text):
        return int(found[3]), _month(found[2].lower()), int(found[1])
    raise ValueError(text)


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if name.startswith(word):
            return number
    raise ValueError(word)


SWEDISH: dict[type[forms.Field], type[DateField] | type[TimeField]] = {
    forms.DateField: DateField,
    forms.TimeField: TimeField,
}


class Dressed:
    """Mixin for forms: our helper, dates and times as one says them, messages that say what to do."""

    mark_optional = True  # "(valfritt)" after the labels of fields that may be left empty
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            self.fields[name] = _swedish(field)

    @property
    def helper(self) -> FormHelper:
        return FormHelper()


def _swedish(field: forms.Field) -> forms.Field:
    kind = SWEDISH.get(type(field))
    if kind:
        field = kind(required=field.required, label=field.label, initial=field.initial, help_text=field.help_text)
    field.error_messages |= {code: text for code, text in _messages(field).items() if code in field.error_messages}
    return field


def _messages(field: forms.Field) -> dict[str, Any]:
    """What a kind of field says; a text that the form has written itself is never replaced."""
    required = next((text for kind, text in REQUIRED.items() if isinstance(field, kind)), MESSAGES["required"])
    usual = ChainMap(*(vars(kind).get("default_error_messages", {}) for kind in type(field).__mro__))
    ours = MESSAGES | {"required": required}
    return {code: text for code, text in ours.items() if field.error_messages.get(code) == usual.get(code)}


class Form(Dressed, forms.Form):
    """The base of every form."""


class ModelForm(Dressed, forms.ModelForm):
    """The base of every form of a row."""


class WithoutIdentityNumbers(forms.BaseForm):
    """Mixin for what says of nobody whose case it is: a text that looks as if it held an identity number is refused.

    What is chosen is no text, and its keys may look like anything; nor is an address, in the fields named `links`.
    """

    links: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        typed = [name for name, field in self.fields.items() if not isinstance(field, forms.ChoiceField)]
        for name in typed:
            if name not in self.links and sensitive.finds(_text(self.cleaned_data.get(name))):
                self.add_error(name, gettext("Det här ser ut som ett personnummer. Ta bort det."))
        return cleaned


def _text(said: Any) -> str:
    """What was typed, in one field or a line for each."""
    lines = said if isinstance(said, list) else [said]
    return "\n".join(_plain(line) for line in lines if isinstance(line, str))


def _plain(line: str) -> str:
    """Without the marks of formatted text, that may stand in the middle of a number."""
    return richtext.to_plain(line) if line.startswith("<") else line
