"""One spelling for each content, so that a checksum means something. Pure."""

import datetime as dt
import hashlib
import json
import uuid
from decimal import Decimal
from typing import Any


def canonical(content: dict[str, Any]) -> str:
    """JSON on one line: sorted keys, no spaces, letters as they are, dates as ISO 8601, decimals as strings.

    Raises TypeError for what has no spelling here, ValueError for NaN and infinities.
    """
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_spelled
    )


def _spelled(value: object) -> str:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, uuid.UUID):
        return str(value)
    raise TypeError(f"No canonical spelling for {type(value).__name__}")


def digest(content: str, html: str) -> str:
    """SHA-256 in hex of canonical content, a line feed and the HTML, in UTF-8.

    JSON on one line holds no line feed of its own, so the border between the two cannot be moved.
    """
    return hashlib.sha256(f"{content}\n{html}".encode()).hexdigest()
