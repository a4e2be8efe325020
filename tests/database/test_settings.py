"""DATABASE_URL, or a server of our own."""

import os
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.database import BadDatabaseURL, data_dir, database_settings, socket_dir

LASTING = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1)


def test_a_url_names_server_database_and_user():
    assert database_settings({"DATABASE_URL": "postgres://anna:hemligt@db.example.org:6432/natverk"}) == {
        **LASTING,
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "natverk",
        "USER": "anna",
        "PASSWORD": "hemligt",
        "HOST": "db.example.org",
        "PORT": "6432",
        "OPTIONS": {},
    }


def test_what_follows_the_question_mark_is_passed_to_the_driver():
    chosen = database_settings(
        {"DATABASE_URL": "postgresql://db/natverk?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem"}
    )
    assert chosen["OPTIONS"] == {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}


@given(user=words, password=words, name=words)
def test_any_letter_can_stand_in_a_password_when_it_is_percent_encoded(user, password, name):
    url = f"postgres://{quote(user, safe='')}:{quote(password, safe='')}@db/{quote(name, safe='')}"
    chosen = database_settings({"DATABASE_URL": url})
    assert (chosen["USER"], chosen["PASSWORD"], chosen["NAME"]) == (user, password, name)


def test_a_socket_folder_can_be_the_host():
    assert database_settings({"DATABASE_URL": "postgres://%2Frun%2Fpostgresql/natverk"})["HOST"] == "/run/postgresql"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://anna:hemligt@db/natverk",
        "postgres://anna:hemligt@db/",
        "postgres://anna:hemligt@db:port/natverk",
        "postgres://anna:hemligt@[::1/natverk",
        "hemligt",
    ],
)
def test_a_url_that_cannot_be_used_is_refused_without_repeating_its_password(url):
    with pytest.raises(BadDatabaseURL) as refused:
        database_settings({"DATABASE_URL": url})
    assert str(refused.value) == "DATABASE_URL ska se ut så här: postgres://användare:lösenord@värd:5432/databas"


def test_without_a_url_names_are_given_and_nothing_is_started(tmp_path):
    chosen = database_settings({"FYRBODAL_DATA_DIR": str(tmp_path / "data")})
    assert chosen == {
        **LASTING,
        "ENGINE": "fyrbodal.database",
        "DATA_DIR": tmp_path / "data",
        "NAME": "fyrbodal",
        "USER": "fyrbodal",
        "HOST": str(socket_dir(tmp_path / "data")),
        "PORT": "5432",
    }
    assert not (tmp_path / "data").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root keeps data elsewhere")
def test_root_keeps_data_outside_the_checkout():
    assert data_dir({}).parent.as_posix() == "/var/lib"


@pytest.mark.skipif(os.geteuid() == 0, reason="root keeps data elsewhere")
def test_everybody_else_keeps_data_in_the_checkout():
    assert data_dir({}).name == "var"


def test_a_socket_s_path_is_short_however_deep_the_data_lie(tmp_path):
    deep = tmp_path.joinpath(*["djupt"] * 40)
    assert len(f"{socket_dir(deep)}/.s.PGSQL.5432.lock") < 60
