"""Work that is done outside the request: queued in the transaction of its cause, done at least once by a worker."""

from fyrbodal.work.queue import enqueue
from fyrbodal.work.registry import daily, job
from fyrbodal.work.retrying import GiveUp, TookTooLong

__all__ = ["GiveUp", "TookTooLong", "daily", "enqueue", "job"]
