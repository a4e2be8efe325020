"""Writing to the journal, in the transaction of the act."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Model

from fyrbodal.labels import label_of

THE_SYSTEM = "systemet"


def record(by: Any, verb: str, thing: Model, **details: Any) -> None:
    """Write one line; `by` is a Person, or None when the program acts by itself."""
    apps.get_model("journal", "Entry").objects.create(**_who(by), verb=verb, **_what(thing), details=details)


def record_all(by: Any, verb: str, things: Iterable[Model], **details: Any) -> None:
    """A line for each thing, in one write."""
    entry = apps.get_model("journal", "Entry")
    entry.objects.bulk_create(entry(**_who(by), verb=verb, **_what(thing), details=details) for thing in things)


def _who(by: Any) -> dict[str, Any]:
    return {"by_id": by.pk if by else None, "by_name": str(by) if by else THE_SYSTEM}


def _what(thing: Model) -> dict[str, str]:
    return {"thing_kind": label_of(thing), "thing_id": str(thing.pk), "thing_name": str(thing)[:200]}
