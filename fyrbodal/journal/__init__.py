"""The append-only record of who did what to what."""

from fyrbodal.journal.recording import record

__all__ = ["record"]
