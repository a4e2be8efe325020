"""The cells of a matrix as HTML: there are thousands on a page, and a template would take longer over each than the rest."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from competence.documents.people.said import Said


def cells_html(name: str, cells: Iterable[Said], *, may_wish: bool, focus: str) -> SafeString:
    """All of somebody's row; with buttons for those who may wish, and the one in `focus` in focus."""
    words = (_("Önska"), _("önska"), _("Ångra"), _("ångra"))
    told = [_cell(escape(name), cell, words if may_wish else None, focus) for cell in cells]
    return mark_safe("".join(told))  # noqa: S308 - every text in it has been escaped


def _cell(name: Any, said: Said, words: tuple[str, ...] | None, focus: str) -> str:
    course = escape(said.course.name)
    note = f" <small>{escape(said.note)}</small>" if said.note else ""
    wish = f' <span class="gap wished">{escape(said.wished)}</span>' if said.wish else ""
    button = _button(name, course, said, words, focus) if words else ""
    state = f'<span class="gap {said.kind}">{escape(said.word)}</span>'
    return f'<td data-label="{course}">{state}{note}{wish}{button}</td>'


def _button(name: Any, course: Any, said: Said, words: tuple[str, ...], focus: str) -> str:
    """To wish for what lacks, or to take the wish back until it is agreed on."""
    if said.wish.agreed_at if said.wish else not said.lacks:
        return ""
    act, say, text = ("undo", *words[2:]) if said.wish else ("wish", *words[:2])
    here = " autofocus" if focus and focus == said.key else ""
    about = f'name="{act}" value="{said.person}/{said.course.pk}" aria-label="{say}: {course}, {name}"'
    return f' <button class="button plain" {about}{here}>{text}</button>'
