import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.management import call_command

from fyrbodal.work.days import catch_up, due
from fyrbodal.work.models import Day, Job

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)


def on(day: dt.date) -> Any:
    return time_machine.travel(dt.datetime.combine(day, dt.time(9), dt.UTC), tick=False)


def test_a_daily_function_is_called_once_a_day(daily: Any) -> None:
    days: list[dt.date] = []
    daily(remind=days.append)
    with on(MONDAY):
        call_command("work", "--drain")
        call_command("work", "--drain")
    assert days == [MONDAY]


def test_days_without_a_worker_are_not_lost(daily: Any) -> None:
    days: list[dt.date] = []
    daily(remind=days.append)
    for day in (MONDAY, MONDAY + dt.timedelta(days=3)):
        with on(day):
            call_command("work", "--drain")
    assert sorted(days) == [MONDAY + dt.timedelta(days=number) for number in range(4)]


def test_the_key_of_the_work_has_its_day(daily: Any) -> None:
    daily(remind=print, sweep=print)
    due(MONDAY)
    assert sorted(Job.objects.values_list("dedupe_key", flat=True)) == ["remind:2026-03-02", "sweep:2026-03-02"]


def test_a_day_that_is_begun_twice_gives_its_work_once(daily: Any) -> None:
    daily(remind=print)
    due(MONDAY)
    due(MONDAY)
    assert Job.objects.count() == 1


def test_a_clock_that_went_backwards_begins_no_day_again(daily: Any) -> None:
    daily(remind=print)
    catch_up(MONDAY)
    catch_up(MONDAY - dt.timedelta(days=1))
    assert list(Day.objects.values_list("falls_on", flat=True)) == [MONDAY]


def test_one_daily_function_that_breaks_does_not_hold_up_the_others(daily: Any) -> None:
    days: list[dt.date] = []

    def broken(_day: dt.date) -> None:
        raise ValueError("Trasigt")

    daily(broken=broken, remind=days.append)
    with on(MONDAY):
        call_command("work", "--drain")
    assert days == [MONDAY]
    assert list(Job.objects.open().values_list("dedupe_key", "last_error")) == [("broken:2026-03-02", "Trasigt")]
