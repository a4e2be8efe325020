"""The rows of a matrix as HTML: there are thousands of cells on a page, and a template would take longer over each than the rest."""

from collections.abc import Iterable
from html import escape
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from competence.documents.people.said import Said, Told
from competence.models import CourseWish

NOBODY = UUID(int=0)


class Pen:
    """For those who `may_wish` with addresses and buttons, and with the cell whose key is `focus` in focus."""

    def __init__(self, *, may_wish: bool, focus: str) -> None:
        self.may_wish, self.focus = may_wish, focus
        self._address = reverse("competence:person_plan", args=[NOBODY])  # resolved once, not once a person
        self._wish = ("wish", _("Önska"), _("önska"))
        self._undo = ("undo", _("Ångra"), _("ångra"))
        self._cells: dict[Told, str] = {}

    def row(self, person: Any, change: str, cells: Iterable[Said]) -> str:
        """`person` has a key and a name."""
        key, name = str(person.pk), escape(person.name)
        soon = f"<small>◷ {escape(change)}</small>" if change else ""
        told = "".join([self._cell(one, key, name) for one in cells])
        return f'<tr><th scope="row">{self._linked(key, name)}{soon}</th>{told}</tr>'

    def _linked(self, key: str, name: str) -> str:
        return f'<a href="{self._address.replace(str(NOBODY), key)}">{name}</a>' if self.may_wish else name

    def _cell(self, said: Said, key: str, name: str) -> str:
        told, wish = said
        if told not in self._cells:
            self._cells[told] = _opened(told)
        button = self._button(told, wish, key, name) if self.may_wish else ""
        return f"{self._cells[told]}{wished(said)}{button}</td>"

    def _button(self, told: Told, wish: CourseWish | None, key: str, name: str) -> str:
        """To wish for what lacks, or to take the wish back until it is agreed on."""
        if wish.agreed_at if wish else not told.lacks:
            return ""
        act, say, text = self._undo if wish else self._wish
        here = " autofocus" if self.focus and self.focus == f"{UUID(key).hex}-{told.course.pk.hex}" else ""
        label = f"{say}: {escape(told.course.name)}, {name}"
        about = f'name="{act}" value="{key}/{told.course.pk}" aria-label="{label}"'
        return f' <button class="button plain" {about}{here}>{text}</button>'


def _opened(told: Told) -> str:
    """What is the same for everybody of whom the same is said."""
    note = f" <small>{escape(told.note)}</small>" if told.note else ""
    return f'<td data-label="{escape(told.course.name)}">{state(told)}{note}'


def state(told: Told) -> str:
    return f'<span class="gap {told.kind}">{escape(told.word)}</span>'


def wished(said: Said) -> str:
    return f' <span class="gap wished">{escape(said.wished)}</span>' if said.wish else ""
