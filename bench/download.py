"""Download of a finalised PDF: requests a second."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from bench.asking import Browser, WrongAnswer
from bench.measuring import Aim, Row, in_turn
from bench.region import Region
from fyrbodal.organisation.models import Person
from fyrbodal.sealed.rendering import rendered

QUESTION = "Download of a finalised PDF"
AIM = Aim(lowest=0.8)
PATIENCE = 120.0  # seconds; nothing is timed while the worker would make it


def measure(region: Region) -> Iterator[Row]:
    edition = region.edition
    yield _row(region, "signed in", region.leader, edition.copy)
    yield _row(region, "visitor", None, edition.public_copy)


def _row(region: Region, who: str, person: Person | None, copy: Any) -> Row:
    browser, edition = Browser(person), region.edition
    served = reverse("networks:edition_pdf", args=[edition.meeting_id, edition.number])
    rendered(copy, within=PATIENCE)
    floor = reverse("floor_file", args=[copy.pk])
    if browser.get(served) != browser.get(floor):
        raise WrongAnswer("the floor serves other bytes")
    taken = in_turn(
        lambda: browser.get(served), lambda: browser.get(floor), pairs=region.sizes.pairs, calls=region.sizes.calls
    )
    return Row(QUESTION, who, _rate(taken.measured), _rate(taken.floor), taken.inverse, AIM)


def _rate(taken: list[float]) -> str:
    return f"{len(taken) / sum(taken):.0f} a second"
