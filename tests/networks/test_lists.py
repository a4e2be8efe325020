"""What lists and pages of meetings leave out for speed, they leave out of no answer."""

import pytest

from fyrbodal.access import Visitor
from networks.actions import editions
from networks.lines import lines
from networks.models import Edition, Item, Meeting, Network
from tests.factories import planned, with_a_round


@pytest.fixture
def everybody(anna, bo, cecilia, david, gunnar, olof):
    return [anna, bo, cecilia, david, gunnar, olof, Visitor()]


@pytest.fixture
def world(bim, bou, anna, cecilia, olof):
    """In an open, a closed and a closed but public network: a meeting in each state, with a guest at one of each."""
    half = Network.objects.create(name="Halvöppet", slug="halvoppet", is_public=True, open_to_staff=False)
    for network, leader in ((bim, anna), (bou, cecilia), (half, anna)):
        for number, state in enumerate(STATES):
            meeting = planned(network, leader)
            with_a_round(meeting)
            state(meeting, leader)
            if number % 2:
                meeting.attendees.create(person=olof, name=olof.name)
    return [bim, bou, half]


def written(meeting, by):
    pass


def finalised(meeting, by):
    editions.finalise(meeting=meeting, confirmed={}, by=by)


def published(meeting, by):
    finalised(meeting, by)
    if meeting.network.is_public:
        editions.publish(meeting=meeting, number=meeting.editions.count(), by=by)


def withdrawn(meeting, by):
    published(meeting, by)
    if meeting.network.is_public:
        editions.withdraw(meeting=meeting, by=by)


def corrected(meeting, by):
    published(meeting, by)
    editions.correct(meeting=meeting, reason="Fel antal", by=by)


def corrected_and_finalised(meeting, by):
    corrected(meeting, by)
    Item.objects.filter(meeting=meeting, kind=Item.Kind.ROUND).update(heading="En annan fråga")
    finalised(meeting, by)


def published_twice(meeting, by):
    corrected_and_finalised(meeting, by)
    if meeting.network.is_public:
        editions.publish(meeting=meeting, number=2, by=by)


STATES = [
    *(written, written, finalised, finalised, published, published, withdrawn, withdrawn),
    *(corrected, corrected, corrected_and_finalised, corrected_and_finalised, published_twice, published_twice),
]


def test_the_page_of_a_network_shows_exactly_the_meetings_that_are_seen_anywhere(world, everybody):
    for network in world:
        for viewer in everybody:
            shown = Meeting.objects.of(network, viewer).newest_first()
            assert list(shown) == list(Meeting.objects.visible_to(viewer).filter(network=network).newest_first())


def test_a_visitor_sees_each_meeting_that_has_an_open_edition_once(world):
    opened = Edition.objects.public().filter(meeting__network__is_public=True).values_list("meeting", flat=True)
    seen = Meeting.objects.visible_to(Visitor()).values_list("pk", flat=True)
    assert sorted(seen) == sorted(set(opened))
    assert len(seen) == 2 * 8


def test_whoever_sees_an_edition_sees_its_meeting(world, everybody):
    for viewer in everybody:
        read = set(Edition.objects.visible_to(viewer).values_list("meeting", flat=True))
        assert read - set(Meeting.objects.visible_to(viewer).values_list("pk", flat=True)) == set()


def test_only_those_who_write_it_are_told_that_an_edition_is_being_corrected(bim, anna, bo):
    meeting = planned(bim, anna)
    corrected(meeting, anna)
    said = {who: [line.states for line in lines(Meeting.objects.of(bim, who).for_list(), who)] for who in (anna, bo)}
    assert said == {
        anna: [[("finalised", "utgåva 1"), ("draft", "rättas")]],
        bo: [[("finalised", "utgåva 1")]],
    }


def test_a_list_of_all_meetings_says_which_network_each_is_of(bim, anna, bo):
    planned(bim, anna)
    rows = Meeting.objects.visible_to(bo).for_list()
    assert [line.title for line in lines(rows, bo, {bim.pk: "BIM"})] == ["BIM: fredag 12 mars 2027"]
