"""Invented minutes of any length, written as people write them: through the program's own acts."""

import datetime as dt
import uuid
from itertools import cycle, islice
from typing import Any

from networks.actions import editions, items, mailings, meetings
from networks.demo_texts import DISCUSSIONS, INFORMATION, SAID, THEMES
from networks.models import Answer, Edition, FigureValue, Item, Meeting, Network


def planned(network: Network, day: dt.date, by: Any) -> Meeting:
    facts = {"held_on": day, "starts": dt.time(9), "ends": dt.time(12), "place": "Teams"}
    return meetings.plan(network=network, key=uuid.uuid4(), facts=facts, by=by)


def recorded(network: Network, day: dt.date, by: Any, *, rounds: int = 1) -> Meeting:
    """Minutes of about a page and a half, and a page more for each further round."""
    meeting = planned(network, day, by)
    meeting.attendees.update(is_present=True)
    for heading, body in INFORMATION[:2]:
        _part(meeting, Item.Kind.INFORMATION, heading=heading, body=body)
    for number, (heading, body) in enumerate(islice(cycle(THEMES), rounds)):
        _answered(_part(meeting, Item.Kind.ROUND, heading=heading, body=body), number)
    for question, said in DISCUSSIONS[:1]:
        listed = "".join(f"<li><p>{one}</p></li>" for one in said)
        _part(meeting, Item.Kind.DISCUSSION, heading=question, body=f"<ul>{listed}</ul>")
    _part(meeting, Item.Kind.FOLLOW_UP, body="<p>Sprid materialet till alla.</p>", owner_name="Barnhuset")
    return meeting


def finished(meeting: Meeting, by: Any) -> Edition:
    """Finalised, published, and sent to all who were there."""
    edition = editions.finalise(meeting=meeting, confirmed={}, by=by)
    if meeting.network.is_public:
        edition = editions.publish(meeting=meeting, number=meeting.editions.count(), by=by)
    addresses = [one.address.lower() for one in mailings.addressees(meeting)]
    mailings.send(edition=edition, addresses=addresses, note="", by=by)
    return edition


def _part(meeting: Meeting, kind: str, **values: Any) -> Item:
    item = items.add(meeting=meeting, kind=kind, by=None)
    Item.objects.filter(pk=item.pk).update(**values)
    return item


def _answered(item: Item, number: int) -> None:
    said = islice(cycle(SAID), number, None)
    answers = list(item.answers.order_by("position"))
    for answer, body in zip(answers, said, strict=False):
        answer.body, answer.state = body, Answer.State.DONE
    Answer.objects.bulk_update(answers, ["body", "state"])
    FigureValue.objects.bulk_create(
        FigureValue(answer=one, label="Pågående ärenden", text="4–5", low=4, high=5) for one in answers
    )
