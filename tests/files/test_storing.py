import hashlib
import os
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import IntegrityError, connection

from fyrbodal.access import Visitor
from fyrbodal.files import disk
from fyrbodal.files.models import Upload
from fyrbodal.files.refusals import NoRoom, Refused, TooLarge, TooMany
from fyrbodal.files.storing import store
from tests.files.samples import pdf, upload


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def on_disk():
    return sorted(disk.lying())


def test_a_file_is_kept_under_a_random_name_with_what_is_known_about_it(media, frida):
    sent = pdf()
    kept = store(upload(sent, "Läget i Orust.pdf"), by=frida)
    path = media / kept.path
    assert on_disk() == [path]
    assert path.read_bytes() == sent
    assert (kept.name, kept.content_type, kept.uploaded_by) == ("Läget i Orust.pdf", "application/pdf", frida)
    assert (kept.size, kept.sha256) == (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
    assert kept.spelled_size == f"{kept.size} byte"


def test_nobody_else_on_the_machine_reads_the_files(media, frida):
    path = media / store(upload(pdf()), by=frida).path
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent, path.parent.parent, media)]
    assert modes == [0o600, 0o700, 0o700, 0o700]


def test_case_31_a_path_in_the_name_does_not_reach_the_disk(media, frida):
    kept = store(upload(pdf(), "../../x.pdf"), by=frida)
    assert (kept.name, on_disk()) == ("x.pdf", [media / kept.path])


def test_a_file_without_an_extension_gets_its_own(frida):
    assert store(upload(pdf(), "protokoll"), by=frida).name == "protokoll.pdf"


def test_case_32_a_file_at_the_limit_is_taken_and_one_byte_more_is_not(settings, frida):
    settings.UPLOAD_MAX_BYTES = 1024
    text = upload(b"a" * 1024, "a.txt")
    assert store(text, by=frida).size == 1024
    with pytest.raises(TooLarge) as refused:
        store(upload(b"a" * 1025, "a.txt"), by=frida)
    assert refused.value.message == "Filen är för stor. Den får vara högst 1 kB. Det du har skrivit finns kvar."
    assert (refused.value.status, len(on_disk()), Upload.objects.count()) == (413, 1, 1)


def test_a_refused_file_leaves_nothing(frida):
    with pytest.raises(Refused):
        store(upload(b"<html>", "a.pdf"), by=frida)
    assert (on_disk(), Upload.objects.count()) == ([], 0)


def test_a_row_that_fails_leaves_no_file(frida):
    with connection.cursor() as cursor:  # the row meets a rule that the file did not
        cursor.execute("ALTER TABLE files_upload ADD CONSTRAINT nothing_new CHECK (size < 0)")
    with pytest.raises(IntegrityError, match="nothing_new"):
        store(upload(pdf()), by=frida)
    assert (on_disk(), Upload.objects.count()) == ([], 0)


def test_case_33_many_uploads_in_a_minute_are_stopped_for_that_person_only(settings, frida, bo):
    settings.UPLOADS_PER_MINUTE = 2
    for _turn in range(2):
        store(upload(pdf()), by=frida)
    with pytest.raises(TooMany) as refused:
        store(upload(pdf()), by=frida)
    assert refused.value.message == "Du har laddat upp många filer på kort tid. Vänta en minut och försök igen."
    assert (refused.value.status, len(on_disk())) == (429, 2)
    store(upload(pdf()), by=bo)
    assert len(on_disk()) == 3


def test_what_the_program_brings_has_no_limit(settings, db):
    settings.UPLOADS_PER_MINUTE = 1
    assert [store(upload(pdf()), by=None).uploaded_by for _turn in range(2)] == [None, None]


@pytest.mark.django_db(transaction=True)
def test_case_33_fifty_uploads_at_once_are_limited(settings, frida):
    settings.UPLOADS_PER_MINUTE = 30

    def send(_number):
        try:
            return store(upload(pdf()), by=frida) and "kept"
        except TooMany:
            return "stopped"
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as people:
        answers = list(people.map(send, range(50)))
    assert (answers.count("kept"), answers.count("stopped")) == (30, 20)
    assert (Upload.objects.count(), len(on_disk())) == (30, 30)


@pytest.fixture
def full_disk(media):
    """A disk of one megabyte as MEDIA_ROOT."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a disk of one megabyte")
    media.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", media], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no disk of one megabyte could be mounted: {mounted.stderr.strip()}")
    yield Path(media)
    subprocess.run(["/bin/umount", media], check=True)


def test_fault_a_full_disk_leaves_no_row_and_no_half_file(full_disk, frida):
    with pytest.raises(NoRoom) as refused:
        store(upload(b"a" * 2_000_000, "a.txt"), by=frida)
    assert refused.value.message == (
        "Filen kunde inte sparas, eftersom lagringen är full. Hör av dig till den som sköter driften."
    )
    assert (on_disk(), Upload.objects.count()) == ([], 0)
    assert store(upload(b"a" * 500_000, "a.txt"), by=frida).size == 500_000


def test_the_register_is_for_administrators(frida, gunnar, anna, olof):
    kept = store(upload(pdf()), by=frida)
    assert list(Upload.objects.visible_to(gunnar)) == [kept]
    seen = [list(Upload.objects.visible_to(other)) for other in (frida, anna, olof, Visitor())]
    assert seen == [[], [], [], []]
