"""Writing to the journal, in the transaction of the act."""

from typing import Any

from django.apps import apps
from django.db.models import Model

from fyrbodal.labels import label_of

THE_SYSTEM = "systemet"


def record(by: Any, verb: str, thing: Model, **details: Any) -> None:
    """Write one line; `by` is a Person, or None when the program acts by itself."""
    apps.get_model("journal", "Entry").objects.create(
        by_id=by.pk if by else None,
        by_name=str(by) if by else THE_SYSTEM,
        verb=verb,
        thing_kind=label_of(thing),
        thing_id=str(thing.pk),
        thing_name=str(thing)[:200],
        details=details,
    )
