import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pikepdf
import pytest
from django.db import connection

from fyrbodal.sealed.jobs import render
from fyrbodal.sealed.models import Rendering
from fyrbodal.sealed.rendering import NotYet, pdf_of, rendered
from fyrbodal.work.models import Job
from tests.sealed.samples import PAGE, sealed

SECONDS = 120


@pytest.fixture
def copy(bim, anna):
    return sealed(bim, by=anna)


def test_the_pdf_carries_the_title_and_the_content_as_data(copy):
    with pikepdf.open(io.BytesIO(pdf_of(copy))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Träff den 7 mars"
        assert pdf.attachments["innehall.json"].get_file().read_bytes() == copy.content.encode()


def test_a_reader_who_comes_before_the_worker_gets_the_pdf_that_is_kept(copy):
    served = pdf_of(copy)
    kept = Rendering.objects.get(copy=copy)
    assert (bytes(kept.pdf), kept.size, kept.sha256) == (served, len(served), hashlib.sha256(served).hexdigest())


def test_the_worker_finds_the_job_that_the_sealing_left(copy):
    Job.objects.get(kind="sealed.render").perform()
    assert Rendering.objects.get().copy == copy


def test_a_job_that_is_done_twice_leaves_one_pdf(copy):
    render(copy_id=str(copy.pk))
    first = pdf_of(copy)
    render(copy_id=str(copy.pk))
    assert (Rendering.objects.count(), pdf_of(copy)) == (1, first)


def test_a_kept_pdf_is_served_whatever_a_new_one_would_look_like(copy):
    old = b"%PDF of an older sheet"
    Rendering.objects.create(copy=copy, pdf=old, size=len(old), sha256=hashlib.sha256(old).hexdigest())
    render(copy_id=str(copy.pk))
    assert pdf_of(copy) == old


def test_case_46_a_reader_of_a_very_long_document_is_told_to_come_back(bim, anna):
    longest = PAGE.replace("</body>", "<p>ord</p>" * 20_000 + "</body>")
    with pytest.raises(NotYet, match=r"PDF:en görs i ordning. Kom tillbaka om en stund."):
        pdf_of(sealed(bim, by=anna, html=longest))
    assert not Rendering.objects.exists()


def test_case_46_a_document_that_takes_too_long_is_left_to_the_worker(copy, settings):
    settings.READER_WAITS = 0.01
    with pytest.raises(NotYet):
        pdf_of(copy)
    assert not Rendering.objects.exists()
    render(copy_id=str(copy.pk))
    assert pdf_of(copy)[:5] == b"%PDF-"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_keep_one_pdf_and_both_get_it(copy):
    together = Barrier(2)

    def worker(_number):
        try:
            together.wait(SECONDS)
            return bytes(rendered(copy, within=SECONDS).pdf)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        first, second = workers.map(worker, range(2))
    assert first == second == bytes(Rendering.objects.get().pdf)
