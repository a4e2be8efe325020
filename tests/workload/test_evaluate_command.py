"""`evaluate_workload` answers with JSON or with a line per fault, and asks no database: pytest-django would refuse it."""

import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from tests.workload.cases import CASE, changed, written

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "workload"
ANSWER = {
    "demand": "8.00",
    "available": "40.00",
    "load": "20.00",
    "headroom": "32.00",
    "band": "gron",
    "lines": [{"activity": "samtal", "weekly": "8.00", "explanation": "4 st × 1 × 2 h = 8,00 h i veckan"}],
}


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "fall.json"
    path.write_bytes(written(CASE))
    return path


def test_a_case_is_answered_as_the_design_says(case, capsys):
    call_command("evaluate_workload", str(case))
    answer = json.loads(capsys.readouterr().out)
    assert answer == ANSWER
    assert list(answer) == list(ANSWER)


def test_a_load_that_cannot_be_computed_is_null(case, capsys):
    case.write_bytes(written(changed("sheet", "employment", "percentage", to="0")))
    call_command("evaluate_workload", str(case))
    answer = json.loads(capsys.readouterr().out)
    assert (answer["load"], answer["headroom"], answer["band"]) == (None, "-8.00", "ej_berakningsbar")


def test_a_dash_reads_what_comes_in(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(written(CASE))))
    call_command("evaluate_workload", "-")
    assert json.loads(capsys.readouterr().out) == ANSWER


def refused(capsys, path):
    with pytest.raises(SystemExit) as ended:
        call_command("evaluate_workload", str(path))
    printed = capsys.readouterr()
    return ended.value.code, printed.out, printed.err


def test_each_fault_is_a_line_and_the_exit_code_is_two(case, capsys):
    bad = changed("sheet", "lines", 0, "quantity", to=-1)
    del bad["model"]["name"]
    case.write_bytes(written(bad))
    lines = "/model/name: Saknas.\n/sheet/lines/0/quantity: Får inte vara mindre än 0.\n"
    assert refused(capsys, case) == (2, "", lines)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Filen är tom."),
        (b"PK\x03\x04\xff", "Filen är inte text i UTF-8."),
        (b"model: m", "Filen är inte JSON: det tar stopp på rad 1, tecken 1."),
        (b"[" * 200_000, "Filen har för många nivåer inuti varandra."),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,
)
def test_a_file_that_is_no_case_gets_one_sentence(content, sentence, case, capsys):
    case.write_bytes(content)
    assert refused(capsys, case) == (2, "", f"{sentence}\n")


def test_a_file_that_cannot_be_opened_gets_one_sentence(tmp_path, capsys):
    (tmp_path / "mapp").mkdir()
    loop = tmp_path / "slinga"
    loop.symlink_to(loop)
    assert refused(capsys, tmp_path / "borta.json") == (2, "", "Filen borta.json finns inte.\n")
    assert refused(capsys, tmp_path / "mapp") == (2, "", "mapp är en mapp, inte en fil.\n")
    assert refused(capsys, loop) == (2, "", "Filen slinga gick inte att öppna.\n")


def as_process(tmp_path, argument, **given):
    environment = {
        "PATH": "/usr/bin:/bin",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "HOME": str(tmp_path),
        "FYRBODAL_DATA_DIR": str(tmp_path / "data"),
    }
    command = [sys.executable, "manage.py", "evaluate_workload", argument]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, **given)


def test_as_a_process_it_needs_no_server(case, tmp_path):
    done = as_process(tmp_path, str(case))
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, ANSWER, b"")
    assert not (tmp_path / "data").exists()


def test_as_a_process_it_reads_what_comes_in_and_refuses_with_two(tmp_path):
    bad = written(changed("sheet", "lines", 0, "activity", to="okänd"))
    done = as_process(tmp_path, "-", input=bad)
    sentence = '/sheet/lines/0/activity: Modellen har ingen aktivitet "okänd".\n'
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", sentence)


@pytest.mark.skipif(not SHARED.exists(), reason="the worked cases lie outside the repository")
@pytest.mark.parametrize("path", sorted(SHARED.glob("E*.json")), ids=lambda path: path.stem)
def test_the_worked_cases_come_out_to_the_last_digit(path, capsys):
    call_command("evaluate_workload", str(path))
    answer, worked = json.loads(capsys.readouterr().out), json.loads(path.read_bytes())
    lines = answer.pop("lines")
    assert answer == worked["expect"]
    assert [line["activity"] for line in lines] == [line["activity"] for line in worked["sheet"]["lines"]]
