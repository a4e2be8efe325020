"""Case 61: many ask at the same moment for the last places. First what happens without the lock, so that the tests are
known to see it; then with it.
"""

import threading

import pytest
from django.db import connection, transaction

from bench.crowd import Crowd
from bench.enrolling import SEATS, Oversold, circle, look_at
from competence.actions import places
from competence.actions.places import asking, passing
from competence.documents.capacity import breaches
from competence.models import Place
from tests.factories import PersonFactory
from tests.work.processes import somebody_waits_for_me, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE_SECONDS = 120


@pytest.fixture(autouse=True)
def at_noon():
    """The other processes go by the clock of the machine."""


class Two:
    """Two who ask for the last place, each over a connection of her own."""

    def __init__(self, organisation):
        self.occasion = circle()
        type(self.occasion).objects.filter(pk=self.occasion.pk).update(seats=1)
        self.people = PersonFactory.create_batch(2, organisation=organisation)
        self.failed = []

    def ask(self):
        threads = [threading.Thread(target=self._ask, args=[one]) for one in self.people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert self.failed == []

    def _ask(self, person):
        try:
            with transaction.atomic():
                places.ask(occasion=self.occasion, person=person, by=person)
        except Exception as failure:
            self.failed.append(failure)
        finally:
            connection.close()

    @property
    def booked(self):
        return Place.objects.taken().filter(occasion=self.occasion).count()


def after_counting(monkeypatch, happens):
    """Let something happen between the moment when free places are counted and the one when a place is booked."""
    count = passing.promoted

    def counted(*what, **more):
        found = count(*what, **more)
        happens()
        return found

    monkeypatch.setattr(passing, "promoted", counted)


def test_case_61_without_the_lock_both_count_before_either_books_and_the_last_place_is_sold_twice(orust, monkeypatch):
    two, both_have_counted = Two(orust), threading.Barrier(2, timeout=PATIENCE_SECONDS)
    monkeypatch.setattr(asking, "hold", lambda course: None)
    after_counting(monkeypatch, both_have_counted.wait)
    two.ask()
    assert two.booked == 2
    assert breaches() == [f"{two.occasion} har 2 bokade platser och bara 1 att ge."]


def test_case_61_with_the_lock_one_waits_until_the_other_has_booked(orust, monkeypatch):
    two = Two(orust)
    counted = []

    def wait_for_the_other():
        counted.append(1)
        if len(counted) == 1:
            wait_until(somebody_waits_for_me, "the other one waits for the lock")

    after_counting(monkeypatch, wait_for_the_other)
    two.ask()
    assert (two.booked, len(counted), breaches()) == (1, 2, [])


def test_case_61_fifty_connections_of_several_processes_ask_for_five_places_and_leave_them(orust):
    people = PersonFactory.create_batch(50, organisation=orust)
    with Crowd(people, processes=5) as crowd:
        for _run in range(2):
            occasion = crowd.does("enrol", circle())
            look_at(occasion, crowd)
            held = Place.objects.filter(occasion=occasion)
            assert (held.taken().count(), held.count()) == (SEATS, 50)
            assert held.exclude(status=Place.Status.CANCELLED).count() == 30


def test_case_61_the_crowd_sees_it_when_somebody_books_past_the_seats(orust):
    people = PersonFactory.create_batch(2, organisation=orust)
    occasion = circle()
    for one in PersonFactory.create_batch(SEATS + 1, organisation=orust):
        facts = {"course_id": occasion.course_id, "organisation": orust, "status": "booked"}
        Place.objects.create(occasion=occasion, person=one, **facts)
    with Crowd(people, processes=1) as crowd, pytest.raises(Oversold, match="6 bokade platser och bara 5"):
        look_at(crowd.does("enrol", occasion), crowd)
