"""Wishes as the JSON that people write to try the method with."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from competence.allocation.method import Allocation, Request, allocate
from competence.allocation.reasons import reasons
from fyrbodal.casefiles import Fault, Faulty, faults_by, parsed

SCHEMA: dict[str, Any] = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
MOST_WANTED = 100_000  # places in all; each stands in the order of all of them


def answer(content: bytes) -> dict[str, Any]:
    """`places` and `reasons` by municipality. Raises Faulty."""
    found = allocated(content)
    return {"places": found.places, "reasons": reasons(found)}


def allocated(content: bytes) -> Allocation:
    """Raises Faulty."""
    data = parsed(content)
    if faults := faults_by(SCHEMA, data) or list(_senseless(data["requests"])):
        raise Faulty(faults)
    requests = map(_request, data["requests"])
    return allocate(requests, seats=int(data["seats"]), floor=int(data["floor"]), seed=data["seed"])


def _senseless(requests: list[dict[str, Any]]) -> Iterator[Fault]:
    met = set()
    for position, one in enumerate(requests):
        place = ("requests", position)
        if one["municipality"] in met:
            yield Fault((*place, "municipality"), _("Kommunen står redan längre upp."))
        met.add(one["municipality"])
        if Fraction(one["credit"]) > 1:
            yield Fault((*place, "credit"), _("Får inte vara större än %s.") % 1)
    if sum(one["wanted"] for one in requests) > MOST_WANTED:
        yield Fault(("requests",), _("Önskemålen är fler än %s platser.") % MOST_WANTED)


def _request(data: dict[str, Any]) -> Request:
    return Request(data["municipality"], int(data["wanted"]), Fraction(data["weight"]), Fraction(data["credit"]))
