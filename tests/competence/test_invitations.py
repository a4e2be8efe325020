"""The invitation goes to those who have a place with a name, once; and a change is told to all whom it concerns."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from competence.actions import catalogue
from competence.actions.around import invitations
from competence.models import Day, Occasion, Place, WrongTurn
from fyrbodal.outbox.models import Attachment, Message
from tests.competence.around import given, mails, morning, over, placed
from tests.competence.catalogue import course, planned
from tests.competence.conftest import employed
from tests.competence.packages import offered, package, sheet, wished
from tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanna(orust):
    return employed("Hanna Ek", UnitFactory(name="Bryggan", organisation=orust))


@pytest.fixture
def in_march(time_machine):
    time_machine.move_to(dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC), tick=False)


def test_everybody_with_a_place_gets_it_and_nobody_in_the_queue(vera, nils, hanna, karin):
    occasion = placed(given(vera, nils), hanna, status="waiting")
    assert invitations.invite(occasion=occasion, by=karin) == 2
    assert set(mails("invitation")) == {vera.email, nils.email}


@pytest.mark.usefixtures("in_march")
def test_it_says_when_and_where_who_teaches_what_to_bring_and_where_the_page_is(vera, karin, settings):
    settings.SITE_URL = "https://natverk.example.org"
    of = course(requirements="Läs kapitel 3.", trainers="Linnea Frid")
    occasion = given(vera, of=of, days=2, link="https://video.example.org/rum")
    invitations.invite(occasion=occasion, by=karin)
    text = (
        "Hej!\n\n"
        "Du har en plats på Samtal i svåra lägen.\n\n"
        "När och var:\n"
        "– Onsdag 31 mars 2027, kl. 9–16, Museigatan 2, https://video.example.org/rum\n"
        "– Torsdag 1 april 2027, kl. 9–16, Museigatan 2, https://video.example.org/rum\n\n"
        "Utbildare: Linnea Frid\n\n"
        "Att ha med sig eller ha gjort före: Läs kapitel 3.\n\n"
        "Allt om tillfället:\n"
        f"https://natverk.example.org/kompetens/tillfallen/{occasion.pk}/\n\n"
        "Dagarna finns i kalenderfilen som följer med.\n\n"
        "Kan du inte komma? Avboka på sidan, så går platsen vidare.\n"
    )
    assert mails("invitation")[vera.email] == [text]
    calendar = bytes(Attachment.objects.get().content).decode()
    assert calendar.count("BEGIN:VEVENT") == 2
    button = f'<a href="https://natverk.example.org{occasion.get_absolute_url()}"><b>Till tillfället</b></a>'
    assert Message.objects.get().html.count(button) == 1


def test_who_has_got_it_does_not_get_it_again(vera, nils, karin):
    occasion = given(vera)
    invitations.invite(occasion=occasion, by=karin)
    with pytest.raises(WrongTurn, match="redan fått inbjudan"):
        invitations.invite(occasion=occasion, by=karin)
    placed(occasion, nils)
    assert invitations.invite(occasion=occasion, by=karin) == 1
    assert {address: len(texts) for address, texts in mails("invitation").items()} == {vera.email: 1, nils.email: 1}


def test_who_gets_a_place_afterwards_gets_it_the_next_morning(vera, nils, karin):
    occasion = given(vera)
    morning()
    assert mails("invitation") == {}  # nobody has sent it yet
    invitations.invite(occasion=occasion, by=karin)
    placed(occasion, nils)
    morning()
    morning()
    assert {address: len(texts) for address, texts in mails("invitation").items()} == {vera.email: 1, nils.email: 1}


def test_a_place_without_a_name_is_said_and_not_invited(vera, karin, amal, sign_in):
    offer = offered(package(), of=course())
    occasion = given(vera)
    Place.objects.create(occasion=occasion, course=occasion.course, offer=offer, organisation=amal, status="booked")
    page = sign_in(karin).get(reverse("competence:occasion_invite", args=[occasion.pk])).content.decode()
    assert ("1 person får den nu." in page, "1 plats saknar namn." in page) == (True, True)


@pytest.mark.parametrize("facts", [{"status": "draft"}, {"status": "cancelled"}, {"in_days": -3}])
def test_nobody_is_invited_to_what_is_not_to_come(facts, vera, karin):
    with pytest.raises(WrongTurn, match="planerat och inte har varit"):
        invitations.invite(occasion=given(vera, **facts), by=karin)
    assert mails() == {}


def test_only_the_course_administrator_sends_it(vera, david, gunnar, sign_in):
    occasion = given(vera)
    address = reverse("competence:occasion_invite", args=[occasion.pk])
    assert [sign_in(one).post(address).status_code for one in (vera, david, gunnar)] == [403] * 3
    assert mails() == {}


def moved(occasion, by, weeks=1, **facts):
    day = Day.objects.filter(occasion=occasion).first()
    day.held_on += dt.timedelta(weeks=weeks)
    for name, value in facts.items():
        setattr(day, name, value)
    catalogue.keep_day(day=day, by=by)
    occasion.refresh_from_db()


@pytest.mark.usefixtures("in_march")
def test_a_moved_day_is_told_to_those_who_come_and_wait_with_the_old_and_the_new_words(vera, hanna, karin):
    occasion = placed(given(vera), hanna, status="waiting")
    moved(occasion, karin, starts_at=dt.time(13))
    told = mails("changed")
    assert set(told) == {vera.email, hanna.email}
    assert told[vera.email][0].split("\n\n")[1:4] == [
        "Samtal i svåra lägen har ändrats.",
        "Förut:\n– Onsdag 31 mars 2027, kl. 9–16, Museigatan 2",
        "Nu:\n– Onsdag 7 april 2027, kl. 13–16, Museigatan 2",
    ]


def test_those_who_lead_are_told_with_the_names_of_their_own_people_only(vera, hanna, david, sten, karin):
    occasion = given(vera, hanna)
    moved(occasion, karin)
    told = mails("changed")
    assert set(told) == {vera.email, hanna.email, david.email, sten.email}
    assert told[david.email][0].endswith("Det gäller dem som du leder:\n– Vera Rask\n")
    assert "leder" not in told[vera.email][0]


def test_a_place_without_a_name_is_told_to_those_who_lead_the_unit_that_wished(lotsen, david, karin, amal):
    pack = package()
    offer = offered(pack, of=course())
    wish = wished(sheet(pack, amal), offer, lotsen, unnamed=1)
    occasion = Occasion.objects.get(pk=planned().pk)
    Place.objects.create(
        course=offer.course, offer=offer, organisation=amal, status="booked", occasion=occasion, wish=wish
    )
    moved(occasion, karin)
    assert mails("changed")[david.email][0].endswith("– 1 plats som saknar namn\n")


def test_those_who_wait_for_the_course_of_the_package_are_told_before_an_occasion_is_chosen(vera, amal, karin):
    offer = offered(package(), of=course())
    occasion = planned(offer=offer)
    Place.objects.create(course=offer.course, offer=offer, person=vera, organisation=amal, status="waiting")
    moved(occasion, karin)
    assert set(mails("changed")) == {vera.email}


def test_what_does_not_matter_is_told_nobody(vera, karin):
    occasion = given(vera)
    occasion.trainers, occasion.seats = "Någon annan", 60
    catalogue.keep_occasion(occasion=occasion, by=karin)
    moved(occasion, karin, weeks=0)
    assert mails() == {}


def test_what_has_been_is_told_nobody(vera, karin):
    occasion = over(vera)
    moved(occasion, karin, weeks=-1)
    assert mails() == {}


def test_what_was_not_held_and_comes_another_day_is_told(vera, karin):
    occasion = over(vera)
    moved(occasion, karin, weeks=2)
    assert set(mails("changed")) == {vera.email}


def test_what_has_been_without_days_is_told_nobody(vera, karin):
    occasion = over(vera)
    occasion.days.all().delete()
    occasion.place = "Rådhuset"
    catalogue.keep_occasion(occasion=occasion, by=karin)
    assert mails() == {}


def test_a_day_that_is_added_is_told_once_the_others_have_been(vera, karin):
    occasion = given(vera)

    def added(number):
        held_on = occasion.first_on + number * dt.timedelta(days=1)
        catalogue.keep_day(day=Day(occasion=occasion, held_on=held_on), by=karin)

    added(1)
    assert mails() == {}
    invitations.invite(occasion=occasion, by=karin)
    added(2)
    assert len(mails("changed")[vera.email]) == 1


@pytest.mark.parametrize(("begins", "mails_sent"), [(None, 0), (0, 0), (1, 1)])
def test_the_first_days_are_told_only_where_they_contradict_what_was_said(begins, mails_sent, vera, karin):
    occasion = given(vera)
    day = occasion.first_on
    occasion.days.all().delete()
    said = None if begins is None else day + begins * dt.timedelta(days=1)
    Occasion.objects.filter(pk=occasion.pk).update(first_on=said, last_on=said)
    occasion.refresh_from_db()
    catalogue.keep_day(day=Day(occasion=occasion, held_on=day), by=karin)
    assert len(mails("changed").get(vera.email, [])) == mails_sent


def test_a_day_that_is_taken_away_leaves_calendars_too(vera, karin):
    occasion = given(vera, days=2)
    gone = occasion.days.order_by("held_on").last()
    catalogue.remove_day(day=gone, by=karin)
    assert "Inget kommer i stället." in mails("changed")[vera.email][0]
    events = bytes(Attachment.objects.get().content).decode().replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
    assert [("STATUS:CANCELLED" in one, "SEQUENCE:1" in one) for one in events] == [(False, False), (True, True)]


def test_a_cancelled_occasion_is_told_and_calendars_believe_it(vera, david, karin):
    occasion = given(vera)
    occasion.status = Occasion.Status.CANCELLED
    catalogue.keep_occasion(occasion=occasion, by=karin)
    assert set(mails("changed")) == {vera.email, david.email}
    assert Message.objects.values_list("subject", flat=True)[0] == "Inställt: Samtal i svåra lägen"
    calendar = bytes(Attachment.objects.get().content).decode()
    assert ("STATUS:CANCELLED" in calendar, "SEQUENCE:1" in calendar) == (True, True)


def test_and_so_is_one_that_is_held_after_all(vera, karin):
    occasion = given(vera, status="cancelled")
    occasion.status = Occasion.Status.PLANNED
    catalogue.keep_occasion(occasion=occasion, by=karin)
    assert "var inställt men blir av" in mails("changed")[vera.email][0]


def test_a_draft_is_told_nobody(vera, karin):
    occasion = given(vera, status="draft")
    moved(occasion, karin)
    assert mails() == {}


def test_who_has_left_is_not_written_to(vera, nils, karin):
    occasion = given(vera, nils)
    nils.is_active = False
    nils.save()
    moved(occasion, karin)
    assert set(mails("changed")) == {vera.email}
    assert timezone.localdate() < occasion.first_on


def test_whoever_changes_a_day_is_told_first_to_how_many_a_mail_goes(vera, nils, karin, sign_in):
    occasion = placed(given(vera), nils, status="waiting")
    day, client = occasion.days.get(), sign_in(karin)
    addresses = [reverse(f"competence:{name}", args=[day.pk]) for name in ("day", "day_remove")]
    addresses.append(reverse("competence:occasion_edit", args=[occasion.pk]))
    assert ["2 personer har plats" in client.get(one).content.decode() for one in addresses] == [True] * 3


def test_places_of_the_package_without_an_occasion_are_said_to_whoever_arranges_it(vera, amal, karin, sign_in):
    offer = offered(package(), of=course())
    occasion = planned(offer=offer)
    facts = {"course": offer.course, "offer": offer, "organisation": amal, "status": "booked"}
    Place.objects.create(person=vera, **facts)
    pages = [sign_in(one).get(occasion.get_absolute_url()).content.decode() for one in (karin, vera)]
    assert ["1 plats på kursen har inget tillfälle än." in page for page in pages] == [True, False]
