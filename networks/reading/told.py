"""Organisations that only the list of attendees tells of: a round may call on them as on those that are known."""

import re
from collections.abc import Iterable
from dataclasses import replace

from networks.reading.known import TOLD, Body, Known
from networks.reading.results import Answer, Attendee, FollowUp, Match, Part, Round

NAME = re.compile(r"[A-ZÅÄÖ][^\W\d_]{3,}(?:[ -]\w+){0,3}")


def with_told(known: Known, attendees: Iterable[Attendee]) -> Known:
    """The same object where every organisation is known already."""
    placed = [person.organisation for person in attendees if person.organisation]
    names = {place.text for place in placed if place.match is None and NAME.fullmatch(place.text)}
    return replace(known, bodies=(*known.bodies, *(Body(name, TOLD) for name in sorted(names)))) if names else known


def as_told(part: Part, known: Known) -> Part:
    """An organisation was found by what it is called here, but it is none that is known."""
    match part:
        case Round():
            return replace(part, answers=tuple(_answer(answer, known) for answer in part.answers))
        case FollowUp(owner=Match() as owner):
            return replace(part, owner=unknown(owner, known))
    return part


def _answer(answer: Answer, known: Known) -> Answer:
    return replace(answer, organisation=unknown(answer.organisation, known))


def unknown(place: Match, known: Known) -> Match:
    told = any(body.name == place.match and body.category == TOLD for body in known.bodies)
    return Match(place.text, None, certain=False) if told else place
