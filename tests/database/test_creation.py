"""Test runs that go at the same time."""

import pytest
from django.db import connection

from fyrbodal.database.creation import DatabaseCreation

embedded = pytest.mark.skipif(not isinstance(connection.creation, DatabaseCreation), reason="DATABASE_URL is set")


@embedded
@pytest.mark.django_db
def test_two_runs_at_once_have_a_database_each():
    runs = [DatabaseCreation(connection) for _ in range(2)]
    assert len({run.free_name for run in runs}) == 2


@embedded
@pytest.mark.django_db
def test_a_test_database_does_not_wait_for_the_disk():
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("off",)
