"""The rows of a matrix as HTML: there are thousands of cells on a page, and a template would take longer over each than the rest."""

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from competence.documents.enrolment.taking import Taking
from competence.documents.people.said import LEGEND, Said
from fyrbodal.documents.tables import together

NAME = "\0"  # stands in what is written once for the name of each; no text in the database can hold it
KEY = "00000000-0000-0000-0000-000000000000"  # and this for the key
NONE = Taking()


class Pen:
    """For those who `may_wish` with addresses and buttons, and with the cell whose key is `focus` in focus.

    What is the same for all of whom the same is said is written once.
    """

    def __init__(self, *, may_wish: bool, focus: str, taking: Taking = NONE) -> None:
        self.may_wish, self._focus, self.taking = may_wish, _value_of(focus), taking
        self._name = f'<a href="{reverse("competence:person_plan", args=[KEY])}">{NAME}</a>' if may_wish else NAME
        self._wish = ("wish", _("Önska"), _("önska"))
        self._undo = ("undo", _("Ångra"), _("ångra"))
        self._enrol = ("enrol", _("Till anmälan"), _("till anmälan"))
        self._cells: dict[tuple[Said, bool], str] = {}

    def row(self, person: Any, change: str, cells: Iterable[Said]) -> str:
        """`person` has a key, as text, and a name."""
        soon = f"<small>◷ {escape(change)}</small>" if change else ""
        enrolled = self.taking.enrolled
        told = "".join([self._written(one, is_enrolled=(person.pk, one.course.pk) in enrolled) for one in cells])
        row = f'<tr><th scope="row">{self._name}{soon}</th>{told}</tr>'
        return self._focused(row.replace(KEY, person.pk)).replace(NAME, escape(person.name))

    def _focused(self, row: str) -> str:
        value = f'="{self._focus}"'
        return row.replace(value, f"{value} autofocus", 1) if self._focus else row

    def _written(self, said: Said, *, is_enrolled: bool) -> str:
        if (said, is_enrolled) not in self._cells:
            self._cells[said, is_enrolled] = self._cell(said, is_enrolled=is_enrolled)
        return self._cells[said, is_enrolled]

    def _cell(self, said: Said, *, is_enrolled: bool) -> str:
        course = escape(said.course.name)
        note = f" <small>{escape(said.note)}</small>" if said.note else ""
        acts = "".join(self._acts(said, course, is_enrolled=is_enrolled)) if self.may_wish else ""
        return f'<td data-label="{course}">{state(said)}{note}{wished(said)}{acts}</td>'

    def _acts(self, said: Said, course: str, *, is_enrolled: bool) -> Iterator[str]:
        """To wish for what lacks, to put a wish on the municipality's sheet, or to take it back until it is agreed on."""
        if is_enrolled:
            yield self._link(said, course)
        elif said.wished and self.taking.takes(said.course.pk):
            yield self._button(said, course, *self._enrol)
        if not said.agreed and (said.wished or said.lacks):
            yield self._button(said, course, *(self._undo if said.wished else self._wish))

    def _button(self, said: Said, course: str, act: str, say: str, text: str) -> str:
        label, value = f"{say}: {course}, {NAME}", f"{KEY}/{said.course.pk}"
        return f' <button class="button plain" name="{act}" value="{value}" aria-label="{label}">{text}</button>'

    def _link(self, said: Said, course: str) -> str:
        """To the sheet, for who stands on it."""
        label, here = f"{_('I anmälan')}: {course}, {NAME}", f"{KEY}/{said.course.pk}"
        address = self.taking.address(said.course.pk)
        return f' <a href="{address}" data-cell="{here}" aria-label="{label}">{_("i anmälan")}</a>'


def _value_of(focus: str) -> str:
    """Of the button of a cell that is named by the keys of person and course; nothing for what names none."""
    try:
        return "/".join(str(UUID(key)) for key in focus.split("-"))
    except ValueError:
        return ""


def legend() -> SafeString:
    """The items of a list: what each state means."""
    return together([f"<dt>{_state(kind, str(word))}</dt><dd>{escape(str(text))}</dd>" for kind, word, text in LEGEND])


def state(said: Said) -> str:
    return _state(said.kind, said.word)


@cache
def _state(kind: str, word: str) -> str:
    """There are a dozen."""
    return f'<span class="gap {kind}">{escape(word)}</span>'


def wished(said: Said) -> str:
    return f" {_state('wished', said.wished)}" if said.wished else ""
