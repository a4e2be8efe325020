"""Saving while typing: fifty editors write at once, five to a meeting, each in a part of their own."""

import datetime as dt
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from bench import minutes
from bench.asking import Browser
from bench.measuring import Aim, Row, in_turn, row
from bench.region import Region
from fyrbodal.organisation.models import Appointment, Person
from fyrbodal.organisation.roles import Role
from networks.actions import items
from networks.models import Item, Meeting

QUESTION = "Saving while typing"
AIM = Aim(highest=2.0)
TOGETHER = 5  # editors of the same minutes


class Lost(AssertionError):
    """Something that was saved is not there."""


@dataclass
class Editor:
    """Types one field of one part, and saves it again and again."""

    browser: Browser
    part: Item
    revision: int = 0
    typed: str = ""

    def save(self) -> None:
        self.typed = f"<p>Version {self.revision + 1} av {self.browser.person.name}.</p>"
        path = reverse("networks:item", args=[self.part.pk])
        answer = self.browser.post(path, revision=self.revision, heading=self.part.heading, body=self.typed)
        self.revision = json.loads(answer)["revision"]

    def touch_the_floor(self) -> None:
        self.browser.post(reverse("floor_saved", args=[self.part.pk]), body=self.typed)

    def look_for_it(self) -> None:
        stored = Item.objects.get(pk=self.part.pk)
        if (stored.revision, stored.body) != (self.revision, self.typed):
            raise Lost(f"{stored.body} at {stored.revision} is not {self.typed} at {self.revision}")


def measure(region: Region) -> Iterator[Row]:
    editors = [_editor(meeting, number) for meeting in _drafts(region) for number in range(TOGETHER)]
    with _Desk(region.sizes.threads) as desk:
        taken = in_turn(
            lambda: desk.all_do(editors, Editor.save),
            lambda: desk.all_do(editors, Editor.touch_the_floor),
            pairs=region.sizes.pairs,
        )
    for editor in editors:
        editor.look_for_it()
    yield row(QUESTION, f"a save by each of {len(editors)}, nothing lost", taken, AIM)


def _drafts(region: Region) -> list[Meeting]:
    today, network = timezone.localdate(), region.networks[0]
    return [minutes.planned(network, today, region.leader) for _draft in range(region.sizes.editors // TOGETHER)]


def _editor(meeting: Meeting, number: int) -> Editor:
    login = f"editor{number}-{meeting.pk.hex}@example.org"
    person = Person.objects.create(email=login, name=f"Skribent {number}")
    leads = {"role": Role.NETWORK_LEADER, "body": meeting.network, "starts_on": dt.date(2010, 1, 1)}
    Appointment.objects.create(person=person, **leads)
    return Editor(Browser(person), items.add(meeting=meeting, kind=Item.Kind.TEXT, by=person))


class _Desk:
    """As many hands as a web process has. With one there are no threads, and a test's transaction is enough."""

    def __init__(self, threads: int) -> None:
        self.threads = threads

    def __enter__(self) -> "_Desk":
        self.pool = ThreadPoolExecutor(self.threads) if self.threads > 1 else None
        return self

    def __exit__(self, *_error: object) -> None:
        if self.pool:
            together = threading.Barrier(self.threads)
            list(self.pool.map(lambda _number: _leave(together), range(self.threads)))
            self.pool.shutdown()

    def all_do(self, editors: list[Editor], act: Callable[[Editor], None]) -> None:
        list(self.pool.map(act, editors) if self.pool else map(act, editors))


def _leave(together: threading.Barrier) -> None:
    """Every thread has a connection of its own; none leaves before all have come."""
    together.wait()
    connection.close()
