"""manage.py database."""

from contextlib import closing

import psycopg2
import pytest

from fyrbodal.database import NAME
from tests.work.processes import PATIENCE_SECONDS


@pytest.fixture
def say(manage):
    def run(*command):
        process = manage("database", *command)
        said, _ = process.communicate(timeout=PATIENCE_SECONDS)
        return process.returncode, said.strip()

    return run


@pytest.fixture
def somebody(server):
    server.start()
    with closing(psycopg2.connect(host=str(server.sockets), user=NAME, dbname=NAME)) as connection:
        yield connection


def test_a_stopped_database_says_where_it_is(server, say):
    assert say("status") == (0, f"Databasen är stoppad. Den finns i {server.data}.")


def test_a_running_one_says_how_many_are_connected(server, somebody, say):
    assert say("status") == (0, f"PostgreSQL 18 är igång med 1 anslutna. Databasen finns i {server.data}.")


def test_it_is_not_stopped_under_somebody_who_is_connected(server, somebody, say):
    assert say("stop") == (
        1,
        "CommandError: Andra är anslutna till databasen. Stäng dem först, eller lägg till --force.",
    )
    assert server.answers()


def test_force_stops_it_all_the_same(server, somebody, say):
    assert say("stop", "--force") == (0, "Databasen är stoppad.")
    assert not server.answers()


def test_it_stops_when_nobody_is_connected(server, say):
    server.start()
    assert say("stop") == (0, "Databasen är stoppad.")
    assert not server.answers()


def test_stopping_what_stands_still_is_no_error(say):
    assert say("stop") == (0, "Databasen är stoppad.")
