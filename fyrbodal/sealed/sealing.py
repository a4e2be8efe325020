"""Writing a copy, in the transaction of the act that finishes the thing."""

from typing import Any

from django.db import models, transaction

from fyrbodal.labels import label_of
from fyrbodal.sealed.canonical import canonical, digest
from fyrbodal.sealed.models import Audience, Copy
from fyrbodal.work import enqueue


def seal(
    *,
    kind: str,
    thing: models.Model,
    body: Any,
    number: int,
    audience: Audience,
    title: str,
    content: dict[str, Any],
    html: str,
    by: Any,
) -> Copy:
    """Keep what an audience may read of edition `number`, and ask the worker for its PDF.

    `html` is a whole page. Raises TransactionManagementError outside a transaction, IntegrityError the second time.
    """
    require_transaction()
    spelled = canonical(content)
    copy = Copy.objects.create(
        kind=kind,
        thing_kind=label_of(thing),
        thing_id=str(thing.pk),
        body=body,
        number=number,
        audience=audience,
        title=title,
        content=spelled,
        html=html,
        sha256=digest(spelled, html),
        sealed_by=by,
        sealed_by_name=by.name,
    )
    enqueue("sealed.render", {"copy_id": str(copy.pk)}, key=f"sealed.render {copy.pk}")
    return copy


def require_transaction() -> None:
    """A sealed copy of a thing that was never finished would be a lie that cannot be deleted."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("seal() belongs in the transaction that finishes the thing")
