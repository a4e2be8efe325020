"""When a try that went wrong is made again, and when it is not."""

import datetime as dt

TRIES = 10
FIRST_PAUSE = dt.timedelta(seconds=30)
LONGEST_PAUSE = dt.timedelta(hours=2)


class GiveUp(Exception):
    """Raised by a handler when no further try can help; the text is shown to the administrator."""


class TookTooLong(TimeoutError):
    """The time that a handler has was over; the job is tried again as after any other error."""


def pause_after(tries: int) -> dt.timedelta | None:
    """How long to wait after that many tries: 30 s, doubled up to 2 h; None when there are no more."""
    return min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE) if tries < TRIES else None
