"""Putting work in the queue."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.utils import timezone


def enqueue(kind: str, payload: dict[str, Any], *, key: str = "", after: dt.datetime | None = None) -> Any:
    """The Job, part of the caller's transaction; with a key that has been used, the one job that has it."""
    jobs = apps.get_model("work", "Job").objects
    values = {"kind": kind, "payload": payload, "run_after_at": after or timezone.now()}
    if not key:
        return jobs.create(**values)
    return jobs.get_or_create(dedupe_key=key, defaults=values)[0]
