"""Links and attachments under a part or under one answer of it."""

from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max

from fyrbodal.files.models import LinkCheck
from fyrbodal.files.storing import let_go, store
from networks.models import Answer, Attachment, Item, Link


@transaction.atomic
def link(*, item: Item, answer: Answer | None, title: str, url: str, by: Any) -> Link:
    """Raises NotOpen."""
    item.hold_open()
    LinkCheck.objects.watch([url])
    return Link.objects.create(item=item, answer=answer, title=title, url=url, position=_next(item.links))


@transaction.atomic
def attach(*, item: Item, answer: Answer | None, file: File, by: Any) -> Attachment:
    """Raises NotOpen, and Refused where the file is not taken."""
    item.hold_open()
    upload = store(file, by=by)
    return Attachment.objects.create(
        item=item, answer=answer, name=upload.name, upload=upload, position=_next(item.attachments)
    )


@transaction.atomic
def remove(*, accessory: Link | Attachment, by: Any) -> None:
    """The file goes too, unless an edition holds it. Raises NotOpen."""
    accessory.item.hold_open()
    accessory.delete()
    if isinstance(accessory, Attachment) and accessory.upload:
        let_go(accessory.upload)


def _next(rows: Any) -> int:
    last: int | None = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
