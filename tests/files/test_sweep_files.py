import os
import time

import pytest
from django.core.management import CommandError, call_command

from fyrbodal.files import disk
from fyrbodal.files.storing import store
from tests.files.samples import pdf, upload

HOURS = 60 * 60


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def aged(path, hours):
    os.utime(path, times=(time.time() - hours * HOURS,) * 2)
    return path


def test_files_without_a_row_go_when_they_are_older_than_a_day(media, frida, capsys):
    kept = aged(media / store(upload(pdf()), by=frida).path, 48)
    old, young = disk.write(b"old"), disk.write(b"young")
    aged(media / old, 25)
    aged(media / young, 23)
    unfinished = aged((media / young).rename((media / young).with_suffix(".part")), 25)
    call_command("sweep_files")
    said = sorted([f"Borttagen: {old}", f"Borttagen: {unfinished.relative_to(media)}"])
    assert sorted(capsys.readouterr().out.splitlines()) == said
    assert list(disk.lying()) == [kept]


def test_rows_without_a_file_are_said(frida, capsys):
    kept = store(upload(pdf(), "läge.pdf"), by=frida)
    disk.remove(kept.path)
    with pytest.raises(CommandError, match=r"1 filer saknas på disken\."):
        call_command("sweep_files")
    assert capsys.readouterr().out == f"SAKNAS: läge.pdf, {kept.path}\n"


@pytest.mark.django_db
def test_an_empty_folder_is_in_order(capsys):
    call_command("sweep_files")
    assert capsys.readouterr().out == ""
