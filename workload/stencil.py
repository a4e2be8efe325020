"""Mark-up that many rows have in common: a template is rendered once, with gaps, and filled for each row; pure."""

import re
from collections.abc import Mapping
from html import escape

from django.utils.safestring import SafeString, mark_safe

GAP = re.compile("\ue000([^\ue001]+)\ue001")  # for private use: no text has them


def gap(name: str) -> str:
    return f"\ue000{name}\ue001"


class Stencil:
    def __init__(self, html: str) -> None:
        self._html = GAP.sub(r"%(\1)s", html.replace("%", "%%"))

    def filled(self, values: Mapping[str, object]) -> SafeString:
        """Whatever the values are, they are text."""
        escaped = {name: escape(str(value)) for name, value in values.items()}
        return mark_safe(self._html % escaped)  # noqa: S308 - a template's, with what is escaped
