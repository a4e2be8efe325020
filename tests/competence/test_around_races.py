"""Two who press at the same moment invite once, settle once, and answer once."""

import threading

import pytest
from django.db import connection

from competence.actions.around import evaluating, holding, invitations
from competence.documents.around.attended import Attended
from competence.models import Evaluation, Participation, Place, WrongTurn
from tests.competence.around import given, mails, morning, over
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def group(orust):
    return PersonFactory.create_batch(3, organisation=orust)


def at_once(act, times=4):
    """How often it went, when so many did it together."""
    together, went = threading.Barrier(times), []

    def try_it():
        together.wait()
        try:
            act()
            went.append(True)
        except WrongTurn:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=try_it) for _time in range(times)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return len(went)


def test_an_invitation_that_two_send_at_once_goes_once(group, karin):
    occasion = given(*group)
    assert at_once(lambda: invitations.invite(occasion=occasion, by=karin)) == 1
    assert {address: len(texts) for address, texts in mails("invitation").items()} == {one.email: 1 for one in group}


def test_what_two_settle_at_once_is_written_once(group, karin):
    occasion = over(*group)
    said = {one.pk: "taken" for one in Attended(occasion).places}
    assert at_once(lambda: holding.settle(occasion=occasion, said=said, by=karin)) == 4
    assert Participation.objects.count() == 3


def test_whoever_presses_twice_answers_once(group):
    occasion = over(*group)
    morning()
    place = Place.objects.get(occasion=occasion, person=group[0])
    asked = at_once(lambda: evaluating.answer(place=place, evaluation=Evaluation(kind="afterwards", grade=4)))
    assert (asked, Evaluation.objects.count()) == (1, 1)
