"""A package from proposal to closed: each turn once, told to exactly those whom it concerns."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from competence.actions.packages import making, turns
from competence.models import EnrolmentSheet, Offer, TermPackage, WrongTurn
from competence.terms import Half
from fyrbodal.journal.models import Entry
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.models import Message
from tests.competence.catalogue import course, planned
from tests.competence.conftest import appointed
from tests.competence.packages import closed, offered, package, sent
from tests.factories import AppointmentFactory, PersonFactory

pytestmark = pytest.mark.django_db
BUTTON = re.compile(r'href="https?://[^/]+([^"]+)"><b>Öppna anmälan för (\w+)</b>')
NEXT_YEAR = 2027


@pytest.fixture
def proposal():
    pack = package()
    offered(pack)
    return pack


@pytest.fixture
def decided(proposal, karin):
    return turns.decide(package=proposal, on=timezone.localdate(), where="FoU-rum IFO", minutes=None, by=karin)


def told(thing):
    """Whom each message about it went to."""
    rows = Message.objects.about(thing).order_by("created_at", "pk")
    return [sorted(one.address for one in message.deliveries.all()) for message in rows]


def lines_about(thing):
    return list(Entry.objects.about(thing).order_by("at", "pk").values_list("verb", flat=True))


def spring(**facts):
    """The package of a spring, whose last day was in December before it."""
    return package(year=NEXT_YEAR, half=Half.SPRING, last_sign_up_on=dt.date(NEXT_YEAR - 1, 12, 10), **facts)


def autumn_of(earlier, **facts):
    until = dt.date(NEXT_YEAR, 6, 10)
    return TermPackage(year=NEXT_YEAR, half=Half.AUTUMN, last_sign_up_on=until, copied_from=earlier, **facts)


def test_a_package_is_copied_with_its_courses_and_its_days_are_moved_to_the_new_term(karin):
    earlier = spring()
    offered(
        earlier, seats=24, minimum=10, key="staff", floor=2, cost_fixed=40_000, cost_per_participant=250,
        note="Två dagar", name_by_on=dt.date(NEXT_YEAR, 1, 31), passes_on_until_on=dt.date(NEXT_YEAR, 3, 1),
    )  # fmt: skip
    offered(earlier, course("Klarspråk", "klarsprak"), seats=12)
    made = making.begin(package=autumn_of(earlier), by=karin)
    copied = made.offers.in_order().values_list(
        "course__name", "seats", "minimum", "key", "floor", "cost_fixed", "note"
    )
    assert list(copied) == [
        ("Samtal i svåra lägen", 24, 10, "staff", 2, 40_000, "Två dagar"),
        ("Klarspråk", 12, None, "equal", 1, 0, ""),
    ]
    first = made.offers.in_order()[0]
    assert (first.name_by_on, first.passes_on_until_on) == (dt.date(NEXT_YEAR, 7, 31), dt.date(NEXT_YEAR, 9, 1))
    assert first.seed == f"hösten {NEXT_YEAR}: samtal-i-svara-lagen"
    assert (made.status, lines_about(made)) == ("proposed", ["copied"])


def test_of_two_who_make_a_package_for_a_term_the_later_gets_to_know(karin):
    spring()
    until = dt.date(NEXT_YEAR - 1, 12, 10)
    with pytest.raises(WrongTurn, match="redan ett utbildningspaket"):
        making.begin(package=TermPackage(year=NEXT_YEAR, half=Half.SPRING, last_sign_up_on=until), by=karin)
    other = package(year=NEXT_YEAR, half=Half.AUTUMN, last_sign_up_on=dt.date(NEXT_YEAR, 6, 10))
    other.half = Half.SPRING
    with pytest.raises(WrongTurn, match="redan ett utbildningspaket"):
        making.keep_package(package=other, by=karin)


def test_the_earlier_package_is_left_as_it_was_with_its_occasions(karin):
    earlier = spring()
    of = offered(earlier)
    occasion = planned(of.course)
    making.give_when(offer=of, occasions=[occasion], by=karin)
    made = making.begin(package=autumn_of(earlier), by=karin)
    occasion.refresh_from_db()
    assert (occasion.offer, made.offers.get().occasions.count()) == (of, 0)


def test_a_course_is_added_last_once_and_taken_away_again(karin, proposal):
    klar = course("Klarspråk", "klarsprak")
    making.add_offer(offer=Offer(package=proposal, course=klar, seats=5), by=karin)
    assert [str(one) for one in proposal.offers.in_order()] == ["Samtal i svåra lägen", "Klarspråk"]
    with pytest.raises(WrongTurn, match="redan i paketet"):
        making.add_offer(offer=Offer(package=proposal, course=klar, seats=5), by=karin)
    making.remove_offer(offer=proposal.offers.get(course=klar), by=karin)
    assert [str(one) for one in proposal.offers.in_order()] == ["Samtal i svåra lägen"]


def test_what_the_municipalities_have_keeps_its_courses_and_its_seats(karin):
    pack = sent(package(), karin)
    of = offered(pack)
    for turn in (
        lambda: making.add_offer(offer=Offer(package=pack, course=course("Ny", "ny-kurs"), seats=5), by=karin),
        lambda: making.remove_offer(offer=of, by=karin),
        lambda: making.discard(package=pack, by=karin),
    ):
        with pytest.raises(WrongTurn, match="redan utskickat"):
            turn()


def test_costs_and_days_change_later_too(karin):
    of = offered(closed(sent(package(), karin)))
    of.cost_fixed, of.note = 900, "I Uddevalla"
    making.keep_offer(offer=of, by=karin)
    of.refresh_from_db()
    assert (of.cost_fixed, of.note) == (900, "I Uddevalla")


def test_the_term_of_a_proposal_changes_and_with_it_what_the_lot_is_drawn_from(karin):
    pack = spring()
    offered(pack)
    pack.half, pack.last_sign_up_on = Half.AUTUMN, dt.date(NEXT_YEAR, 6, 10)
    making.keep_package(package=pack, by=karin)
    assert pack.offers.get().seed == f"hösten {NEXT_YEAR}: samtal-i-svara-lagen"


def test_the_last_day_of_a_sent_package_is_moved_by_telling_it(karin):
    pack = sent(package(), karin)
    pack.last_sign_up_on += dt.timedelta(days=3)
    with pytest.raises(WrongTurn, match="Flytta den i stället"):
        making.keep_package(package=pack, by=karin)


def test_a_decision_says_when_and_where_and_can_be_taken_back(karin, decided):
    assert (decided.status, decided.decided_where) == ("decided", "FoU-rum IFO")
    again = turns.decide(package=decided, on=dt.date(2020, 1, 1), where="Någon annanstans", minutes=None, by=karin)
    assert again.decided_where == "FoU-rum IFO"
    turns.undo_decision(package=decided, by=karin)
    undone = turns.undo_decision(package=decided, by=karin)
    assert (undone.status, undone.decided_on, undone.decided_where) == ("proposed", None, "")
    assert lines_about(decided) == ["decided on", "took back the decision"]


def test_a_package_without_courses_is_nothing_to_decide_on(karin):
    with pytest.raises(WrongTurn, match="inga kurser"):
        turns.decide(package=package(), on=timezone.localdate(), where="FoU-rum", minutes=None, by=karin)


def test_only_what_is_decided_is_sent(karin, proposal):
    with pytest.raises(WrongTurn, match="det här är förslag"):
        turns.send(package=proposal, by=karin)


def test_sending_makes_a_sheet_for_every_member_and_for_no_other(karin, decided, amal, sotenas):
    turns.send(package=decided, by=karin)
    homes = EnrolmentSheet.objects.filter(package=decided).values_list("organisation__name", "status")
    assert sorted(homes) == [("Sotenäs", "open"), ("Åmål", "open")]


def test_sending_tells_chiefs_their_deputies_and_those_who_lead_units_and_nobody_else(
    karin, decided, ingrid, david, sten, vera, eva, olof, amal, sotenas
):
    gone = appointed("Borta Berg", Role.IFO_CHIEF, amal, amal)
    gone.is_active = False
    gone.save()
    deputy = PersonFactory(email="vikarie@example.org", organisation=amal)
    AppointmentFactory(person=deputy, role=Role.IFO_CHIEF, body=amal, deputy_for=ingrid)
    turns.send(package=decided, by=karin)
    of_amal = sorted(["ingrid@example.org", "david@example.org", "sten@example.org", "vikarie@example.org"])
    assert sorted(told(decided)) == sorted([of_amal, ["eva@example.org"]])


def test_whoever_answers_in_two_ways_or_in_two_places_gets_one_mail_of_all(
    karin, decided, ingrid, lotsen, amal, sotenas
):
    AppointmentFactory(person=ingrid, role=Role.UNIT_MANAGER, body=lotsen)
    AppointmentFactory(person=ingrid, role=Role.IFO_CHIEF, body=sotenas)
    turns.send(package=decided, by=karin)
    assert told(decided) == [["ingrid@example.org"]]
    mail = Message.objects.about(decided).get()
    sheets = {one.organisation.name: one.get_absolute_url() for one in EnrolmentSheet.objects.all()}
    told_of = [line.split(": ") for line in mail.text.splitlines() if "http" in line]
    assert [(name, sheets[name] in address) for name, address in told_of] == [("Sotenäs", True), ("Åmål", True)]
    assert BUTTON.findall(mail.html) == [(sheets["Sotenäs"], "Sotenäs"), (sheets["Åmål"], "Åmål")]


def test_sending_twice_is_sending_once(karin, decided, ingrid):
    for _time in range(2):
        turns.send(package=decided, by=karin)
    assert (len(told(decided)), EnrolmentSheet.objects.count()) == (1, 1)
    assert lines_about(decided) == ["decided on", "sent to the municipalities"]


def test_a_package_whose_last_day_has_been_is_not_sent(karin, decided):
    TermPackage.objects.filter(pk=decided.pk).update(last_sign_up_on=timezone.localdate() - dt.timedelta(days=1))
    with pytest.raises(WrongTurn, match="har redan varit"):
        turns.send(package=decided, by=karin)
    assert not EnrolmentSheet.objects.exists()


def test_a_package_is_closed_by_hand_once(karin):
    pack = sent(package(), karin)
    for _time in range(2):
        turns.close(package=pack, by=karin)
    pack.refresh_from_db()
    assert (pack.status, lines_about(pack)) == ("closed", ["closed"])


def test_a_later_day_opens_what_is_closed_and_is_told_to_those_who_have_not_answered(karin, ingrid, eva, amal):
    pack = closed(sent(package(in_days=2), karin))
    EnrolmentSheet.objects.filter(organisation=amal).update(
        status="submitted", submitted_at=timezone.now(), submitted_by=ingrid
    )
    until = timezone.localdate() + dt.timedelta(days=9)
    for _time in range(2):
        turns.reopen(package=pack, until=until, because="Många var sjuka.", by=karin)
    pack.refresh_from_db()
    assert (pack.status, pack.last_sign_up_on, pack.closed_at) == ("sent", until, None)
    assert (told(pack), lines_about(pack)) == ([["eva@example.org"]], ["reopened"])
    assert Message.objects.about(pack).get().text.splitlines()[2].endswith("Skälet är: Många var sjuka.")


@pytest.mark.parametrize("in_days", [-1, 2, 900])
def test_the_new_day_is_later_has_not_been_and_is_in_the_term(karin, in_days):
    pack = closed(sent(package(in_days=2), karin))
    with pytest.raises(WrongTurn):
        turns.reopen(package=pack, until=timezone.localdate() + dt.timedelta(days=in_days), because="x", by=karin)


def test_what_was_never_sent_is_not_opened(karin, decided):
    later = decided.last_sign_up_on + dt.timedelta(days=1)
    with pytest.raises(WrongTurn, match="så dagen kan inte flyttas här"):
        turns.reopen(package=decided, until=later, because="x", by=karin)


def test_times_are_chosen_among_those_of_the_course_and_let_go_again(karin, proposal):
    of = proposal.offers.get()
    one, other = planned(of.course), planned(of.course, in_days=50)
    making.give_when(offer=of, occasions=[one, other], by=karin)
    making.give_when(offer=of, occasions=[other], by=karin)
    assert list(of.occasions.all()) == [other]
