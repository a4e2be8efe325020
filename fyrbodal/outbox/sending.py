"""Putting a mail in the outbox."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from fyrbodal.labels import label_of

if TYPE_CHECKING:
    from fyrbodal.outbox.models import Message

LONGEST_SUBJECT = 200


@dataclass(frozen=True)
class Recipient:
    address: str
    name: str = ""
    person: Any = None

    @classmethod
    def of(cls, person: Any) -> "Recipient":
        return cls(person.email, person.name, person)


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with the mail; kept in the row, so that it is the same at every try."""

    name: str
    content: bytes
    content_type: str = "application/octet-stream"


@transaction.atomic
def send(
    *,
    kind: str,
    subject: str,
    text: str,
    to: Iterable[Recipient],
    html: str = "",
    about: Model | None = None,
    enclosures: Sequence[Enclosure] = (),
    secret: bool = False,
    by: Any = None,
) -> "Message":
    """The message, with one waiting delivery per address; call it in the transaction of its cause.

    `secret`: the text carries a personal link, so nobody else reads it in the outbox. `by`: the person who sends.
    """
    message: Message = apps.get_model("outbox", "Message").objects.create(
        kind=kind,
        subject=one_line(subject)[:LONGEST_SUBJECT],
        text=text,
        html=html,
        secret=secret,
        sent_by=by,
        thing_kind=label_of(about) if about else "",
        thing_id=str(about.pk) if about else "",
    )
    message.enclose(enclosures)
    message.address_to(to)
    return message


def one_line(text: str) -> str:
    """Line breaks and other control characters would end a mail header: they become spaces."""
    return re.sub(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text).strip()
