"""The rows of a matrix as HTML: there are thousands of cells on a page, and a template would take longer over each than the rest."""

from collections.abc import Iterable
from html import escape
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from competence.documents.people.said import Said
from fyrbodal.organisation.models import Person

NOBODY = UUID(int=0)


class Pen:
    """For those who `may_wish` with addresses and buttons, and with the cell whose key is `focus` in focus."""

    def __init__(self, *, may_wish: bool, focus: str) -> None:
        self.may_wish, self.focus = may_wish, focus
        self._address = reverse("competence:person_plan", args=[NOBODY])  # resolved once, not once a person
        self._wish = (_("Önska"), _("önska"))
        self._undo = (_("Ångra"), _("ångra"))
        self._cells: dict[tuple[Any, str, str], str] = {}

    def row(self, person: Person, change: str, cells: Iterable[Said]) -> str:
        name = escape(person.name)
        soon = f"<small>◷ {escape(change)}</small>" if change else ""
        return f'<tr><th scope="row">{self._linked(person, name)}{soon}</th>{self._told(name, cells)}</tr>'

    def _linked(self, person: Person, name: str) -> str:
        if not self.may_wish:
            return name
        return f'<a href="{self._address.replace(str(NOBODY), str(person.pk))}">{name}</a>'

    def _told(self, name: str, cells: Iterable[Said]) -> str:
        return "".join([f"{self._cell(one)}{self._wished(one)}{self._button(one, name)}</td>" for one in cells])

    def _cell(self, said: Said) -> str:
        """What is the same for everybody of whom the same is said."""
        key = (said.course.pk, said.word, said.note)
        if key not in self._cells:
            note = f" <small>{escape(said.note)}</small>" if said.note else ""
            state = f'<span class="gap {said.kind}">{escape(said.word)}</span>'
            self._cells[key] = f'<td data-label="{escape(said.course.name)}">{state}{note}'
        return self._cells[key]

    def _wished(self, said: Said) -> str:
        return f' <span class="gap wished">{escape(said.wished)}</span>' if said.wish else ""

    def _button(self, said: Said, name: str) -> str:
        """To wish for what lacks, or to take the wish back until it is agreed on."""
        if not self.may_wish or (said.wish.agreed_at if said.wish else not said.lacks):
            return ""
        act, (say, text) = ("undo", self._undo) if said.wish else ("wish", self._wish)
        here = " autofocus" if self.focus and self.focus == said.key else ""
        label = f"{say}: {escape(said.course.name)}, {name}"
        about = f'name="{act}" value="{said.person}/{said.course.pk}" aria-label="{label}"'
        return f' <button class="button plain" {about}{here}>{text}</button>'
