"""The field that one types formatted text in."""

from typing import Any

from django import forms

from fyrbodal import richtext


class RichTextArea(forms.Textarea):
    """A textarea that `static/js/editor.js` turns into an editor at the first touch.

    Without scripts one types plain text in it. Text with markup that plain text cannot carry is then shown as HTML,
    so that saving it again destroys nothing.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-richtext": "", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        if not value:
            return ""
        plain = richtext.to_plain(value)
        return plain if richtext.from_plain(plain) == value else str(value)
