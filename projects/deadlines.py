"""The last day to account for a grant, and who is reminded of it when; pure.

Source: the form for local development grants, which is handed in by 28 February of the following year.
"""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyrbodal.swedish import day_and_month

OFFSETS = (-30, -14, -3, 1, 14)  # days from the last day; before it they are less than 0
LEAP_YEAR = 2024  # any of them


@dataclass(frozen=True)
class Rule:
    """A day of the year after the grant. The 29th of February is the 28th where there is none."""

    month: int = 2
    day: int = 28

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.day <= monthrange(LEAP_YEAR, self.month)[1]):
            raise ValueError(_("Den dagen finns inte."))

    def last_day(self, year: int) -> dt.date:
        """For the grant of that year."""
        following = year + 1
        return dt.date(following, self.month, min(self.day, monthrange(following, self.month)[1]))


def extension_fault(extended_to: dt.date, current: dt.date, today: dt.date) -> str:
    """Why a last day cannot be moved there, or nothing."""
    if extended_to <= current:
        words = {"day": day_and_month(current), "year": current.year}
        return _("Sista dagen är redan %(day)s %(year)s. Välj en senare dag.") % words
    return _("Den dagen har redan varit.") if extended_to < today else ""


def days_left(deadline: dt.date, today: dt.date) -> int:
    """0 on the last day itself, less than 0 after it."""
    return (deadline - today).days


def days_left_in_words(deadline: dt.date, today: dt.date) -> str:
    left = days_left(deadline, today)
    if not left:
        return _("Sista dagen är i dag.")
    if left > 0:
        return ngettext("%s dag kvar.", "%s dagar kvar.", left) % left
    return ngettext("%s dag för sent.", "%s dagar för sent.", -left) % -left


class Audience(StrEnum):
    WRITERS = "writers"
    REVIEWER = "reviewer"
    AUTHOR = "author"  # who sent in what has come back


WAITED_FOR: dict[str, Audience | None] = {
    "draft": Audience.WRITERS,
    "certified": Audience.WRITERS,
    "submitted": Audience.REVIEWER,
    "returned": Audience.AUTHOR,
    "approved": None,
}


@dataclass(frozen=True)
class Reminder:
    """`offset` is the one of OFFSETS that has come; what is left may be less, so a mail counts its days anew."""

    offset: int
    deadline: dt.date
    to: Audience

    @property
    def key(self) -> str:
        """Sent once for each. A last day that is moved is reminded of anew, and so is each of those who are waited for."""
        return f"{self.to}.{self.offset:+d}.{self.deadline}"


def reminders(day: dt.date, deadline: dt.date, status: str, since: dt.date) -> list[Reminder]:
    """All that have come on that day or before it, in the order of time; none for a report that waits for nobody.

    `since` is the day on which both the status and the deadline began to hold: what came before it was another's, or
    meant another day. Raises KeyError for a status that is not known.
    """
    to = WAITED_FOR[status]
    come = [offset for offset in OFFSETS if since <= deadline + dt.timedelta(days=offset) <= day]
    return [Reminder(offset, deadline, to) for offset in come] if to else []


def reminder(day: dt.date, deadline: dt.date, status: str, since: dt.date) -> Reminder | None:
    """The one to send, unless its key has been sent: the latest that has come, whether a worker ran that day or not.

    Of several that were missed only the latest is sent, for it says all that the others would have said, and three mails
    in one morning are read by nobody. So ask it of today, and not of each of the days on which no worker ran.
    """
    return next(iter(reversed(reminders(day, deadline, status, since))), None)
