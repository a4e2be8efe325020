"""Ten years of a region: its networks, their people, and the minutes of every meeting."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils import timezone

from bench import minutes
from bench.copying import Copied, copied_key, copy, tidy_up
from bench.sizes import Sizes
from fyrbodal.loading import load
from fyrbodal.organisation.models import Appointment, Organisation, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.models import Delivery, Message
from fyrbodal.sealed.models import Copy
from networks.models import (
    Answer,
    Attendee,
    Edition,
    FigureValue,
    FollowUp,
    Item,
    Mailing,
    Meeting,
    Network,
    Report,
)

QUARTER, TEN_YEARS, RECENT = 91, 3_650, 400  # days
# The first ten years come once a quarter; what is more than that lies further back than the last year,
# so that what is new for a person is as much at every size.
AGE = f"CASE WHEN n < {{first}} THEN n * {QUARTER} ELSE {RECENT} + n * 37 %% {TEN_YEARS - RECENT} END"
NEW_ID = copied_key("t.thing_id") + "::text"


@dataclass
class Region:
    sizes: Sizes
    size: int = 1
    originals: list[Meeting] = field(default_factory=list)

    @cached_property
    def leader(self) -> Any:
        """Leads the first network and takes part in the two that follow."""
        return self._person("leder", "Anna Lind")

    @cached_property
    def draft(self) -> Meeting:
        """Held last week, and half written."""
        return minutes.recorded(self.networks[0], _day(-7), self.leader)

    @cached_property
    def networks(self) -> list[Network]:
        return [self._network(number) for number in range(self.sizes.networks)]

    @property
    def edition(self) -> Any:
        """The newest of the first network, published."""
        return Edition.objects.select_related("meeting", "copy", "public_copy").get(meeting=self.originals[0])

    @cached_property
    def homes(self) -> list[Organisation]:
        return list(Organisation.objects.filter(is_member=True).in_order())

    def build(self) -> "Region":
        load("reference")
        self._settle()
        for network in self.networks:
            self._lead(network)
            meeting = minutes.recorded(network, _day(-14), self.leader)
            minutes.finished(meeting, self.leader)
            minutes.planned(network, _day(40), self.leader)
            self.originals.append(meeting)
        self._take_part_elsewhere()
        self.draft.refresh_from_db()
        self._copy(range(1, self.sizes.meetings))
        return self

    def grow(self, times: int) -> None:
        """To so many times ten years of minutes."""
        self._copy(range(self.size * self.sizes.meetings, times * self.sizes.meetings))
        self.size = times

    def counts(self) -> str:
        named = {"meetings": Meeting, "answers": Answer, "copies": Copy, "deliveries": Delivery, "people": Person}
        return ", ".join(f"{model._default_manager.count():,} {name}" for name, model in named.items())

    def _copy(self, numbers: range) -> None:
        if numbers:
            copy(list(self._tables()), numbers)
        tidy_up()

    def _tables(self) -> Iterable[Copied]:
        meetings = Meeting.objects.filter(pk__in=[one.pk for one in self.originals])
        items, editions = Item.objects.filter(meeting__in=meetings), Edition.objects.filter(meeting__in=meetings)
        keys = [str(one.pk) for one in self.originals]
        messages = Message.objects.filter(thing_id__in=keys)
        age = AGE.format(first=self.sizes.meetings)
        ago = f"{{}} - ({age}) * interval '1 day'"
        shifted = {"finalised_at": ago, "created_at": ago}
        yield Copied(meetings, shifted | {"held_on": f"{{}} - ({age})"})
        yield Copied(Attendee.objects.filter(meeting__in=meetings))
        yield Copied(items)
        for model in (Answer, Report):
            yield Copied(model.objects.filter(item__in=items))
        closed = {"status": "'done'", "closed_at": "now()", "closed_by": f"'{self.leader.pk}'::uuid"}
        yield Copied(FollowUp.objects.filter(item__in=items), closed)
        yield Copied(FigureValue.objects.filter(answer__item__in=items))
        yield Copied(Copy.objects.filter(thing_id__in=keys), {"thing_id": NEW_ID, "sealed_at": ago})
        yield Copied(editions, shifted | {"published_at": ago})
        yield Copied(messages, {"thing_id": NEW_ID, "created_at": ago})
        yield Copied(Delivery.objects.filter(message__in=messages), {"mail_id": "md5({} || n)"})
        yield Copied(Mailing.objects.filter(edition__in=editions))

    def _settle(self) -> None:
        Person.objects.bulk_create(
            Person(
                name=f"Påhittad Person {number}",
                email=f"person{number}@example.org",
                organisation=self.homes[number % len(self.homes)],
            )
            for number in range(self.sizes.people)
        )

    def _person(self, login: str, name: str) -> Any:
        return Person.objects.create(email=f"{login}@example.org", name=name, title="Processledare")

    def _network(self, number: int) -> Network:
        policy = {"is_public": number % 3 != 2, "open_to_staff": number % 3 != 1}
        return Network.objects.create(name=f"Nätverk {number + 1}", slug=f"natverk-{number + 1}", **policy)

    def _lead(self, network: Network) -> None:
        first = self.networks.index(network) * self.sizes.members
        members = Person.objects.filter(email__startswith="person").order_by("joined_at", "pk")
        taken = members[first : first + self.sizes.members]
        self._appoint(network, Role.NETWORK_PARTICIPANT, *taken)

    def _take_part_elsewhere(self) -> None:
        self._appoint(self.networks[0], Role.NETWORK_LEADER, self.leader)
        for network in self.networks[1:3]:
            self._appoint(network, Role.NETWORK_PARTICIPANT, self.leader)

    def _appoint(self, network: Network, role: Role, *people: Person) -> None:
        Appointment.objects.bulk_create(
            Appointment(person=person, role=role, body=network, starts_on=dt.date(2010, 1, 1)) for person in people
        )


def _day(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)
