"""Mark-up that many rows have in common: a template is rendered once, with gaps, and filled for each row."""

import re
from collections.abc import Mapping
from html import escape
from secrets import token_hex
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

MARK = token_hex(8)  # so that nothing that somebody has written is a gap
GAP = re.compile(f"{MARK}(.+?){MARK}")
ANY = UUID(int=0)


def gap(name: str) -> str:
    return f"{MARK}{name}{MARK}"


def address(view: str) -> str:
    """Of what has a key, with the gap "key"."""
    return reverse(view, args=[ANY]).replace(str(ANY), gap("key"))


class Stencil:
    def __init__(self, html: str) -> None:
        self._html = GAP.sub(r"%(\1)s", html.replace("%", "%%"))

    def filled(self, values: Mapping[str, object]) -> SafeString:
        """Values are text, but for what is known to be mark-up."""
        return mark_safe(self._html % {name: _escaped(value) for name, value in values.items()})  # noqa: S308


def _escaped(value: object) -> str:
    return value if isinstance(value, SafeString) else escape(str(value))
