"""Children that live and end together."""

import os
import signal
import subprocess
import sys

import pytest

from fyrbodal.running.processes import ENDINGS, Processes

LASTING = [sys.executable, "-c", "import signal; signal.pause()"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); [signal.pause() for _ in range(9)]",
]


@pytest.fixture(autouse=True)
def signals_as_they_were():
    before = {number: signal.getsignal(number) for number in ENDINGS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_leaving_ends_them_all():
    with Processes(os.environ) as processes:
        processes.start("one", LASTING)
        processes.start("two", LASTING)
        children = list(processes.running.values())
        assert [child.poll() for child in children] == [None, None]
    assert [child.returncode for child in children] == [-signal.SIGTERM, -signal.SIGTERM]


def test_one_that_does_not_listen_is_killed_in_the_end():
    with Processes(os.environ, grace=0.1) as processes:
        stubborn = subprocess.Popen(STUBBORN, stdout=subprocess.PIPE)
        stubborn.stdout.readline()
        stubborn.stdout.close()
        processes.running["stubborn"] = stubborn
    assert stubborn.returncode == -signal.SIGKILL


def fail_while_running(children):
    with Processes(os.environ) as processes:
        processes.start("one", LASTING)
        children.append(processes.running["one"])
        raise LookupError


def test_an_error_of_ours_ends_them_too():
    children = []
    with pytest.raises(LookupError):
        fail_while_running(children)
    assert [child.returncode for child in children] == [-signal.SIGTERM]


def test_one_that_stops_by_itself_is_named():
    with Processes(os.environ) as processes:
        processes.start("lasting", LASTING)
        processes.start("short", [sys.executable, "-c", ""])
        assert processes.watch() == "short"


def test_one_that_ends_by_itself_is_carried_out_and_its_code_told():
    with Processes(os.environ) as processes:
        assert processes.carry_out("short", [sys.executable, "-c", "raise SystemExit(3)"]) == 3
        assert not processes.running


def test_one_that_is_carried_out_ends_when_we_are_asked_to():
    with Processes(os.environ) as processes:
        processes.asked_to_end = True
        assert processes.carry_out("lasting", LASTING) is None
        lasting = processes.running["lasting"]
    assert lasting.returncode == -signal.SIGTERM


@pytest.mark.parametrize("number", ENDINGS)
def test_being_asked_to_end_names_nobody(number):
    with Processes(os.environ) as processes:
        processes.start("lasting", LASTING)
        signal.raise_signal(number)
        assert processes.ending()
        assert processes.watch() == ""


def test_children_do_not_hear_ctrl_c_themselves():
    with Processes(os.environ) as processes:
        processes.start("lasting", LASTING)
        assert os.getsid(processes.running["lasting"].pid) != os.getsid(0)
