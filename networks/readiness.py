"""What a leader may want to look at before finalising; pure. Nothing here stops anybody."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.swedish import joined

Data = dict[str, Any]


def gaps(content: Data, dead: Collection[str] = ()) -> list[str]:
    """Sentences about what seems to be missing, in the order of the minutes; `dead` are addresses that lead nowhere."""
    kinds = {part["kind"] for part in content["parts"]}
    missing = [words for kind, words in MISSING.items() if kind not in kinds]
    found = [gap for part in content["parts"] for gap in FIND.get(part["kind"], _none)(part)]
    gone = [
        _("Länken ”%(text)s” leder inte längre någonstans.") % link for link in links(content) if link["url"] in dead
    ]
    return [*found, *map(str, missing), *gone]


def links(content: Data) -> list[Data]:
    """Every link of the minutes, in their order."""
    things = [thing for part in content["parts"] for thing in (part, *part.get("answers", ()))]
    return [link for thing in things for link in thing.get("links", ())]


def _none(_part: Data) -> Iterator[str]:
    yield from ()


def _attendance(part: Data) -> Iterator[str]:
    if not part["present"]:
        yield _("Ingen är ikryssad som närvarande.")


def _round(part: Data) -> Iterator[str]:
    waiting = [answer["organisation"] for answer in part["answers"] if answer["state"] == "waiting"]
    if waiting:
        heading = part["heading"] or _("Laget runt")
        yield _("%(heading)s: %(who)s har inte berättat.") % {"heading": heading, "who": joined(waiting)}


def _next_meeting(part: Data) -> Iterator[str]:
    if not part["held_on"]:
        yield _("Nästa träff har ingen dag.")


def _secretary(part: Data) -> Iterator[str]:
    if not part["name"]:
        yield _("Det står inte vem som har skrivit.")


FIND: dict[str, Callable[[Data], Iterator[str]]] = {
    "attendance": _attendance,
    "round": _round,
    "next_meeting": _next_meeting,
    "secretary": _secretary,
}
MISSING = {
    "attendance": gettext_lazy("Det finns ingen närvarolista."),
    "secretary": gettext_lazy("Det står inte vem som har skrivit."),
}
