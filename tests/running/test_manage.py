"""What manage.py says before Django can say anything."""

import os
import signal
from pathlib import Path

import pytest

from tests.work.processes import PATIENCE_SECONDS

QUIET = ((130, ""), (0, ""))  # before and after the command listens for Ctrl-C itself


@pytest.mark.parametrize("command", ["check", "demo", "migrate"])
def test_a_bad_database_url_is_one_sentence(run, command, data_dir):
    process = run("python", "manage.py", command, DATABASE_URL="mysql://anna:hemligt@db/natverk")
    said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    sentence = "DATABASE_URL ska se ut så här: postgres://användare:lösenord@värd:5432/databas"
    assert (process.returncode, said) == (1, f"CommandError: {sentence}\n")
    assert not data_dir.exists()


def test_a_server_that_does_not_answer_is_one_sentence(run, free_port):
    process = run(
        "python", "manage.py", "migrate", DATABASE_URL=f"postgres://anna:hemligt@127.0.0.1:{free_port}/natverk"
    )
    said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    first, _newline, rest = said.partition("\n")
    assert (process.returncode, first.startswith("CommandError: Databasen svarar inte. "), rest) == (1, True, "")


@pytest.mark.parametrize("loaded", ["_ssl", "_decimal"])
def test_ctrl_c_while_modules_are_loaded_ends_without_a_word(run, free_port, until, loaded):
    process = run("python", "manage.py", "demo", "--port", str(free_port))
    until(lambda: loaded in Path(f"/proc/{process.pid}/maps").read_text())
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, said) in QUIET


def test_ctrl_c_is_not_lost_in_a_module_that_takes_any_exception_for_a_missing_one(run, tmp_path):
    """psycopg2 asks for ssl while it is loaded, and goes on without it whatever came of that."""
    (tmp_path / "ssl.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    process = run("python", "manage.py", "check", PYTHONPATH=tmp_path)
    said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, said) == (130, "")


def test_ctrl_c_that_comes_out_as_another_exception_ends_without_a_word(run, tmp_path):
    """Python 3.11 lets it out of __set_name__, of which classes that are made call many, as a RuntimeError."""
    (tmp_path / "while_a_class_is_made.py").write_text(
        "import os, signal\n"
        "class Field:\n"
        "    def __set_name__(self, owner, name):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "class Form:\n"
        "    field = Field()\n"
    )
    process = run("python", "manage.py", "check", DJANGO_SETTINGS_MODULE="while_a_class_is_made", PYTHONPATH=tmp_path)
    said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, said) == (130, "")
