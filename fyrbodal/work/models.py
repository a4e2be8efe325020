"""The queue. A job is leased to a worker; a lease that runs out lets another worker take it."""

import datetime as dt
import logging
import uuid
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Case, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal import journal
from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import is_administrator
from fyrbodal.work.registry import kind_called, known_kind, names_that_can_wait
from fyrbodal.work.retrying import TRIES, GiveUp, pause_after

logger = logging.getLogger(__name__)
LONGEST_ERROR = 2000
KEPT_WHEN_DONE, KEPT_WHEN_FAILED = dt.timedelta(days=30), dt.timedelta(days=365)


class JobQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.holds(Role.ADMINISTRATOR) else self.none()

    def open(self) -> Self:
        return self.filter(done_at=None, failed_at=None)

    def failed(self) -> Self:
        return self.exclude(failed_at=None)

    def done(self) -> Self:
        return self.exclude(done_at=None)

    def overdue(self, day: dt.date) -> Self:
        """Those that are disposed of on a day: done a month ago, or failed a year ago."""
        done, failed = day - KEPT_WHEN_DONE, day - KEPT_WHEN_FAILED
        return self.filter(Q(done_at__date__lt=done) | Q(failed_at__date__lt=failed))

    def due(self) -> Self:
        now = timezone.now()
        return self.open().filter(Q(locked_until_at=None) | Q(locked_until_at__lt=now), run_after_at__lte=now)

    def take(self) -> "Job | None":
        """Lease the job that has been due for the longest, what can wait after the rest; other workers pass it by."""
        late = Case(When(kind__in=names_that_can_wait(), then=1), default=0)
        with transaction.atomic():
            job: Job | None = (
                self.due().select_for_update(skip_locked=True).order_by(late, "run_after_at", "id").first()
            )
            if job:
                job.lease()
        return job


class Job(RulesModel):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("slag"), max_length=80, editable=False)
    payload = models.JSONField(_("uppgifter"), default=dict, editable=False, encoder=DjangoJSONEncoder)
    dedupe_key = models.CharField(_("nyckel"), max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(_("beställt"), default=timezone.now, editable=False)
    run_after_at = models.DateTimeField(_("görs efter"), default=timezone.now, editable=False)
    attempts = models.PositiveIntegerField(_("försök"), default=0, editable=False)
    locked_until_at = models.DateTimeField(_("upptaget till"), null=True, editable=False)
    last_error = models.TextField(_("senaste fel"), blank=True, editable=False)
    done_at = models.DateTimeField(_("gjort"), null=True, editable=False)
    failed_at = models.DateTimeField(_("misslyckades"), null=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("jobb")
        verbose_name_plural = _("jobb")
        rules_permissions = {"view": is_administrator, "again": is_administrator}
        constraints = [
            models.UniqueConstraint(
                fields=["dedupe_key"],
                condition=~Q(dedupe_key=""),
                name="job_key_once",
                violation_error_message=_("Det finns redan ett jobb med den nyckeln."),
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(failed_at=None),
                name="job_done_or_failed",
                violation_error_message=_("Ett jobb kan inte vara både gjort och misslyckat."),
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, failed_at=None) | Q(locked_until_at=None),
                name="job_closed_not_locked",
                violation_error_message=_("Ett avslutat jobb kan inte vara upptaget."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["run_after_at", "id"], condition=Q(done_at=None, failed_at=None), name="job_open_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    def lease(self) -> None:
        """A try is counted when it begins, so that a job that kills its worker does not do so for ever."""
        self.attempts += 1
        self.locked_until_at = timezone.now() + dt.timedelta(seconds=settings.WORK_LEASE_SECONDS)
        self.save(update_fields=["attempts", "locked_until_at"])

    def perform(self) -> None:
        """Run the handler; raises whatever it raises."""
        if self.attempts > TRIES:
            raise GiveUp(_("Arbetet avbröts %(tries)s gånger innan det blev klart.") % {"tries": TRIES})
        kind_called(self.kind).run(**self.payload)

    def finished(self) -> None:
        self._leave(done_at=timezone.now(), last_error="")

    def stumbled(self, error: Exception) -> None:
        """Try again after a pause; or, when there are no more tries or no use in them, fail."""
        pause = pause_after(self.attempts)
        if pause is None or isinstance(error, GiveUp):
            self._fail(sentence(error))
        else:
            self._leave(run_after_at=timezone.now() + pause, last_error=sentence(error))

    def again(self, *, by: Any) -> None:
        """Start over with a failed job. Raises ValidationError if it has not failed."""
        fresh = {"failed_at": None, "attempts": 0, "run_after_at": timezone.now()}
        with transaction.atomic():
            if not Job.objects.failed().filter(pk=self.pk).update(**fresh):
                raise ValidationError(_("Bara ett misslyckat jobb kan göras om."))
            journal.record(by, "ran_again", self)

    def _fail(self, error: str) -> None:
        with transaction.atomic():
            if self._leave(failed_at=timezone.now(), last_error=error):
                self._tell(error)

    def _tell(self, error: str) -> None:
        kind = known_kind(self.kind)
        if kind and kind.given_up:
            kind.given_up(error, **self.payload)

    def _leave(self, **values: Any) -> bool:
        """Write how it went, unless the lease ran out and somebody else has the job by now."""
        mine = Job.objects.open().filter(pk=self.pk, attempts=self.attempts)
        left = bool(mine.update(locked_until_at=None, **values))
        if not left:
            logger.warning("Job %s was taken over by another worker", self.pk)
        return left


class Day(models.Model):
    """A day whose daily work is in the queue."""

    falls_on = models.DateField(_("dag"), primary_key=True, editable=False)
    begun_at = models.DateTimeField(_("påbörjad"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("dag")
        verbose_name_plural = _("dagar")

    def __str__(self) -> str:
        return f"{self.falls_on}"


def sentence(error: Exception) -> str:
    """What the row says about an error: the text, or the kind of error when it has none."""
    return (str(error) or type(error).__name__)[:LONGEST_ERROR]
