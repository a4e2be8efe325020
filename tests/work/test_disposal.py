"""Jobs that nobody asks for any longer are taken away."""

import datetime as dt

import pytest
from django.utils import timezone

from fyrbodal.journal.models import Entry
from fyrbodal.work import enqueue
from fyrbodal.work.jobs import dispose_of_jobs
from fyrbodal.work.models import Job

pytestmark = pytest.mark.django_db


def closed(days_ago: int, name: str) -> str:
    """The key of a job that was done, or failed, so many days ago."""
    job = enqueue("test", {}, key=f"{name} {days_ago}")
    Job.objects.filter(pk=job.pk).update(**{name: timezone.now() - dt.timedelta(days=days_ago)})
    return str(job.dedupe_key)


def test_what_was_done_a_month_ago_or_failed_a_year_ago_is_disposed_of_and_the_journal_says_how_much() -> None:
    kept = [closed(29, "done_at"), closed(300, "failed_at"), enqueue("test", {}, key="open").dedupe_key]
    closed(32, "done_at"), closed(400, "failed_at")
    Job.objects.filter(dedupe_key="open").update(created_at=timezone.now() - dt.timedelta(days=999))
    dispose_of_jobs(timezone.localdate())
    assert sorted(Job.objects.values_list("dedupe_key", flat=True)) == sorted(kept)
    entry = Entry.objects.get(verb="disposed of")
    assert (entry.by_name, entry.details) == ("systemet", {"rows": 2})


def test_a_day_on_which_there_is_nothing_old_is_not_journalled() -> None:
    closed(1, "done_at")
    dispose_of_jobs(timezone.localdate())
    assert not Entry.objects.exists()
