import hashlib

import pytest
from django.db import IntegrityError, connection, models, transaction

from fyrbodal.access import Visitor
from fyrbodal.sealed.models import Audience, Copy, Rendering
from fyrbodal.sealed.sealing import seal
from fyrbodal.work.models import Job
from tests.sealed.samples import CONTENT, PAGE, sealed


def test_a_copy_keeps_what_was_finished_and_by_whom(bim, anna):
    copy = Copy.objects.get(pk=sealed(bim, by=anna).pk)
    assert (copy.content, copy.html) == ('{"den":"2031-03-07","närvarande":["Påhittad Person"]}', PAGE)
    assert copy.data() == {"den": "2031-03-07", "närvarande": ["Påhittad Person"]}
    assert (copy.sealed_by, copy.sealed_by_name) == (anna, "Anna Lind")
    assert copy.sha256 == hashlib.sha256(f"{copy.content}\n{copy.html}".encode()).hexdigest()
    assert copy.verify()


def test_a_copy_stands_as_it_was_when_people_and_bodies_are_renamed(bim, anna):
    copy = sealed(bim, by=anna)
    anna.name, bim.name = "Anna Ny", "Nytt namn"
    anna.save()
    bim.save()
    kept = Copy.objects.get(pk=copy.pk)
    assert (kept.sealed_by_name, kept.html, kept.verify()) == ("Anna Lind", PAGE, True)


def test_copies_are_found_by_the_thing_that_was_sealed(bim, bou, anna):
    first, second = sealed(bim, by=anna), sealed(bim, by=anna, number=2)
    sealed(bou, by=anna)
    assert list(Copy.objects.of(bim).newest_first()) == [second, first]


def test_an_edition_is_sealed_once_for_each_audience(bim, anna):
    sealed(bim, by=anna)
    sealed(bim, by=anna, audience=Audience.PUBLIC, content={"närvarande": 1})
    with pytest.raises(IntegrityError, match="copy_once"):
        sealed(bim, by=anna, content={})
    assert Copy.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_sealing_belongs_in_the_transaction_that_finishes_the_thing(bim, anna):
    with pytest.raises(transaction.TransactionManagementError):
        seal(
            kind="minutes",
            thing=bim,
            body=bim,
            number=1,
            audience=Audience.PUBLIC,
            title="Träff",
            content=CONTENT,
            html=PAGE,
            by=anna,
        )
    assert not Copy.objects.exists()


def test_sealing_asks_the_worker_for_the_pdf(bim, anna):
    copy = sealed(bim, by=anna)
    assert list(Job.objects.values_list("kind", "payload")) == [("sealed.render", {"copy_id": str(copy.pk)})]


@pytest.mark.parametrize(
    "change",
    [
        lambda: Copy.objects.update(title="Ändrad"),
        lambda: Copy.objects.all().delete(),
        lambda: Rendering.objects.update(pdf=b"annan"),
        lambda: Rendering.objects.all().delete(),
    ],
    ids=["change a copy", "delete a copy", "change a PDF", "delete a PDF"],
)
def test_what_is_sealed_is_neither_changed_nor_taken_away(bim, anna, change):
    copy = sealed(bim, by=anna)
    Rendering.objects.create(copy=copy, pdf=b"%PDF", size=4, sha256=hashlib.sha256(b"%PDF").hexdigest())
    with pytest.raises((IntegrityError, models.ProtectedError)), transaction.atomic():
        change()
    assert [row.verify() for row in (*Copy.objects.all(), *Rendering.objects.all())] == [True, True]


def test_the_database_itself_refuses_a_deletion(bim, anna):
    sealed(bim, by=anna)
    with pytest.raises(IntegrityError, match="förseglat"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM sealed_copy")


def test_what_does_not_look_like_a_checksum_is_refused(bim, anna):
    row = Copy(thing_kind="x", thing_id="1", number=1, audience="public", sealed_by=anna, sha256="G" * 64)
    with pytest.raises(IntegrityError, match="copy_digest_is_hex"):
        row.save()


def test_the_register_is_for_administrators_and_not_for_what_concerns_others(bim, anna, bo, gunnar, olof):
    copy = sealed(bim, by=anna)
    sealed(bim, by=anna, audience=Audience.CONCERNED)
    assert list(Copy.objects.visible_to(gunnar)) == [copy]
    seen = [list(Copy.objects.visible_to(other)) for other in (anna, bo, olof, Visitor())]
    assert seen == [[], [], [], []]
