"""What a health check hears of the worker."""

import datetime as dt
import os

import pytest
import time_machine
from django.core.management import CommandError, call_command

from fyrbodal.work import pulse


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    return settings.DATA_DIR


def test_a_worker_is_heard_as_long_as_it_takes_its_turns():
    with pulse.shown():
        assert not pulse.beats()
        pulse.beat()
        assert pulse.beats()
    assert not pulse.beats()


def test_one_that_has_been_silent_for_as_long_as_a_lease_is_not_heard(settings):
    with pulse.shown():
        pulse.beat()
        begun = dt.datetime.fromtimestamp(pulse.sign().stat().st_mtime, tz=dt.UTC)
        with time_machine.travel(begun + dt.timedelta(seconds=settings.WORK_LEASE_SECONDS - 1), tick=False):
            assert pulse.beats()
        with time_machine.travel(begun + dt.timedelta(seconds=settings.WORK_LEASE_SECONDS + 1), tick=False):
            assert not pulse.beats()


def test_a_worker_that_was_killed_and_comes_back_is_heard_again():
    with pulse.shown():
        pulse.beat()
        os.utime(pulse.sign(), (0, 0))
        pulse.beat()
        assert pulse.beats()


def test_the_command_says_that_none_is_heard():
    with pytest.raises(CommandError, match="Arbetaren på den här datorn har inte hörts av på 300 sekunder"):
        call_command("work", "--alive")


def test_the_command_is_content_with_one_that_is(capsys):
    with pulse.shown():
        pulse.beat()
        call_command("work", "--alive")
    assert capsys.readouterr().out == ""
