"""Mail about an occasion, that nobody gets twice."""

from collections.abc import Iterable, Sequence
from typing import Any

from competence.documents.around.letters import Letter, with_people
from competence.documents.around.people import leaders_of
from competence.documents.feeds import calendar
from competence.models import Day, Occasion, Place
from fyrbodal import outbox
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.buttons import with_button


def held(occasion: Occasion) -> Occasion:
    """Locked, so that two who press at once send one mail. The caller is in a transaction."""
    rows = Occasion.objects.select_related("course", "part").select_for_update(of=("self",), no_key=True)
    found: Occasion = rows.get(pk=occasion.pk)
    return found


def send(
    kind: str,
    occasion: Occasion,
    letter: Letter,
    people: Sequence[Person],
    *,
    file: outbox.Enclosure | None = None,
    by: Any,
) -> int:
    """One mail each; how many."""
    if people:
        outbox.send(
            kind=kind,
            subject=letter.subject,
            text=letter.text,
            html=with_button(letter.subject, letter.text, letter.button, letter.address),
            to=[outbox.Recipient.of(one) for one in people],
            about=occasion,
            enclosures=[file] if file else [],
            by=by,
        )
    return len(people)


def calendar_file(occasion: Occasion, days: Iterable[Day], gone: Iterable[Day] = ()) -> outbox.Enclosure:
    content = calendar(str(occasion), days, gone)
    return outbox.Enclosure(f"{occasion}.ics", content, "text/calendar; charset=utf-8")


def send_to_leaders(kind: str, occasion: Occasion, letter: Letter, places: Sequence[Place], *, by: Any) -> int:
    """To each of those who lead somebody with a place: the letter, and the names of her own people only."""
    led = leaders_of(places)
    for leader, theirs in led:
        send(kind, occasion, with_people(letter, theirs), [leader], by=by)
    return len(led)
