"""Every address of the program, asked by everybody for everything."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.urls import get_resolver, reverse

from tests.access.world import PLACES

NOBODY = uuid.UUID(int=0)


def names(patterns: Any = None, space: str = "") -> Iterator[tuple[str, Any]]:
    """Name (with its namespace) and pattern of every address."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(one, "url_patterns"):
            yield from names(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name or one.pattern}", one


ARGUMENTS = {
    "item": (
        "item",
        "item_move",
        "item_remove",
        "item_restore",
        "guest_add",
        "answer_add",
        "link_add",
        "attachment_add",
    ),
    "answer": ("answer", "answer_move", "answer_remove"),
    "guest": ("guest_remove",),
    "report": ("report",),
    "link": ("link_remove",),
    "attachment": ("attachment", "attachment_remove"),
    "imported": ("import_review", "import_refuse"),
}
OF = {name: thing for thing, known in ARGUMENTS.items() for name in known}


def address(name: str, pattern: Any, place: Any = None) -> str:
    """The path of an address for one of the places."""
    wanted = pattern.pattern.converters or pattern.pattern.regex.groupindex
    last = name.rpartition(":")[2]
    thing = getattr(place, OF.get(last, "meeting"), None)
    known = {
        "pk": place and (place.appointment.pk if last == "member_end" else thing.pk),
        "slug": place and place.network.slug,
        "number": place and place.number,
        "upload": place and place.attachment.upload_id,
        "message": place and (place.message.pk if place.message else NOBODY),
        "token": place and place.token,
    }
    if name.startswith("outbox:"):
        known["pk"] = known["message"]
    return reverse(name, kwargs={one: known[one] for one in wanted})


def register_address(name: str, pattern: Any, viewer: Any) -> str:
    """The path of an address of the admin, for the first row of its register that somebody sees there."""
    wanted = pattern.pattern.converters
    if not wanted:
        return reverse(name)
    app, model, _verb = name.removeprefix("admin:").split("_")
    row = apps.get_model(app, model).objects.visible_to(viewer).first()
    return reverse(name, kwargs=dict.fromkeys(wanted, row.pk if row else NOBODY))


def ask(client: Any, method: str, path: str) -> Any:
    """The answer; what it wrote is taken back, so that each question meets the same world."""
    with transaction.atomic():
        answer = getattr(client, method.lower())(path)
        if answer.streaming:
            list(answer.streaming_content)  # to its end, which closes the file
        transaction.set_rollback(True)
    return answer


def asked(client: Any, name: str, pattern: Any, method: str, world: dict[str, Any]) -> dict[str, int]:
    """Place → status; one entry without a name for what is no place's."""
    wanted = pattern.pattern.converters or pattern.pattern.regex.groupindex
    if not wanted:
        return {"": ask(client, method, reverse(name)).status_code}
    return {place: ask(client, method, address(name, pattern, world[place])).status_code for place in PLACES}
