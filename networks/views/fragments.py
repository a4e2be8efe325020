"""The pieces of the recording page that are sent on their own."""

from collections.abc import Sequence

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import escape

from fyrbodal.drafts.views import Fragments
from networks.forms.answers import AnswerForm
from networks.models import Answer, Item, KeyFigure
from networks.views import notes
from networks.views.earlier import Earlier
from networks.views.gathered import Bound, answers
from networks.views.sections import Section
from networks.views.sheet import Sheet


def panel_of(request: HttpRequest, item: Item, opened: Answer | None, *, bound: Bound | None = None) -> HttpResponse:
    """The open answer of a round, with the tiles and the note that go with it."""
    key = opened.pk if opened else None
    section = Sheet(request, item.meeting, opened=key, bound=bound, only=item.pk).sections()[0]
    if section.panel:
        section.panel.start()
    context = {"section": section, "meeting": item.meeting, "form_show_errors": True}
    return render(request, "networks/recording/_answered.html", context)


def answer_fragments(request: HttpRequest, item: Item, said: Answer, key_figures: Sequence[KeyFigure]) -> Fragments:
    """What changes around an answer when it is saved: its tiles, the note in the outline, how figures are read."""
    prefetch_related_objects([item], answers())
    section = Section(Sheet(request, item.meeting, opened=said.pk), item)
    now = next(one for one in section.answers if one.pk == said.pk)
    return {
        f"#rutor-{section.key}": render_to_string("networks/recording/_tiles.html", {"section": section}),
        f"[data-note='{section.key}']": escape(notes.note(item, ())),
        **(_readings(now, key_figures) if key_figures else {}),
    }


def _readings(said: Answer, key_figures: Sequence[KeyFigure]) -> Fragments:
    earlier = Earlier.of(said)
    return {
        f"#{text.id_for_label}_read": escape(notes.figure_hint(text.value(), figure, earlier))
        for text, _period, figure in AnswerForm(instance=said, key_figures=key_figures).key_rows()
    }
