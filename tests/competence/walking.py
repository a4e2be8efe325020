"""Every address of competence, asked by everybody: of all the places that its parts lay out."""

from collections import defaultdict
from typing import Any

from django.urls import reverse

from tests.access.walking import NOBODY, ask, names
from tests.competence.access import PARTS, gathered

OF = {name: thing for thing, known in gathered("OF").items() for name in known.split()}
ARGUMENTS = gathered("ARGUMENTS")  # name of an address → what else stands in it
World = dict[str, dict[str, Any]]


def laid_out(cast: dict[str, Any]) -> World:
    """Place → thing → row, as each part makes them."""
    world: World = defaultdict(dict)
    for part in PARTS:
        if hasattr(part, "things"):
            for place, rows in part.things(cast).items():
                world[place] |= rows
    return dict(world)


def addresses() -> dict[str, Any]:
    """Name, without its space, and pattern."""
    return {name.partition(":")[2]: one for name, one in names() if name.startswith("competence:")}


def address(name: str, pattern: Any, things: dict[str, Any]) -> str:
    """The path, with the key or the slug of the thing that the address is about, and what it says `also` stands there."""
    row = things.get(OF.get(name, ""))
    known = {"pk": getattr(row, "pk", NOBODY), "slug": getattr(row, "slug", "ingen")} | ARGUMENTS.get(name, {})
    known |= getattr(row, "also", {})
    return reverse(f"competence:{name}", kwargs={one: known[one] for one in pattern.pattern.converters})


def asked(client: Any, name: str, pattern: Any, line: Any, world: World) -> dict[str, int]:
    """Place → status, for the places that the table speaks of."""
    method, places = line
    return {place: ask(client, method, address(name, pattern, world.get(place, {}))).status_code for place in places}
