"""What is sealed goes only by a disposal, and what the disposal does not name stays."""

import hashlib

import pytest
from django.db import IntegrityError, connection, models, transaction

from fyrbodal.sealed.disposal import dispose, disposing
from fyrbodal.sealed.models import Copy, Rendering
from tests.sealed.samples import sealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def copies(bim, anna):
    """Two editions, each with its PDF."""
    both = [sealed(bim, by=anna), sealed(bim, by=anna, number=2)]
    for copy in both:
        Rendering.objects.create(copy=copy, pdf=b"%PDF", size=4, sha256=hashlib.sha256(b"%PDF").hexdigest())
    return both


def refused(statement):
    with pytest.raises(IntegrityError, match="förseglat"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_disposal_takes_the_copy_and_its_pdf_and_leaves_the_others(copies):
    first, second = copies
    assert dispose([first.pk]) == 1
    assert (list(Copy.objects.all()), [one.copy for one in Rendering.objects.all()]) == ([second], [second])


def test_when_the_disposal_is_over_the_database_refuses_again_in_the_same_transaction(copies):
    dispose([copies[0].pk])
    refused("DELETE FROM sealed_rendering")
    refused("DELETE FROM sealed_copy")


def test_a_disposal_that_fails_leaves_everything_and_opens_nothing(copies):
    with pytest.raises(models.ProtectedError), disposing():
        Copy.objects.all().delete()  # a PDF still points at it
    refused("DELETE FROM sealed_rendering")
    assert (Copy.objects.count(), Rendering.objects.count()) == (2, 2)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sealed_copy SET title = 'Ändrad'",
        "UPDATE sealed_copy SET html = ''",
        "UPDATE sealed_rendering SET pdf = 'annan'",
    ],
)
def test_not_even_a_disposal_changes_what_is_sealed(copies, statement):
    with disposing():
        refused(statement)
    assert [row.verify() for row in (*Copy.objects.all(), *Rendering.objects.all())] == [True] * 4


@pytest.mark.django_db(transaction=True)
def test_the_next_transaction_knows_nothing_of_the_disposal(copies):
    with disposing():
        pass
    refused("DELETE FROM sealed_copy")
    assert Copy.objects.count() == 2
