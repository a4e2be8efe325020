"""What was wished for in 2017, other regions, the year's work with the plan, and films."""

from typing import Any

from competence.models import CycleStep, Film, Region, Wish
from competence.reference.known import known, sentences
from fyrbodal.loading import reference
from fyrbodal.organisation.models import Loaded

FILM = ("theme", "title", "provider", "url", "length", "study_guide_url", "note", "position")
REGION = ("position", "inhabitants", "municipalities", "started", "as_of", "cost", "trainers", "content")
STEP = ("month", "last_month", "what", "who", "note")


@reference(order=50)
def load_wishes() -> None:
    """Of all the municipalities together."""
    given = known("wishes", {})
    for one in given.get("wishes", []):
        if Loaded.is_new("wish", str(given["wished_in"]), one["theme"]):
            Wish.objects.create(wished_in=given["wished_in"], source=given["source"], **one)


@reference(order=51)
def load_regions() -> None:
    for given in known("regions", []):
        if Loaded.is_new("region", given["name"]):
            scope = sentences(given["programme"] and f"{given['programme']}.", given["scope"])
            said = {name: given[name] for name in REGION} | {"scope": scope}
            Region.objects.get_or_create(name=given["name"], defaults=said)


@reference(order=52)
def load_cycle() -> None:
    """The seed's own is a picture: what its text tells of, and no month where it names none."""
    for given in known("cycle", {}).get("steps", []):
        if Loaded.is_new("cycle step", given["what"]):
            CycleStep.objects.create(**_of(STEP, given))


@reference(order=53)
def load_films() -> None:
    for given in known("films", {}).get("films", []):
        if Loaded.is_new("film", given["theme"], given["title"]):
            Film.objects.create(**_of(FILM, given))


def _of(names: tuple[str, ...], given: dict[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in names}
