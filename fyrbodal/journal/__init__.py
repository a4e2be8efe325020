"""The append-only record of who did what to what."""

from fyrbodal.journal.recording import record, record_all

__all__ = ["record", "record_all"]
