"""The worker comes by: what has been asked for by those who forgot their password is mailed."""

from fyrbodal.accounts.jobs import reset_password
from fyrbodal.work.models import Job


def come_by() -> None:
    asked_for = Job.objects.filter(kind="accounts.reset_password")
    for job in asked_for:
        reset_password(**job.payload)
    asked_for.delete()
