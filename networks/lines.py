"""What a list says of each meeting. Said here rather than in the template, for lists are what people open most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from fyrbodal.organisation.roles import Role
from fyrbodal.swedish import date_in_words
from networks.models import Edition, Meeting, Status

NOT_SAID: Mapping[UUID, str] = MappingProxyType({})


@dataclass(frozen=True)
class Line:
    """`states` are pairs of a class and a word; a class of "" is said without a mark."""

    url: str
    title: str
    place: str
    states: list[tuple[str, str]]


def lines(meetings: Iterable[Any], viewer: Any, networks: Mapping[UUID, str] = NOT_SAID) -> list[Line]:
    """One for each Meeting of .for_list(), after the name of its network where `networks` gives that."""
    shown = list(meetings)
    led = viewer.bodies(Role.NETWORK_LEADER)
    numbers = Edition.objects.last_numbers([one for one in shown if one.is_corrected])
    return [
        Line(
            one.get_absolute_url(),
            _title(one, networks.get(one.network_id)),
            one.place,
            states(one, numbers.get(one.pk), leads=one.network_id in led),
        )
        for one in shown
    ]


def _title(meeting: Any, network: str | None) -> str:
    title = f"{meeting.title}, " if meeting.title else ""
    return f"{f'{network}: ' if network else ''}{title}{date_in_words(meeting.held_on)}"


def states(meeting: Meeting, number: int | None, *, leads: bool) -> list[tuple[str, str]]:
    """Only those who write it are told that there is a draft. `number` is that of the edition that is corrected."""
    if not meeting.is_draft:
        return [(meeting.status, str(Status(meeting.status).label))]
    if number:
        edition = ("finalised", _("utgåva %(number)s") % {"number": number})
        return [edition, ("draft", _("rättas"))] if leads else [edition]
    if not meeting.is_over:
        return [("planned", _("planerad"))]
    return [("draft", _("utkast"))] if leads else [("", _("anteckningarna är inte klara"))]
