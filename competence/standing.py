"""What is to be said beside a frequency on a given day: when the course comes, is due, is late, or must be decided; pure."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext as _

from competence.frequency import Due, Frequency, Kind, due, is_overdue
from competence.frequency.saying import span_in_words
from fyrbodal.swedish import date_range, day_and_month


class State(StrEnum):
    PLANNED = "planned"
    WAITING = "waiting"  # an interval that runs
    DUE = "due"  # within the days when it should come again
    OVERDUE = "overdue"
    STARTS = "starts"  # the words themselves say when, and that has not been
    LOCAL = "local"  # each municipality's to decide
    DECIDE = "decide"


class Standing(NamedTuple):
    """`text` is the day, or a sentence; empty where the state says all."""

    state: State
    text: str


def standing(
    frequency: Frequency, *, last: dt.date | None, coming: dt.date | None, on: dt.date, today: dt.date | None = None
) -> Standing:
    """`last` is the last day that it was given, `coming` the first day of the next time that is planned.

    For a day `on` that is to come, by then `last` may only be planned: say so, seen from `today`.
    """
    if coming:
        return Standing(State.PLANNED, in_words(coming))
    next_time = due(frequency, last) if last else None
    given = _given(last, today or on) if last else ""
    if next_time and last:
        return _after(next_time, given, on, late=is_overdue(frequency, last, on))
    if frequency.start and on <= frequency.start.last_on:
        return Standing(State.STARTS, _("Start: %s.") % span_in_words(frequency.start))
    state = State.LOCAL if frequency.kind is Kind.LOCAL else State.DECIDE
    return Standing(state, given)


def _given(last: dt.date, today: dt.date) -> str:
    return (_("Gavs senast %s.") if last <= today else _("Ges %s.")) % in_words(last)


def _after(next_time: Due, given: str, on: dt.date, *, late: bool) -> Standing:
    if late:
        return Standing(State.OVERDUE, f"{given} " + _("Skulle ha getts igen senast %s.") % in_words(next_time.latest))
    state = State.DUE if on >= next_time.earliest else State.WAITING
    return Standing(state, f"{given} " + _("Ska ges igen %s.") % date_range(next_time.earliest, next_time.latest))


def in_words(day: dt.date) -> str:
    return f"{day_and_month(day)} {day.year}"
