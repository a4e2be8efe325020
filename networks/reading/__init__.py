"""Minutes that already exist, read from Word, Markdown or plain text without touching the database."""

from networks.reading.known import Known
from networks.reading.minutes import read_minutes
from networks.reading.results import Reading, Unreadable

__all__ = ["Known", "Reading", "Unreadable", "read_minutes"]
