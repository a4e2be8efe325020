"""The last day to sign up, for a calendar."""

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from competence.models import TermPackage


def sign_up_day(package: TermPackage) -> bytes:
    """A whole day. Once it is told it is only moved later, so that its own number says which is the newer."""
    day = package.last_sign_up_on
    event = Event()
    event.add("uid", f"{package.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", day.toordinal())
    event.add("dtstamp", timezone.now())
    event.add("summary", _("Sista dag att anmäla: %(package)s") % {"package": package})
    event.add("url", settings.SITE_URL + package.get_absolute_url())
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    return _alone(event)


def _alone(event: Event) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Fyrbodal//Kompetens//SV")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
