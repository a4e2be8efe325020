"""When and where, in words that can stand in a mail."""

import datetime as dt
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from competence.documents.catalogue import days_in_words, hours
from competence.models import Day, Occasion
from fyrbodal.swedish import date_in_words


class When(NamedTuple):
    """A line about a day of an occasion, or about the whole of it while it has no days; `on` is its last day."""

    words: str
    on: dt.date | None = None

    @property
    def is_over(self) -> bool:
        return self.on is not None and self.on < timezone.localdate()


def when_and_where(occasion: Occasion) -> list[When]:
    days = [When(_day(day, occasion), day.held_on) for day in Day.objects.filter(occasion=occasion)]
    whole = _line(days_in_words(occasion) or _("Dagarna bestäms senare"), occasion.place, occasion.link)
    return days or [When(whole, occasion.last_on)]


def _day(day: Day, occasion: Occasion) -> str:
    here = day.place or occasion.place, day.link or occasion.link
    return _line(date_in_words(day.held_on), hours(day), *here)


def _line(*parts: str) -> str:
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def name_of(occasion: Occasion) -> str:
    return f"{occasion}, {occasion.part}" if occasion.part else str(occasion)
