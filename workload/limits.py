"""What a model must be besides to be kept in rows and shown on a page; pure. Its form is right already."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fyrbodal import sensitive
from fyrbodal.casefiles import Fault
from fyrbodal.casefiles.faults import Place
from workload.casefile.sense import model_faults
from workload.weighing import NO_DATA, NO_TIME

ACTIVITIES, BANDS, LEVELS, STANDARD_TIMES = 60, 10, 20, 10
NAME, KEY, LABEL, BAND = 80, 60, 120, 40  # letters
MODEL: Place = ("model",)


def faults_in(definition: dict[str, Any]) -> list[Fault]:
    """All that stands in the way of measuring with it."""
    return [*model_faults(definition), *faults_of_room(definition)]


def faults_of_room(definition: dict[str, Any]) -> list[Fault]:
    return [
        *_text((*MODEL, "key"), definition["key"], KEY),
        *_text((*MODEL, "name"), definition["name"], NAME),
        *_full(definition),
        *_bands(definition["bands"]),
        *_levels(definition.get("experience", {})),
        *_activities(definition["activities"]),
    ]


def _text(place: Place, text: str, longest: int) -> Iterator[Fault]:
    if sensitive.finds(text):
        yield Fault(place, _("Det ser ut som ett personnummer. Ta bort det."))
    if not text.strip():
        yield Fault(place, _("Är tom."))
    elif len(text) > longest:
        yield Fault(place, _("Får ha högst %s tecken.") % longest)


def _many(place: Place, number: int, most: int) -> Iterator[Fault]:
    if number > most:
        yield Fault(place, _("Får vara högst %s.") % most)


def _full(definition: dict[str, Any]) -> Iterator[Fault]:
    if Decimal(definition["full"]) <= 0:
        yield Fault((*MODEL, "full"), _("Ska vara mer än noll."))


def _bands(bands: list[dict[str, Any]]) -> Iterator[Fault]:
    yield from _many((*MODEL, "bands"), len(bands), BANDS)
    for position, band in enumerate(bands):
        place: Place = (*MODEL, "bands", position, "key")
        yield from _text(place, band["key"], BAND)
        if band["key"] in (NO_DATA, NO_TIME):
            yield Fault(place, _("Det namnet säger programmet självt, när belastningen inte går att räkna."))


def _levels(levels: dict[str, Any]) -> Iterator[Fault]:
    yield from _many((*MODEL, "experience"), len(levels), LEVELS)
    for level in levels:
        yield from _text((*MODEL, "experience", level), level, KEY)


def _activities(activities: list[dict[str, Any]]) -> Iterator[Fault]:
    yield from _many((*MODEL, "activities"), len(activities), ACTIVITIES)
    for position, activity in enumerate(activities):
        place: Place = (*MODEL, "activities", position)
        yield from _text((*place, "key"), activity["key"], KEY)
        yield from _text((*place, "label"), activity["label"], LABEL)
        for times in ("per_occasion", "per_week"):
            yield from _many((*place, times), len(activity.get(times, ())), STANDARD_TIMES)
