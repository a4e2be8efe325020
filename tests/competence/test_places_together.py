"""Whatever is done with places, in whatever order, the audit finds nothing and nobody who left is let in again."""

import datetime as dt
from contextlib import contextmanager, suppress

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competence.actions import places
from competence.documents.capacity import breaches
from competence.models import Offer, Place, WrongTurn
from fyrbodal.organisation.roles import Role
from tests.competence.catalogue import open_circle
from tests.competence.conftest import appointed
from tests.competence.packages import allocated, offered, package, sent
from tests.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
PEOPLE = 6
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["ask", "ask_any", "give_back", "refuse", "seats", "add", "swap", "too_late"]),
        st.integers(0, PEOPLE - 1),
        st.integers(1, 4),
    ),
    max_size=14,
)


class World:
    """Two times of a circle, and the same course in a package, for six people of two municipalities."""

    def __init__(self, karin):
        self.karin = karin
        homes = [OrganisationFactory(name=name, is_member=True) for name in ("Åmål", "Orust")]
        self.people = [PersonFactory(organisation=homes[number % 2]) for number in range(PEOPLE)]
        self.early, self.late = open_circle(seats=1), open_circle(seats=1, in_days=45)
        self.offer = offered(sent(package(), karin), seats=1)
        allocated(self.offer.package, karin)
        rows = [(homes[0], "booked", None), (homes[1], "waiting", 1), (homes[0], "waiting", 2)]
        given_out = [places.Given(home, None, None, None, status, turn) for home, status, turn in rows]
        places.give_out(offer=self.offer, rows=given_out, by=karin)

    def do(self, what, person, number):
        """What is refused in words changes nothing, which the audit sees."""
        with suppress(WrongTurn):
            getattr(self, what)(person, number)

    def ask(self, person, _number):
        who = self.people[person]
        places.ask(occasion=self.early, person=who, by=who)

    def ask_any(self, person, number):
        who = self.people[person]
        at = (self.early, self.late)[number % 2]
        places.ask(occasion=at, person=who, by=who, any_occasion=True)

    def _one(self, number):
        listed = list(Place.objects.order_by("asked_at", "pk"))
        return listed[number % len(listed)]

    def give_back(self, person, number):
        places.give_back(place=self._one(person + number), by=self.karin)

    def refuse(self, person, number):
        places.refuse(place=self._one(person + number), by=self.karin)

    def seats(self, person, number):
        places.set_seats(of=(self.early, self.late, self.offer)[person % 3], seats=number, by=self.karin)

    def add(self, person, _number):
        who = self.people[person]
        places.add(offer=self.offer, organisation=who.organisation, person=who, because="Bad om det.", by=self.karin)

    def swap(self, person, number):
        act = places.swap if number % 2 else places.name
        act(place=self._one(person + number), person=self.people[person], by=self.karin)

    def too_late(self, _person, _number):
        """Of the package, the last day to be let in passes."""
        Offer.objects.filter(pk=self.offer.pk).update(passes_on_until_on=timezone.localdate() - dt.timedelta(days=1))


@contextmanager
def undone():
    """What one example has written is gone before the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=ACTS)
def test_case_61_the_audit_finds_nothing_whatever_was_done(acts, db):
    with undone():
        home = OrganisationFactory(category="association")
        world, left = World(appointed("Karin Ström", Role.COURSE_ADMINISTRATOR, home, home)), set()
        for act in acts:
            world.do(*act)
            assert breaches() == []
            assert set(Place.objects.filter(pk__in=left).values_list("status", flat=True)) <= {"cancelled"}
            left |= set(Place.objects.filter(status="cancelled").values_list("pk", flat=True))
