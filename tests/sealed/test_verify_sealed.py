import hashlib

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from fyrbodal.sealed.models import Rendering
from tests.sealed.samples import sealed


@pytest.fixture
def copy(bim, anna):
    return sealed(bim, by=anna)


@pytest.fixture
def rendering(copy):
    return Rendering.objects.create(copy=copy, pdf=b"%PDF", size=4, sha256=hashlib.sha256(b"%PDF").hexdigest())


def verify(capsys):
    """What the command prints, and whether it fails."""
    try:
        call_command("verify_sealed")
    except CommandError as failure:
        return capsys.readouterr().out.splitlines(), str(failure)
    return capsys.readouterr().out.splitlines(), None


def tamper(statement):
    """As somebody who owns the database can."""
    table = statement.split()[1]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_an_unbroken_archive_is_said_to_be_so(rendering, capsys):
    assert verify(capsys) == (["Alla förseglade rader stämmer."], None)


def test_a_changed_text_is_found(copy, capsys):
    tamper("UPDATE sealed_copy SET html = replace(html, 'Å', 'A')")
    said = f"BRUTEN: Träff den 7 mars, 1 (deltagare), {copy.pk}"
    assert verify(capsys) == ([said], "1 förseglade rader stämmer inte.")


def test_a_changed_pdf_is_found(rendering, capsys):
    tamper("UPDATE sealed_rendering SET pdf = 'x'")
    said = f"BRUTEN: Träff den 7 mars, 1 (deltagare), PDF, {rendering.pk}"
    assert verify(capsys) == ([said], "1 förseglade rader stämmer inte.")
