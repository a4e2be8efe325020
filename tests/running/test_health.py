"""/halsa and /redo, as a proxy asks them."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from fyrbodal.running import ask


def test_halsa_answers_a_visitor_without_asking_the_database(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/halsa")
    assert (answer.status_code, answer.content.decode()) == (200, "Programmet lever.\n")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.django_db
def test_redo_says_when_everything_is_in_place(client):
    answer = client.get("/redo")
    assert (answer.status_code, answer.content.decode()) == (200, "Programmet är redo.\n")


@pytest.mark.django_db
def test_redo_says_when_a_migration_is_pending(client):
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
    answer = client.get("/redo")
    assert (answer.status_code, answer.content.decode()) == (
        503,
        "Databasen saknar ändringar som programmet behöver. Kör manage.py migrate.\n",
    )


@pytest.mark.parametrize("path", ["/halsa", "/redo"])
def test_no_proxy_keeps_the_answers_and_nobody_posts_to_them(client, db, path):
    assert "no-store" in client.get(path)["Cache-Control"]
    assert client.post(path).status_code == 405


def test_without_a_database_the_program_lives_and_is_not_ready(run, free_port, until):
    run("python", "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", DATABASE_URL="postgres://anna@127.0.0.1:1/x")
    until(lambda: ask.answers(free_port, "/halsa"))
    assert not ask.answers(free_port, "/redo")
