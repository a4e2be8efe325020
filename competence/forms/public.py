"""What is written of plans, courses and those who take them says of nobody whose case it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fyrbodal import richtext, sensitive


class WithoutIdentityNumbers(forms.BaseForm):
    """Mixin: a text that looks as if it held an identity number is refused at its field.

    A link is no text, and neither is what is chosen, by keys that may look like anything.
    """

    links: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        typed = [name for name, field in self.fields.items() if not isinstance(field, forms.ChoiceField)]
        for name in typed:
            if name not in self.links and sensitive.finds(_text(self.cleaned_data.get(name))):
                self.add_error(name, _("Det här ser ut som ett personnummer. Ta bort det."))
        return cleaned


def _text(said: Any) -> str:
    """What was typed, in one field or a line for each."""
    lines = said if isinstance(said, list) else [said]
    return "\n".join(_plain(line) for line in lines if isinstance(line, str))


def _plain(line: str) -> str:
    """Without the marks of formatted text, that may stand in the middle of a number."""
    return richtext.to_plain(line) if line.startswith("<") else line
