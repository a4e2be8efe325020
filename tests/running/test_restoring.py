"""The restore drill of docs/operations.md: what was dumped is all there in a new database, and as well guarded."""

import hashlib
import os
import subprocess
import sys
from contextlib import closing, contextmanager

import psycopg2
import pytest
from django.conf import settings
from django.db import connection
from psycopg2.sql import SQL, Identifier

from bench.crowd import url_of_database
from fyrbodal.database import programs
from fyrbodal.sealed.models import Copy, Rendering
from tests.factories import planned
from tests.sealed.samples import sealed

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = SQL("SELECT count(*) FROM {}")
GUARDED = ("journal_entry", "sealed_copy", "sealed_rendering")


def program(name):
    wheel = programs.wheel()
    folder = wheel / "pginstall/bin" if wheel else programs.system()
    assert folder, "no PostgreSQL programs"
    return folder / name


def must(*command, **environ):
    done = subprocess.run(
        list(map(str, command)),
        cwd=settings.BASE_DIR,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def asked(url, statement):
    with closing(psycopg2.connect(url)) as database, database.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def counts(url):
    """Rows of every table."""
    tables = asked(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    return {table: asked(url, COUNT.format(Identifier(table)))[0][0] for (table,) in tables}


def digests(url):
    return sorted(hashlib.sha256(bytes(pdf)).hexdigest() for (pdf,) in asked(url, "SELECT pdf FROM sealed_rendering"))


@contextmanager
def empty_database(beside):
    """A new one on the same server, called otherwise than the databases of tests."""
    name = f"restored_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield beside.replace(f"/{connection.settings_dict['NAME']}?", f"/{name}?")
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def archive(bim, anna):
    """A meeting, and a sealed copy with its PDF: every octet that there is."""
    everything = bytes(range(256))
    meeting = planned(bim, anna)
    copy = sealed(meeting, body=bim, by=anna)
    Rendering.objects.create(copy=copy, pdf=everything, size=256, sha256=hashlib.sha256(everything).hexdigest())
    return copy


@pytest.fixture
def restored(archive, tmp_path):
    """The address of the database that was dumped, and of the one that it was restored into."""
    source, dump = url_of_database(), tmp_path / "fyrbodal.dump"
    must(program("pg_dump"), "--format=custom", f"--file={dump}", source)
    with empty_database(source) as target:
        must(program("pg_restore"), "--no-owner", "--exit-on-error", f"--dbname={target}", dump)
        yield source, target


def test_what_was_dumped_is_restored_row_by_row_and_its_pdfs_octet_by_octet(restored):
    source, target = restored
    assert counts(target) == counts(source)
    assert digests(target) == digests(source) == [hashlib.sha256(bytes(range(256))).hexdigest()]
    secret = {"FYRBODAL_SECRET_KEY": "of no use outside the tests", "DATABASE_URL": target}
    must(sys.executable, "manage.py", "migrate", "--check", **secret)
    assert must(sys.executable, "manage.py", "verify_sealed", **secret) == "Alla förseglade rader stämmer.\n"


def test_what_is_kept_cannot_be_emptied_but_in_a_database_of_tests(restored):
    _source, target = restored
    for table in GUARDED:
        with pytest.raises(psycopg2.errors.RestrictViolation, match="tas inte bort"):
            asked(target, f"TRUNCATE {table} CASCADE")
    assert counts(target)["sealed_copy"] == Copy.objects.count() == 1
