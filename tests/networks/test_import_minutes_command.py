"""The command reads without any database: pytest-django would refuse one query."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from networks.models import Meeting
from tests.networks.wordfiles import WordFile

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "möte.docx"
    word = WordFile().add("Minnesanteckningar BIM 2024-03-07").add("Deltagare: Ada Alm (Orust), Bo Bok (Åmål)")
    path.write_bytes(word.content())
    return path


def test_json_prints_what_was_understood_and_asks_no_database(minutes, capsys):
    call_command("import_minutes", str(minutes), "--json")
    read = json.loads(capsys.readouterr().out)
    assert read["held_on"] == "2024-03-07"
    assert [person["name"] for person in read["attendees"]] == ["Ada Alm", "Bo Bok"]
    assert list(read) == [
        "title", "network", "held_on", "starts", "ends", "place", "attendees", "parts", "next_meeting", "secretary", "warnings",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Filen är tom."),
        (b"%PDF-1.7", "Filen är en PDF. Det går att läsa in .docx, .md och .txt."),
        (None, "Filen fel.docx gick inte att öppna."),
    ],
)
def test_case_34_and_39_a_bad_file_gives_one_swedish_sentence_and_code_two(content, sentence, tmp_path, capsys):
    path = tmp_path / "fel.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        call_command("import_minutes", str(path), "--json")
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out, printed.err) == (2, "", f"{sentence}\n")


def test_as_a_process_it_needs_no_server(minutes, tmp_path):
    environment = {"PATH": "/usr/bin:/bin", "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "HOME": str(tmp_path)}
    command = [sys.executable, "manage.py", "import_minutes", str(minutes), "--json"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert json.loads(done.stdout)["network"] == {"text": "BIM", "match": "bim"}


@pytest.fixture
def a_file(tmp_path):
    path = tmp_path / "anteckningar.txt"
    path.write_text(
        "Minnesanteckningar nätverk BoU utförare 2027-03-11\n\nDeltagare: Ada Alm (Orust), Cia Lund.\n\n"
        "Läget i kommunerna\n\nI Orust är det lugnt.\n\nI Ämål är de ca 10 som arbetar.\n",
        encoding="utf-8",
    )
    return path


def test_a_file_is_saved_as_a_draft_of_the_one_who_leads(a_file, cecilia, orust, amal):
    call_command("import_minutes", a_file, by="cecilia@example.org")
    meeting = Meeting.objects.get()
    assert (str(meeting), meeting.status, meeting.source.uploaded_by) == (
        "BoU utförare, torsdag 11 mars 2027",
        "draft",
        cecilia,
    )
    [round_] = meeting.items.filter(kind="round")
    assert [str(answer) for answer in round_.answers.order_by("position")] == ["Orust", "Åmål"]


@pytest.mark.parametrize("by", ["", "anna@example.org", "ingen@example.org"])
def test_nothing_is_saved_for_somebody_who_does_not_lead_the_network(by, a_file, anna, bou):
    with pytest.raises(SystemExit) as refused:
        call_command("import_minutes", a_file, by=by)
    assert refused.value.code == 2
    assert not Meeting.objects.exists()
