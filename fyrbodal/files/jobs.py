"""Looking for dead links, where the operator has said that the program may ask the web."""

import datetime as dt
import time

from django.conf import settings

from fyrbodal.files.asking import ask
from fyrbodal.files.models import LinkCheck
from fyrbodal.work import daily, enqueue, job

BETWEEN = 2.0  # seconds that a host has to itself
AT_A_TIME = 20  # addresses of one host in one day


@daily
def check_links(day: dt.date) -> None:
    """One job per host, so that no host is asked about two addresses at once."""
    if not settings.CHECK_LINKS:
        return
    for host in sorted(set(LinkCheck.objects.due().values_list("host", flat=True))):
        enqueue("files.check_host", {"host": host}, key=f"files.check_host {day} {host}"[:200])


@job("files.check_host", can_wait=True)
def check_host(*, host: str) -> None:
    for number, link in enumerate(LinkCheck.objects.due().filter(host=host).order_by("checked_at", "pk")[:AT_A_TIME]):
        time.sleep(BETWEEN if number else 0)
        link.begin()
        link.note(ask(link.url))
