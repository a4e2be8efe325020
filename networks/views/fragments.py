"""The pieces of the recording page that are sent on their own."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import escape

from networks.forms.answers import AnswerForm
from networks.models import Answer, Item, KeyFigure
from networks.views import notes
from networks.views.earlier import Earlier
from networks.views.sheet import Bound, Section, Sheet


def panel_of(request: HttpRequest, item: Item, opened: Answer | None, *, bound: Bound | None = None) -> HttpResponse:
    """The open answer of a round, with the tiles and the note that go with it."""
    section = _section(Sheet(request, item.meeting, opened=opened.pk if opened else None, bound=bound), item)
    if section.panel:
        section.panel.start()
    return render(request, "networks/recording/_answered.html", {"section": section, "meeting": item.meeting})


def answer_fragments(request: HttpRequest, said: Answer, key_figures: Sequence[KeyFigure]) -> dict[str, str]:
    """What changes around an answer when it is saved: its tiles, the note in the outline, how figures are read."""
    section = _section(Sheet(request, said.item.meeting, opened=said.pk), said.item)
    form = AnswerForm(instance=next(one for one in section.answers if one.pk == said.pk), key_figures=key_figures)
    return {
        f"#rutor-{section.key}": render_to_string("networks/recording/_tiles.html", {"section": section}),
        f"[data-note='{section.key}']": escape(section.note),
        **_readings(form, Earlier.of(said)),
    }


def _readings(form: Any, earlier: Earlier | None) -> dict[str, str]:
    return {
        f"#{text.id_for_label}_read": escape(notes.figure_hint(text.value(), figure, earlier))
        for text, _period, figure in form.key_rows()
    }


def _section(sheet: Sheet, item: Item) -> Section:
    return next(section for section in sheet.sections() if section.item.pk == item.pk)
