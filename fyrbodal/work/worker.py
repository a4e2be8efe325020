"""The loop that does the work. Any number of them may run; each is one process with one connection."""

import logging
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from django.conf import settings
from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal.work import pulse
from fyrbodal.work.days import catch_up
from fyrbodal.work.models import Job
from fyrbodal.work.retrying import TookTooLong

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 1.0
OF_THE_LEASE = 0.8  # a handler is interrupted well before anybody else may take its job
Answer = TypeVar("Answer")


class Worker:
    def __init__(self) -> None:
        self.stopping = False

    def stop(self, *_signal: Any) -> None:
        """Finish the job at hand and then leave."""
        self.stopping = True

    def serve(self) -> None:
        """Work until told to stop, whatever the database does in the meantime."""
        with pulse.shown():
            while not self.stopping:
                pulse.beat()
                close_old_connections()
                if not self.step():
                    time.sleep(PAUSE_SECONDS)

    def drain(self) -> None:
        """Do all that is due, and what becomes due by it."""
        while not self.stopping and self.step():
            pass

    def step(self) -> bool:
        """Begin the day if it is new and do one job; whether there was any."""
        self._patiently(partial(catch_up, timezone.localdate()))
        job = self._patiently(Job.objects.take)
        if job:
            self._do(job)
        return job is not None

    def _do(self, job: Job) -> None:
        try:
            with at_most(settings.WORK_LEASE_SECONDS * OF_THE_LEASE):
                job.perform()
        except Exception as error:
            logger.exception("Job %s, try %s", job, job.attempts)
            self._note(job, error)
        else:
            self._patiently(job.finished)

    def _note(self, job: Job, error: Exception) -> None:
        """A job whose end cannot be written comes back when its lease is out; the others go on."""
        try:
            self._patiently(partial(job.stumbled, error))
        except (OperationalError, InterfaceError, CommandError):
            raise
        except Exception:
            logger.exception("Job %s failed, and so did telling of it", job)

    def _patiently(self, act: Callable[[], Answer]) -> Answer:
        """Ask until the database answers; when told to stop, no longer."""
        while True:
            try:
                return act()
            except (OperationalError, InterfaceError) as error:
                if connection.in_atomic_block:
                    raise
                if self.stopping:
                    raise CommandError(_("Databasen svarade inte när arbetaren skulle sluta.")) from error
                logger.warning("The database does not answer: %s", error)
                connection.close()
                time.sleep(PAUSE_SECONDS)


@contextmanager
def stopped_by_signals(worker: Worker) -> Iterator[None]:
    before = {number: signal.signal(number, worker.stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TookTooLong in the block when its time is over; for the main thread."""

    def interrupt(*_signal: Any) -> None:
        raise TookTooLong(f"Arbetet avbröts efter {seconds:.0f} sekunder.")

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
