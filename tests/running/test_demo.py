"""manage.py demo, which is what `make demo` runs."""

import os
import signal
import socket
from itertools import takewhile
from pathlib import Path

import pytest

from fyrbodal.database.server import Server
from fyrbodal.running import ask, local
from tests.work.processes import PATIENCE_SECONDS


def children_of(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command_of(pid):
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")


def alive(pid):
    return Path(f"/proc/{pid}").exists()


def test_a_busy_port_is_told_before_anything_is_started(run, free_port, data_dir):
    with socket.create_server(("127.0.0.1", free_port)):
        process = run("python", "manage.py", "demo", "--port", str(free_port))
        said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 1
    assert said == (
        f"CommandError: Port {free_port} är upptagen. Stäng det som använder den, "
        f"eller välj en annan: make demo PORT={free_port + 1}\n"
    )
    assert not data_dir.exists()


@pytest.fixture
def demo(run, free_port, until, with_static_files):
    process = run("python", "manage.py", "demo", "--port", str(free_port))
    until(lambda: ask.answers(free_port, "/redo") or process.poll() is not None)
    greeting = f"Programmet är igång på http://127.0.0.1:{free_port}. Ctrl-C stoppar det.\n"
    said = list(takewhile(lambda line: line != greeting, process.stdout))
    assert process.poll() is None, "".join(said)
    return process


def test_ctrl_c_stops_everything_and_the_database_too(demo, free_port, data_dir):
    children = children_of(demo.pid)
    assert len(children) == 2
    assert Server(data_dir).answers()
    os.killpg(demo.pid, signal.SIGINT)
    assert demo.wait(PATIENCE_SECONDS) == 0
    assert not any(alive(child) for child in children)
    assert local.is_free(free_port)
    assert not Server(data_dir).answers()


def test_ctrl_c_while_it_is_made_ready_stops_it_without_a_word_of_errors(run, free_port, data_dir, until):
    process = run("python", "manage.py", "demo", "--port", str(free_port))
    until(lambda: Server(data_dir).answers())
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, said) == (0, "")
    assert not Server(data_dir).answers()


def test_a_worker_that_dies_is_told_and_the_rest_is_stopped(demo, free_port):
    worker = next(child for child in children_of(demo.pid) if "work" in command_of(child))
    os.kill(worker, signal.SIGKILL)
    said, _ = demo.communicate(timeout=PATIENCE_SECONDS)
    assert demo.returncode == 1
    assert said.splitlines()[-1] == "CommandError: Arbetaren stannade av sig själv; varför står ovanför."
    assert local.is_free(free_port)
