"""What differs between two editions of the same minutes; pure."""

from collections.abc import Iterator
from typing import Any

from fyrbodal import richtext

Data = dict[str, Any]
Change = dict[str, str]

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
HEAD = ("title", "registration_number", "held_on", "starts", "ends", "place")


def changes(old: Data, new: Data) -> list[Change]:
    """Where the text differs, in the order of the new one: {"where", "how", "before", "after"}, texts without tags."""
    before, after = dict(_passages(old)), dict(_passages(new))
    return [
        {"where": where, "how": _how(before.get(where, ""), after.get(where, "")), **_texts(where, before, after)}
        for where in dict.fromkeys([*after, *before])
        if before.get(where, "") != after.get(where, "")
    ]


def _how(before: str, after: str) -> str:
    if before and after:
        return CHANGED
    return ADDED if after else REMOVED


def _texts(where: str, before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    return {"before": before.get(where, ""), "after": after.get(where, "")}


def _passages(content: Data) -> Iterator[tuple[str, str]]:
    """Every passage with the words that say where it stands; the same words twice get a number."""
    seen: dict[str, int] = {}
    for where, text in _named(content):
        seen[where] = seen.get(where, 0) + 1
        yield (where if seen[where] == 1 else f"{where} ({seen[where]})"), text


def _named(content: Data) -> Iterator[tuple[str, str]]:
    yield content["network"], " · ".join(content[key] or "" for key in HEAD)
    for part in content["parts"]:
        where = part["heading"] or KINDS[part["kind"]]
        for answer in part.get("answers", []):
            yield f"{where}, {_who(answer)}", _flat(answer)
        yield where, _flat({key: value for key, value in part.items() if key not in {"kind", "heading", "answers"}})


def _who(answer: Data) -> str:
    return " ".join(filter(None, [answer["organisation"], answer["unit"]]))


def _flat(value: Any) -> str:
    """All the words below, in order."""
    if isinstance(value, str):
        return richtext.to_plain(value) if value.startswith("<") else value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return " ".join(filter(None, map(_flat, inner)))


KINDS = {
    "attendance": "Närvaro",
    "follow_ups": "Från förra träffen",
    "information": "Information",
    "round": "Laget runt",
    "discussion": "Diskussion",
    "text": "Text",
    "follow_up": "Att följa upp",
    "next_meeting": "Nästa träff",
    "secretary": "Vid pennan",
}
