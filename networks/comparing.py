"""What differs between two editions of the same minutes; pure."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from fyrbodal import richtext
from networks.kinds import Kind

Data = dict[str, Any]
Change = dict[str, str]

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
UNSEEN = {"kind", "heading", "organisation", "unit", "state", "status", "answer_form", "low", "high", "file"}
HEADING = _("Rubrik, tid och plats")
HEAD = ("title", "registration_number", "held_on", "starts", "ends", "place")


def changes(old: Data, new: Data) -> list[Change]:
    """Where two contents differ, in the order of the new one: {"where", "how", "before", "after"}, texts without tags."""
    before, after = dict(_passages(old)), dict(_passages(new))
    return [
        _change(where, before.get(where), after.get(where))
        for where in dict.fromkeys([*after, *before])
        if before.get(where) != after.get(where)
    ]


def _change(where: str, before: Any, after: Any) -> Change:
    how = ADDED if before is None else REMOVED if after is None else CHANGED
    return {"where": where, "how": how, "before": _words(before), "after": _words(after)}


def _passages(content: Data) -> Iterator[tuple[str, Any]]:
    """Every passage with the words that say where it stands; the same words twice get a number."""
    seen: dict[str, int] = {}
    for where, passage in _named(content):
        seen[where] = seen.get(where, 0) + 1
        yield (where if seen[where] == 1 else f"{where} ({seen[where]})"), passage


def _named(content: Data) -> Iterator[tuple[str, Any]]:
    yield str(HEADING), {key: content[key] for key in HEAD}
    for part in content["parts"]:
        yield place_of(part), {key: value for key, value in part.items() if key != "answers"}
        for answer in part.get("answers", []):
            yield f"{place_of(part)}, {_who(answer)}", answer


def _who(answer: Data) -> str:
    return " ".join(filter(None, [answer["organisation"], answer["unit"]]))


def _words(value: Any) -> str:
    """What one reads of a passage, whatever order its keys stand in."""
    if isinstance(value, str):
        return richtext.to_plain(value) if value.startswith("<") else value
    if isinstance(value, list):
        return " ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return " ".join(filter(None, (_words(value[key]) for key in sorted(value) if key not in UNSEEN)))
    return ""


def place_of(part: Data) -> str:
    """The words that say which part is meant."""
    return part["heading"] or str(Kind(part["kind"]).label)
