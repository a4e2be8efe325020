"""What a list says of each meeting. Said here rather than in the template, for lists are what people open most."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fyrbodal.swedish import date_in_words
from networks.models import Meeting


@dataclass(frozen=True)
class Line:
    """`states` are pairs of a class and a word; a class of "" is said without a mark."""

    url: str
    title: str
    place: str
    states: list[tuple[str, str]]


def lines(meetings: Iterable[Any], *, with_network: bool = False) -> list[Line]:
    """One for each Meeting of .with_state(viewer)."""
    return [
        Line(one.get_absolute_url(), _title(one, with_network=with_network), one.place, _states(one))
        for one in meetings
    ]


def _title(meeting: Any, *, with_network: bool) -> str:
    network = f"{meeting.network.name}: " if with_network else ""
    title = f"{meeting.title}, " if meeting.title else ""
    return f"{network}{title}{date_in_words(meeting.held_on)}"


def _states(meeting: Meeting) -> list[tuple[str, str]]:
    """Only those who write it are told that there is a draft."""
    if not meeting.is_draft:
        return [(meeting.status, meeting.get_status_display())]
    number, leads = meeting.last_number, meeting.leads  # type: ignore[attr-defined]
    if number:
        edition = ("finalised", _("utgåva %(number)s") % {"number": number})
        return [edition, ("draft", _("rättas"))] if leads else [edition]
    if not meeting.is_over:
        return [("planned", _("planerad"))]
    return [("draft", _("utkast"))] if leads else [("", _("anteckningarna är inte klara"))]
