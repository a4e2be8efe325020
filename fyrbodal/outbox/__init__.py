"""Mail: a row per message and one per recipient, written in the transaction of its cause, delivered by the worker."""

from fyrbodal.outbox.sending import Enclosure, Recipient, send

__all__ = ["Enclosure", "Recipient", "send"]
