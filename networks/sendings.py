"""One sending of the minutes, however many messages it took: one to the members, and one to each with a link of her own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sending:
    """`messages` are of .counted(), with their deliveries."""

    messages: list[Any]

    @property
    def created_at(self) -> Any:
        return min(one.created_at for one in self.messages)

    @property
    def deliveries(self) -> list[Any]:
        return [delivery for one in self.messages for delivery in one.deliveries.all()]

    @property
    def to_resend(self) -> Any:
        """A message by which what did not get through can be sent again; None where nothing can."""
        return next((one for one in self.messages if one.failed and not one.disposed_at and not _revoked(one)), None)

    @property
    def failed(self) -> int:
        return sum(one.failed for one in self.messages)

    @property
    def waiting(self) -> int:
        return sum(one.waiting for one in self.messages)

    @property
    def sent(self) -> int:
        return sum(one.sent for one in self.messages)


def _revoked(message: Any) -> bool:
    mailing = getattr(message, "mailing", None)
    return bool(mailing and mailing.revoked_at)


def sendings(messages: Iterable[Any]) -> list[Sending]:
    """In the order of the messages; one that belongs to no mailing stands for itself."""
    found: dict[Any, list[Any]] = {}
    for message in messages:
        mailing = getattr(message, "mailing", None)
        found.setdefault(mailing.sending if mailing else message.pk, []).append(message)
    return [Sending(together) for together in found.values()]
