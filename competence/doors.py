"""What the first page of competence leads to, in the order in which it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from competence.rules import is_chief, is_course_administrator


class Room(StrEnum):
    """Under which heading a door stands."""

    MINE = "mine"
    EVERYBODY = "everybody"
    STAFF = "staff"
    KEPT = "kept"


@dataclass(frozen=True)
class Door:
    """`shown` says to whom; `text` is one sentence about what is behind it."""

    room: Room
    url_name: str
    label: Any
    text: Any
    shown: Callable[[Any], bool] = lambda viewer: True

    @property
    def url(self) -> str:
        return reverse(self.url_name)


def _is_signed_in(viewer: Any) -> bool:
    return bool(viewer.is_authenticated)


def _plans_ahead(viewer: Any) -> bool:
    return bool(is_course_administrator(viewer) or is_chief(viewer))


DOORS = (
    Door(
        Room.MINE,
        "competence:my_plan",
        _("Min kompetensplan"),
        _("Ditt steg, vad du har läst och har kvar, din introduktion och det ni har kommit överens om."),
        _is_signed_in,
    ),
    Door(
        Room.EVERYBODY,
        "competence:plans",
        _("Kompetensplaner"),
        _("Vad som behövs i varje skede av yrket, vilka utbildningar som föreslås och hur ofta."),
    ),
    Door(
        Room.EVERYBODY,
        "competence:reports",
        _("Uppföljningar"),
        _("Vad som blev av planerna: effekter, utmaningar och siffror."),
    ),
    Door(
        Room.EVERYBODY,
        "competence:courses",
        _("Kurser"),
        _("Allt som ges och har getts: innehåll, längd, för vem och när nästa gång är."),
    ),
    Door(
        Room.EVERYBODY,
        "competence:occasions",
        _("När kurserna ges"),
        _("Kurstillfällen framöver, med dagar och lediga platser."),
    ),
    Door(
        Room.EVERYBODY,
        "competence:films",
        _("Filmer och länkar"),
        _("Att visa på arbetsplatsen eller se själv, ordnade efter tema."),
    ),
    Door(
        Room.EVERYBODY,
        "competence:cycle",
        _("Årscykeln"),
        _("Vad som kommer tillbaka varje år, som lista, hjul och kalender."),
    ),
    Door(
        Room.EVERYBODY,
        "competence:regions",
        _("Andra regioner"),
        _("Hur andra tar emot nya socialsekreterare."),
    ),
    Door(
        Room.STAFF,
        "competence:packages",
        _("Utbildningspaket"),
        _("Kurserna som kommunerna erbjuds, termin för termin, med platser och kostnader."),
        _is_signed_in,
    ),
    Door(
        Room.STAFF,
        "competence:specialists",
        _("De som kan lära ut"),
        _("Specialister i kommunerna som har sagt ja till att undervisa."),
        _is_signed_in,
    ),
    Door(
        Room.STAFF,
        "competence:statistics",
        _("Deltagande"),
        _("Hur många som har deltagit: per år, kommun och utbildning, med förbehåll."),
        _is_signed_in,
    ),
    Door(
        Room.STAFF,
        "competence:wishes",
        _("Önskemål"),
        _("Vad kommunerna önskar att utbilda sig i, år för år."),
        _is_signed_in,
    ),
    Door(
        Room.STAFF,
        "competence:regulations",
        _("Föreskrifter om behörighet"),
        _("Vem som får utreda barn och unga, och vilken föreskrift som gällde när."),
        _is_signed_in,
    ),
    Door(
        Room.STAFF,
        "competence:surveys",
        _("Personalsituation"),
        _("Hur tjänsterna är besatta: utbildning, erfarenhet och vakanser, halvår för halvår."),
        _is_signed_in,
    ),
    Door(
        Room.KEPT,
        "competence:forecast",
        _("Vilka kurser behövs"),
        _("Hur många som saknar varje kurs på sitt steg, och om ett tillfälle skulle bli fullt."),
        _plans_ahead,
    ),
)


def doors(viewer: Any) -> dict[Room, list[Door]]:
    """Those that this viewer may open, by where they stand; an empty room is left out."""
    mine = [one for one in DOORS if one.shown(viewer)]
    return {room: found for room in Room if (found := [one for one in mine if one.room is room])}
