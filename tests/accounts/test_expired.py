import datetime as dt

import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

from fyrbodal.accounts.jobs import forget_what_has_expired
from fyrbodal.work.registry import daily_names


def rows_in_the_cache():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        return cursor.fetchone()[0]


def test_once_a_day_what_has_expired_is_forgotten_and_nothing_else(sign_in, anna, bo):
    today = dt.datetime.now(dt.UTC)
    with time_machine.travel(today - dt.timedelta(days=2)):
        sign_in(anna)
        cache.set("old", 1, 60)
    kept = sign_in(bo).session.session_key
    cache.set("new", 1, 60)
    forget_what_has_expired(today.date())
    assert list(Session.objects.values_list("session_key", flat=True)) == [kept]
    assert (rows_in_the_cache(), cache.get("new")) == (1, 1)


def test_the_worker_knows_of_it():
    assert "fyrbodal.accounts.jobs.forget_what_has_expired" in daily_names()
