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

    def use_required_attribute(self, initial: Any) -> bool:
        return False  # a browser cannot point at a field that the editor hides; the server says it

    def format_value(self, value: Any) -> str | None:
        if not value:
            return ""
        plain = richtext.to_plain(value)
        shown_as_plain = "<ul>" not in value and richtext.from_plain(plain) == value
        return plain if shown_as_plain else str(value)
