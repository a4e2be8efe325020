"""The short words of the recording page: how far each part has come, what each tile says; pure of queries."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from fyrbodal.organisation.models import Organisation
from fyrbodal.swedish import day_and_month, swedish_key, time_span
from networks.figures import read
from networks.models import Answer, Attendee, FollowUp, Item, KeyFigure, Meeting
from networks.views.earlier import Earlier


@dataclass(frozen=True)
class Tile:
    """One organisation of a round."""

    answer: Answer
    css: str
    word: str
    is_open: bool


def by_organisation(attendee: Attendee) -> tuple[bool, str, str]:
    return not attendee.where, swedish_key(attendee.where), swedish_key(attendee.name)


def grouped(attendees: Iterable[Attendee]) -> list[tuple[str, list[Attendee]]]:
    return [(where, list(group)) for where, group in groupby(attendees, key=lambda one: one.where)]


def when_and_where(meeting: Meeting) -> str:
    """kl. 9–12, Teams"""
    hours = time_span(meeting.starts, meeting.ends) if meeting.starts else ""
    return ", ".join(filter(None, [hours, meeting.place]))


def presence(attendees: Sequence[Attendee]) -> str:
    """14 av 17 närvarande från 11 kommuner"""
    there = [one for one in attendees if one.is_present]
    homes = {one.where for one in there if one.organisation and _is_town(one.organisation)}
    said = _("%(present)d av %(all)d närvarande") % {"present": len(there), "all": len(attendees)}
    if not homes:
        return said
    return said + (_(" från en kommun") if len(homes) == 1 else _(" från %(count)d kommuner") % {"count": len(homes)})


def _is_town(organisation: Organisation) -> bool:
    return bool(organisation.category == Organisation.Category.MUNICIPALITY)


CONTRIBUTION = re.compile(r"<li>|(?<!<li>)<p>")  # a point, or a paragraph that is none


def note(item: Item, attendees: Sequence[Attendee]) -> str:
    """How far a part has come."""
    if item.kind == Item.Kind.ATTENDANCE:
        return _of(sum(one.is_present for one in attendees), len(attendees))
    return NOTES[item.kind](item)


def _of(done: int, all_of_them: int) -> str:
    return _("%(done)d av %(all)d") % {"done": done, "all": all_of_them}


def _follow_ups(item: Item) -> str:
    left = sum(one.status == FollowUp.Status.OPEN for one in item.reports.all())
    return (_("1 öppen") if left == 1 else _("%(count)d öppna") % {"count": left}) if left else _("alla klara")


def _round(item: Item) -> str:
    answers = item.answers.all()
    return _of(sum(one.state != Answer.State.WAITING for one in answers), len(answers))


def _discussion(item: Item) -> str:
    said = len(CONTRIBUTION.findall(item.body))
    return (_("1 inlägg") if said == 1 else _("%(count)d inlägg") % {"count": said}) if said else _("tomt")


def _written(item: Item) -> str:
    return "" if item.body or item.heading else _("tomt")


def _text(item: Item) -> str:
    return "" if item.body or item.links.all() or item.attachments.all() else _("tomt")


def _next_meeting(item: Item) -> str:
    return day_and_month(item.held_on) if item.held_on else _("saknas")


def _secretary(item: Item) -> str:
    return "" if item.name else _("saknas")


NOTES: dict[str, Callable[[Item], str]] = {
    Item.Kind.FOLLOW_UPS: _follow_ups,
    Item.Kind.INFORMATION: _written,
    Item.Kind.ROUND: _round,
    Item.Kind.DISCUSSION: _discussion,
    Item.Kind.TEXT: _text,
    Item.Kind.FOLLOW_UP: _text,
    Item.Kind.NEXT_MEETING: _next_meeting,
    Item.Kind.SECRETARY: _secretary,
}


def tile(answer: Answer, *, is_open: bool) -> Tile:
    waiting = answer.state == Answer.State.WAITING
    word = _("berättar nu") if is_open and waiting else str(answer.get_state_display())
    css = "now" if is_open else "" if waiting else answer.state
    return Tile(answer, css, " · ".join(filter(None, [word, _summary(answer)])), is_open)


def _summary(answer: Answer) -> str:
    """The first figure in a few words, else the reply."""
    figures = sorted(answer.figures.all(), key=lambda one: one.position)
    if figures:
        return _counted(figures[0])
    return str(answer.get_reply_display()) if answer.reply else ""


def _counted(figure: Any) -> str:
    what = (figure.key_figure.unit if figure.key_figure else "") or figure.label
    return figure.text if not what or what in figure.text else f"{what}: {figure.text}"


def figure_hint(text: str | None, key_figure: KeyFigure, earlier: Earlier | None) -> str:
    """Läses som 8–9. Förra gången: 3."""
    reading = read(text or "")
    before = earlier.said(key_figure) if earlier else ""
    heard = _("Läses som %(number)s.") % {"number": reading} if reading else ""
    unread = _("Sparas som det är skrivet.") if text and not reading else ""
    last = _("Förra gången: %(text)s.") % {"text": before} if before else ""
    return " ".join(filter(None, [heard or unread, last]))
