"""For what is looked at before it is written: that nothing else is written than what was looked at."""

from typing import Any


class NotAsSeen(Exception):
    """It has become something else, which is `now`; nothing was written."""

    def __init__(self, now: Any) -> None:
        super().__init__()
        self.now = now
