"""What the database holds of packages, enrolment sheets and places, whoever writes."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from competence.models import EnrolmentSheet, Offer, Place, TermPackage, WishedPerson, WrongTurn
from competence.models.enrolment import hold_sheet
from competence.models.package import PackageStatus
from competence.terms import Half, Term
from fyrbodal.drafts.models import NotOpen
from tests.competence.catalogue import course, open_circle
from tests.competence.packages import closed, offered, package, sent, sheet, wished

pytestmark = pytest.mark.django_db


def refused(by_rule):
    """That the database refuses what is done inside, and by which of its rules."""
    return pytest.raises(IntegrityError, match=by_rule)


def test_a_term_has_one_package(karin):
    package()
    with refused("package_one_a_term"), transaction.atomic():
        package()


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"status": "decided"}, "package_decided_is_dated"),
        ({"status": "sent", "decided_on": dt.date(2027, 3, 1)}, "package_sent_at_and_by"),
        ({"status": "closed", "decided_on": dt.date(2027, 3, 1)}, "package_sent_at_and_by|package_closed_is_dated"),
        ({"allocated_on": dt.date(2027, 3, 1)}, "package_allocated_on_and_by"),
    ],
)
def test_a_package_is_nothing_that_no_day_is_known_of(facts, rule):
    with refused(rule), transaction.atomic():
        TermPackage.objects.filter(pk=package().pk).update(**facts)


def test_a_package_turns_in_order_and_refuses_wrong_turns():
    pack = package()
    with pytest.raises(WrongTurn, match="är förslag och kan inte bli utskickat"):
        pack.turn(PackageStatus.SENT)
    for status in ("decided", "proposed", "decided", "sent", "closed", "sent", "closed", "allocated"):
        pack.turn(status)
    with pytest.raises(WrongTurn):
        pack.turn(PackageStatus.CLOSED)


def test_the_last_day_counts_to_its_end_and_not_a_second_longer(karin, time_machine):
    time_machine.move_to(dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC))
    pack = sent(package(last_sign_up_on=dt.date(2027, 6, 15)), karin)
    moments = [dt.datetime(2027, 6, 15, 21, 59, 59, tzinfo=dt.UTC), dt.datetime(2027, 6, 15, 22, tzinfo=dt.UTC)]
    assert [pack.takes_wishes(moment) for moment in moments] == [True, False]


def test_after_the_last_day_a_sheet_is_open_to_the_course_administrator_alone_and_with_a_reason(karin, ingrid, amal):
    mine = sheet(closed(sent(package(), karin)), amal)
    with pytest.raises(NotOpen), transaction.atomic():
        hold_sheet(mine.pk, ingrid)
    EnrolmentSheet.objects.filter(pk=mine.pk).update(late_because="Chefen var sjuk.")
    mine.refresh_from_db()
    now = timezone.now()
    assert [mine.is_open_to(one, now) for one in (karin, ingrid)] == [True, False]


def test_case_61_nobody_stands_twice_on_a_course_whichever_units_wish(karin, amal, lotsen, vera):
    pack = sent(package(), karin)
    offer, mine = offered(pack), sheet(pack, amal)
    wished(mine, offer, lotsen, vera)
    with refused("wished_person_once_a_course"), transaction.atomic():
        wished(mine, offer, None, vera)


def test_a_wished_person_stands_on_the_course_of_the_wish(karin, amal, lotsen, vera):
    pack = sent(package(), karin)
    one, other = offered(pack), offered(pack, course("Klarspråk", "klarsprak"))
    wish = wished(sheet(pack, amal), one, lotsen)
    with refused("wished_person_of_the_wishs_offer"), transaction.atomic():
        WishedPerson.objects.create(wish=wish, offer=other, person=vera, position=0)
        _check_now()


def test_a_place_stands_in_the_queue_of_its_own_course(vera):
    circle = open_circle()
    other = course("Klarspråk", "klarsprak")
    facts = {"person": vera, "organisation": vera.organisation, "status": "booked"}
    with refused("place_of_the_occasions_course"), transaction.atomic():
        Place.objects.create(course=other, occasion=circle, **facts)
        _check_now()


def test_a_place_without_a_name_belongs_to_a_package(amal):
    circle = open_circle()
    with refused("place_of_an_offer_or_an_occasion"), transaction.atomic():
        Place.objects.create(course=circle.course, occasion=circle, organisation=amal, status="booked")


def test_what_is_cancelled_stays_cancelled(vera):
    circle = open_circle()
    facts = {"course": circle.course, "occasion": circle, "person": vera, "organisation": vera.organisation}
    place = Place.objects.create(status="cancelled", cancelled_at=timezone.now(), **facts)
    with refused("avbokad plats blir inte bokad igen"), transaction.atomic():
        Place.objects.filter(pk=place.pk).update(status="booked", cancelled_at=None)


def test_seats_and_costs_are_possible():
    pack = package()
    for facts, rule in (
        ({"seats": 0}, "offer_seats_possible"),
        ({"minimum": 5}, "offer_minimum_fits"),
        ({"cost_fixed": -1}, "offer_costs_not_negative"),
    ):
        with refused(rule), transaction.atomic():
            offered(pack, **facts)
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    ("term", "before", "after", "first", "last", "until"),
    [
        (Term(2027, Half.AUTUMN), "våren 2027", "våren 2028", (2027, 7, 1), (2027, 12, 31), (2027, 6, 15)),
        (Term(2028, Half.SPRING), "hösten 2027", "hösten 2028", (2028, 1, 1), (2028, 6, 30), (2027, 12, 15)),
    ],
)
def test_terms_follow_each_other_and_one_signs_up_before_they_begin(term, before, after, first, last, until):
    assert (str(term.before()), str(term.after())) == (before, after)
    assert (term.first_on, term.last_on, term.last_sign_up_on) == (dt.date(*first), dt.date(*last), dt.date(*until))
    assert [Term.of(day) for day in (term.first_on, term.last_on)] == [term, term]
    assert [term.holds(day) for day in (term.first_on, term.last_on, term.last_on + dt.timedelta(days=1))] == [
        True, True, False,
    ]  # fmt: skip


def _check_now():
    """What is checked when a transaction ends, at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
