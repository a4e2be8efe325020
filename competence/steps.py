"""On which step of the plan somebody is on a day, and when that changes; pure.

Source: the competence plan for 2018/2019 and its appendix on staffing, which name the steps by years in the profession. The plan names its steps by years in the profession: under two years, two to five, more than five. So whoever has been in
it for two whole years, which she has on the second anniversary of her first day, is on the second step that day; and on
the fifth anniversary she is still on it, because five years are not more than five: the third begins the day after. Who
began on a leap day has her anniversaries on 1 March in years that have none. The plan of 2018/2019 calls the second step
3-5, which is its third to fifth year, where the goals of 2014 and the staffing survey of 2017 say 2-5: the label and the
years are settings.

A supervisor is on the step of supervisors while she is appointed, however many years she has.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from competence.areas import Step
from competence.frequency.due import months_after
from competence.stretches import Counted, Stretch, anniversary, counted, day_after
from fyrbodal.swedish import day_and_month

BY_YEARS = (Step.INTRODUCTION, Step.DEEPENING, Step.EXPERIENCED)


class NotYet(ValueError):
    """What is asked is before the profession began; the sentence is for the screen."""


@dataclass(frozen=True)
class Boundaries:
    """The second step begins on the anniversary `deepening_from`; the third the day after `experienced_after`."""

    deepening_from: int = 2
    experienced_after: int = 5
    deepening_label: str = "3–5"

    def __post_init__(self) -> None:
        if not 0 < self.deepening_from < self.experienced_after:
            raise ValueError(_("Det andra steget måste börja efter minst ett år och före det tredje."))

    def label(self, step: Step) -> str:
        """2–5 år i yrket"""
        years = {
            Step.INTRODUCTION: f"0–{self.deepening_from}",
            Step.DEEPENING: self.deepening_label,
            Step.EXPERIENCED: _("mer än %s") % self.experienced_after,
        }
        return _("%s år i yrket") % years[step] if step in years else str(step.label)

    def first_days(self, since_on: dt.date) -> tuple[dt.date, ...]:
        """On each of the steps that go by years."""
        experienced = day_after(anniversary(since_on, self.experienced_after))
        return since_on, anniversary(since_on, self.deepening_from), experienced


USUAL = Boundaries()


class Change(NamedTuple):
    """The first day on a step."""

    on: dt.date
    step: Step


@dataclass(frozen=True)
class Career:
    """When somebody has been in the profession, and when she has been appointed supervisor."""

    stretches: tuple[Stretch, ...]
    supervising: tuple[Stretch, ...] = ()

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        return counted(self.stretches)

    @property
    def began_on(self) -> dt.date | None:
        """The first day in the profession that is known."""
        return min((one.starts_on for one in self.stretches), default=None)


def step_on(since_on: dt.date, day: dt.date, boundaries: Boundaries = USUAL) -> Step:
    """By years alone, of somebody who never left. Raises NotYet for a day before the profession began."""
    if day < since_on:
        raise not_yet(since_on)
    return BY_YEARS[bisect_right(boundaries.first_days(since_on), day) - 1]


def changes(since_on: dt.date, boundaries: Boundaries = USUAL) -> tuple[Change, ...]:
    return tuple(map(Change, boundaries.first_days(since_on), BY_YEARS))


def step_of(career: Career, day: dt.date, boundaries: Boundaries = USUAL) -> Step:
    """With what she had before a pause, and as supervisor while she is one. Time stands still in a pause.

    Raises NotYet for a day before she began, if she is no supervisor then.
    """
    if any(one.holds_on(day) for one in career.supervising):
        return Step.SUPERVISORS
    begun = [one for one in career.counted if one.starts_on <= day]
    if not begun:
        raise not_yet(career.began_on)
    return step_on(begun[-1].since_on, begun[-1].still(day), boundaries)


def changes_of(career: Career, boundaries: Boundaries = USUAL) -> tuple[Change, ...]:
    """The steps of a career with their first days, those of the future as if she stays."""
    found: list[Change] = []
    for day in sorted({*_days(career, boundaries)}):
        step = step_if_any(career, day, boundaries)
        if step and (not found or found[-1].step != step):
            found.append(Change(day, step))
    return tuple(found)


def next_change(career: Career, day: dt.date, months: int, boundaries: Boundaries = USUAL) -> Change | None:
    """The first change after a day and within so many months of it, the last day included."""
    last = months_after(day, months)
    if not [one for one in _days(career, boundaries) if day < one <= last]:
        return None  # the rule, and cheaper than all the steps of a career
    return next((change for change in changes_of(career, boundaries) if day < change.on <= last), None)


def steps_until(step: Step) -> tuple[Step, ...]:
    """A step and those before it. Supervisors have a step beside the others, and none before it."""
    return BY_YEARS[: BY_YEARS.index(step) + 1] if step in BY_YEARS else (step,)


def step_if_any(career: Career, day: dt.date, boundaries: Boundaries) -> Step | None:
    try:
        return step_of(career, day, boundaries)
    except NotYet:
        return None


def _days(career: Career, boundaries: Boundaries) -> list[dt.date]:
    """On which a step may begin: the first of each stretch, and those that it reaches; and by appointment."""
    by_years = [day for one in career.counted for day in (one.starts_on, *_reached(one, boundaries))]
    return [*by_years, *_days_by_appointment(career)]


def _reached(one: Counted, boundaries: Boundaries) -> list[dt.date]:
    days = boundaries.first_days(one.since_on)
    return [day for day in days if one.starts_on <= day <= one.still(day)]


def _days_by_appointment(career: Career) -> Iterator[dt.date]:
    for one in career.supervising:
        yield one.starts_on
        if one.ends_on:
            yield day_after(one.ends_on)


def not_yet(since_on: dt.date | None) -> NotYet:
    if since_on is None:
        return NotYet(_("Det står inte när personen började i yrket."))
    return NotYet(
        _("Personen började i yrket %s; före det finns inget steg.") % f"{day_and_month(since_on)} {since_on.year}"
    )
