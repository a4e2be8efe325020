"""Giving out the places of a package: tried, decided, told; scenario C with the inhabitants that came with the program."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competence.actions.allocation import deciding, mails
from competence.areas import Step
from competence.documents.allocation.outcome import Got, Outcome
from competence.documents.allocation.trial import Trial
from competence.documents.allocation.weights import WEIGHED_BY
from competence.models import Award, Offer, Place, UnitWish, WrongTurn
from fyrbodal.organisation.models import Fact, Organisation
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.models import Delivery, Message
from fyrbodal.sealed.models import Copy
from fyrbodal.work.models import Job
from tests.competence.allocating import AT, asked, cells, decided, submitted, words
from tests.competence.catalogue import course
from tests.competence.conftest import appointed
from tests.competence.packages import approved, closed, offered, package, sent, sheet, wished
from tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
WISHES = {
    "Bengtsfors": 1, "Dals-Ed": 1, "Färgelanda": 2, "Lysekil": 3, "Mellerud": 2, "Munkedal": 2, "Orust": 3, "Sotenäs": 1,
    "Strömstad": 3, "Tanum": 2, "Trollhättan": 7, "Uddevalla": 6, "Vänersborg": 5, "Åmål": 2,
}  # fmt: skip


def url(name, pack):
    return reverse(f"competence:{name}", args=[pack.pk])


@pytest.fixture
def scenario(reference, karin):
    """14 municipalities, 24 seats, 40 wishes. Of one of them nobody has looked up the inhabitants."""
    tanum = Organisation.objects.get(name="Tanum")
    Fact.objects.create(organisation=tanum, kind="inhabitants", value=12900, as_of_on=dt.date(2024, 12, 31))
    pack = sent(package(), karin)
    offer = offered(pack, seats=24, key="inhabitants")
    asked(pack, offer, karin, WISHES)
    return closed(pack)


def test_scenario_c_24_seats_for_40_wishes_keep_the_floor_and_come_out_the_same_each_time(scenario, karin, sign_in):
    pages = [sign_in(karin).get(url("package_allocate", scenario)).content.decode() for _time in range(2)]
    told = [{name: cells(page, name) for name in WISHES} for page in pages]
    places = {name: int(found[3]) for name, found in told[0].items()}
    assert told[0] == told[1]
    assert (sum(WISHES.values()), sum(places.values()), min(places.values())) == (40, 24, 1)
    assert [name for name, number in places.items() if number > WISHES[name]] == []
    assert places == {
        "Bengtsfors": 1, "Dals-Ed": 1, "Färgelanda": 1, "Lysekil": 1, "Mellerud": 1, "Munkedal": 1, "Orust": 1,
        "Sotenäs": 1, "Strömstad": 1, "Tanum": 1, "Trollhättan": 5, "Uddevalla": 5, "Vänersborg": 3, "Åmål": 1,
    }  # fmt: skip


def test_a_chief_reads_why_and_by_which_figure_of_which_day(scenario, ingrid, sign_in):
    page = sign_in(ingrid).get(url("package_allocate", scenario)).content.decode()
    wanted, weight, before, got, why = cells(page, "Åmål")
    assert (wanted, before, got) == ("2", "inget", "1")
    assert weight.endswith("invånare (31 december 2024)")
    assert why.startswith("Åmål fick 1 av 2: den andra platsen hade kvoten ")


def test_another_key_is_tried_on_the_page_and_nothing_is_written(scenario, karin, sign_in):
    offer = scenario.offers.get()
    query = {"kurs": offer.pk.hex, "nyckel": "equal", "golv": "0"}
    page = sign_in(karin).get(url("package_allocate", scenario), query).content.decode()
    assert "Prövat efter lika för alla kommuner, med 0 först till varje kommun." in page
    assert cells(page, "Trollhättan")[1] == "lika"
    offer.refresh_from_db()
    assert (offer.key, offer.floor, Award.objects.count(), Place.objects.count()) == ("inhabitants", 1, 0, 0)


def test_a_floor_that_is_no_number_is_refused_beside_the_field(scenario, karin, sign_in):
    query = {"kurs": scenario.offers.get().pk.hex, "nyckel": "equal", "golv": "många"}
    page = sign_in(karin).get(url("package_allocate", scenario), query).content.decode()
    assert 'value="många"' in page
    assert cells(page, "Trollhättan")[1].endswith("invånare (31 december 2024)")


def test_every_key_says_which_figures_it_asks_for():
    asked = {key: [str(kind) for kind in kinds(["supervisors"])] for key, kinds in WEIGHED_BY.items()}
    assert asked == {"staff": ["supervisors"], "inhabitants": ["inhabitants"], "equal": []}
    assert set(WEIGHED_BY) == set(Offer.Key)


def test_a_weight_that_is_not_known_is_said_and_never_nothing(karin, amal, orust, sign_in):
    pack = sent(package(), karin)
    offer = offered(pack, course(steps=[Step.INTRODUCTION, Step.DEEPENING]), seats=3, key="staff")
    asked(pack, offer, karin, {"Åmål": 2, "Orust": 2})
    for kind in ("staff_0_2", "staff_3_5"):
        Fact.objects.create(organisation=amal, kind=kind, value=4, as_of_on=dt.date(2027, 1, 1))
    Fact.objects.create(organisation=orust, kind="staff_0_2", value=9, as_of_on=dt.date(2027, 1, 1))
    page = sign_in(karin).get(url("package_allocate", closed(pack))).content.decode()
    assert "Orust: uppgift saknas om anställda med 3–5 år i yrket." in page
    assert cells(page, "Orust")[1].startswith("ej uppgett")
    assert [cells(page, name)[3] for name in ("Åmål", "Orust")] == ["–", "–"]
    answer = sign_in(karin).get(url("package_decide_places", pack))
    assert answer.headers["Location"] == url("package_allocate", pack)


def test_staff_are_counted_on_the_steps_of_the_course_by_the_newest_figures(karin, amal, orust):
    pack = sent(package(), karin)
    offer = offered(pack, course(steps=[Step.INTRODUCTION, Step.DEEPENING]), seats=3, key="staff")
    asked(pack, offer, karin, {"Åmål": 2, "Orust": 2})
    for home, old, new in ((amal, 50, 6), (orust, 1, 2)):
        Fact.objects.create(organisation=home, kind="staff_0_2", value=old, as_of_on=dt.date(2026, 1, 1))
        Fact.objects.create(organisation=home, kind="staff_0_2", value=new, as_of_on=dt.date(2027, 1, 1))
        Fact.objects.create(organisation=home, kind="staff_3_5", value=1, as_of_on=dt.date(2027, 1, 1))
        Fact.objects.create(organisation=home, kind="staff_over_5", value=90, as_of_on=dt.date(2027, 1, 1))
    rows = Trial(closed(pack)).courses[0].rows
    assert {row.name: (row.weight.value, row.places) for row in rows} == {"Orust": (3, 1), "Åmål": (7, 2)}


def test_where_there_is_room_for_all_nobodys_weight_is_asked_for(karin, amal):
    pack = sent(package(), karin)
    offer = offered(pack, seats=3, key="staff")
    asked(pack, offer, karin, {"Åmål": 2})
    decided(closed(pack), karin)
    award = Award.objects.get()
    assert (award.places, award.weight, award.reason) == (2, None, "Åmål fick 2 av 2: platserna räckte till alla.")


def test_what_is_not_sent_in_counts_as_nothing_and_is_named(karin, amal, orust, sign_in):
    pack = sent(package(), karin)
    offer = offered(pack, seats=1)
    asked(pack, offer, karin, {"Åmål": 1})
    wished(sheet(pack, orust), offer, None, unnamed=3)
    page = sign_in(karin).get(url("package_allocate", closed(pack))).content.decode()
    assert "Har inte skickat in, och räknas inte med: Orust." in page
    assert [row.name for row in Trial(pack).courses[0].rows] == ["Åmål"]


def test_credit_is_what_was_refused_in_the_two_terms_before(karin, amal, orust):
    pack = sent(package(), karin)
    offer = offered(pack, seats=3)
    asked(pack, offer, karin, {"Åmål": 2, "Orust": 2})
    term = pack.term
    for number, (wanted, places) in enumerate([(4, 3), (2, 1), (9, 0)]):
        term = term.before()
        earlier = offered(package(year=term.year, half=term.half), course(f"Kurs {number}", f"kurs-{number}"))
        facts = {"wanted": wanted, "places": places, "computed": places, "weight": 1, "reason": "Metoden."}
        Award.objects.create(offer=earlier, organisation=orust, **facts)
    found = {row.name: row for row in Trial(closed(pack)).courses[0].rows}
    credit = found["Orust"].credit
    assert (credit.refused, credit.wished, list(credit.terms)) == (
        2,
        6,
        [pack.term.before().before(), pack.term.before()],
    )
    assert {name: row.places for name, row in found.items()} == {"Orust": 2, "Åmål": 1}


def test_a_chief_stands_behind_fewer_and_those_who_came_first_get_them(karin, amal, lotsen, vera, nils):
    pack = sent(package(), karin)
    offer, mine = offered(pack, seats=1), sheet(pack, amal)
    wished(mine, offer, lotsen, vera, unnamed=1)
    wished(mine, offer, UnitFactory(name="Fyren två", organisation=amal), nils)
    approved(mine, offer, 2)
    submitted(mine, karin)
    decided(closed(pack), karin)
    found = Place.objects.order_by("turn", "pk").values_list("person__name", "status", "turn")
    assert sorted(found, key=str) == [("Vera Rask", "booked", None), (None, "waiting", 1)]


def test_a_group_goes_together_or_waits_together(karin, amal, orust, lotsen):
    pack = sent(package(), karin)
    offer = offered(pack, seats=3)
    asked(pack, offer, karin, {"Orust": 3})
    wished(sheet(pack, amal), offer, lotsen, unnamed=4, all_or_none=True)
    submitted(sheet(pack, amal), karin)
    decided(closed(pack), karin)
    assert list(Award.objects.order_by("organisation__name").values_list("organisation__name", "places")) == [
        ("Orust", 3),
        ("Åmål", 0),
    ]
    waiting = Place.objects.filter(organisation=amal)
    assert (waiting.count(), set(waiting.values_list("status", flat=True))) == (4, {"waiting"})
    assert len(set(waiting.values_list("group", flat=True)) - {None}) == 1


def test_the_queue_goes_on_in_the_order_of_the_method(scenario, karin):
    decided(scenario, karin)
    asked_for = Trial(scenario).courses[0].shared
    queue = Place.objects.filter(status="waiting").order_by("turn").values_list("turn", "organisation__name")
    turns = asked_for.queue(asked_for.places)
    assert list(queue) == [(number, turn.municipality) for number, turn in enumerate(turns, 1)]


def typed(pack, **changes):
    """The page as it is sent: what the method came to, and the changes by the name of the municipality."""
    trial = Trial(pack)
    data = {"on": "2027-06-20", "where": "FoU-rum IFO", "seen": trial.seen}
    for one in trial.courses:
        for row in one.rows:
            place = f"{one.offer.pk.hex}-{row.asked.organisation.pk.hex}"
            number, because = changes.get(row.name, (row.places, ""))
            data |= {f"antal-{place}": str(number), f"varfor-{place}": because}
    return data


@pytest.fixture
def today(time_machine):
    time_machine.move_to(dt.datetime(2027, 6, 21, 9, tzinfo=dt.UTC))


@pytest.fixture
def short(today, karin, amal, orust):
    """Orust wishes four and Åmål three, of five seats: the method comes to three and two."""
    for home, value in ((orust, 20_000), (amal, 10_000)):
        Fact.objects.create(organisation=home, kind="inhabitants", value=value, as_of_on=dt.date(2027, 1, 1))
    pack = sent(package(), karin)
    asked(pack, offered(pack, seats=5, key="inhabitants"), karin, {"Orust": 4, "Åmål": 3})
    return closed(pack)


def awarded():
    return dict(Award.objects.values_list("organisation__name", "places"))


def test_the_meetings_numbers_are_written_with_their_reasons(short, karin, sign_in):
    other = {"Orust": (4, "två nya i höst"), "Åmål": (1, "färre behöver den")}
    answer = sign_in(karin).post(url("package_decide_places", short), typed(short, **other))
    assert answer.headers["Location"] == url("package_decision", short)
    assert awarded() == {"Orust": 4, "Åmål": 1}
    short.refresh_from_db()
    assert (short.status, short.allocated_on, short.allocated_where) == (
        "allocated",
        dt.date(2027, 6, 20),
        "FoU-rum IFO",
    )
    page = sign_in(karin).get(url("package_decision", short)).content.decode()
    assert cells(page, "Orust")[2].startswith(
        "Mötet gav Orust 4 i stället för 3: två nya i höst. Så räknade metoden: Orust fick "
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Orust": (4, "")}, "Skriv varför det blev 4 i stället för"),
        ({"Orust": (4, "två nya")}, "Tillsammans blir det 6, men kursen har 5 platser."),
        ({"Orust": (5, "fem nya")}, "Orust önskar 4."),
        ({"Orust": (1, "färre")}, "platser är kvar fast de behövs i Åmål. Ge dem till någon."),
        ({"Orust": ("tre", "")}, "Fyll i ett heltal."),
    ],
)
def test_a_number_that_cannot_be_is_refused_beside_the_field_and_what_was_typed_stays(
    changes, said, short, karin, sign_in
):
    answer = sign_in(karin).post(url("package_decide_places", short), typed(short, **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in " ".join(cells(page, "Orust"))
    assert f'value="{changes["Orust"][0]}"' in page
    assert (awarded(), Place.objects.count(), Copy.objects.count()) == ({}, 0, 0)


def test_a_group_is_not_given_a_part_of_its_places(today, karin, amal, orust, lotsen, sign_in):
    pack = sent(package(), karin)
    offer = offered(pack, seats=3)
    asked(pack, offer, karin, {"Orust": 3})
    wished(sheet(pack, amal), offer, lotsen, unnamed=2, all_or_none=True)
    submitted(sheet(pack, amal), karin)
    changes = {"Orust": (2, "vill dela"), "Åmål": (1, "vill dela")}
    page = sign_in(karin).post(url("package_decide_places", closed(pack)), typed(pack, **changes)).content.decode()
    assert "Så många går inte att använda: en grupp går tillsammans eller inte alls." in page


def test_what_the_meeting_takes_away_waits_for_nothing(today, karin, amal):
    pack = sent(package(), karin)
    asked(pack, offered(pack, seats=3), karin, {"Åmål": 3})
    trial = Trial(closed(pack))
    outcome = Outcome(trial.courses[0], (Got(trial.courses[0].rows[0], 2, "bara två behöver den"),))
    deciding.decide(package=pack, outcomes=[outcome], seen=trial.seen, by=karin, **AT)
    assert list(Place.objects.values_list("status", flat=True)) == ["booked", "booked"]


def test_a_course_that_is_not_given_has_no_places_and_no_queue(short, karin, sign_in):
    off = {f"ges-inte-{short.offers.get().pk.hex}": "för få för utbildaren"}
    sign_in(karin).post(url("package_decide_places", short), typed(short) | off)
    assert (awarded(), Place.objects.count()) == ({"Orust": 0, "Åmål": 0}, 0)
    page = sign_in(karin).get(url("package_decision", short)).content.decode()
    assert "Kursen ges inte: för få för utbildaren" in page


def test_a_late_sheet_between_the_look_and_the_decision_is_said_and_nothing_is_written(short, karin, amal, sign_in):
    data = typed(short, Orust=(2, "de vill bara ha två"))
    UnitWish.objects.filter(sheet__organisation=amal).update(unnamed=9)
    answer = sign_in(karin).post(url("package_decide_places", short), data)
    page = answer.content.decode()
    assert (answer.status_code, awarded()) == (409, {})
    assert "Något har ändrats sedan du öppnade sidan" in page
    assert 'value="de vill bara ha två"' in page
    assert cells(page, "Åmål")[0] == "9"


def test_deciding_twice_is_deciding_once(short, karin, sign_in):
    data, client = typed(short), sign_in(karin)
    answers = [client.post(url("package_decide_places", short), data).headers["Location"] for _time in range(2)]
    assert answers == [url("package_decision", short)] * 2
    assert (Award.objects.count(), Copy.objects.count(), Place.objects.count()) == (2, 1, 7)
    decided(short, karin)
    assert (Award.objects.count(), Copy.objects.count(), Place.objects.count()) == (2, 1, 7)


def test_places_are_decided_of_a_closed_package_alone(karin, amal, sign_in):
    pack = sent(package(), karin)
    asked(pack, offered(pack), karin, {"Åmål": 1})
    with pytest.raises(WrongTurn, match="är utskickat och kan inte bli fördelat"):
        decided(pack, karin)
    answer = sign_in(karin).post(url("package_decide_places", pack), {})
    assert (answer.headers["Location"], Award.objects.count()) == (url("package_allocate", pack), 0)


def test_the_decision_is_sealed_with_numbers_and_no_names_and_the_worker_is_asked_for_its_paper(
    today, karin, amal, lotsen, vera
):
    pack = sent(package(), karin)
    wished(sheet(pack, amal), offered(pack), lotsen, vera)
    submitted(sheet(pack, amal), karin)
    decided(closed(pack), karin)
    pack.refresh_from_db()
    copy = pack.decision
    assert copy.verify()
    assert copy.audience == "participants"
    assert "Vera" not in copy.html + copy.content
    assert Job.objects.filter(dedupe_key=f"sealed.render {copy.pk}").count() == 1


def told(kind=mails.KIND):
    """The mails, by whom they go to."""
    found = {}
    for one in Message.objects.filter(kind=kind):
        found |= dict.fromkeys(one.deliveries.values_list("address", flat=True), one)
    return found


def test_each_municipality_is_told_what_it_got_and_nobody_elses(short, karin, ingrid, sten, frida):
    decided(short, karin)
    mail = told()
    assert set(mail) == {ingrid.email, sten.email}
    assert mail[ingrid.email] == mail[sten.email]
    assert "– Samtal i svåra lägen: 2 av 3" in mail[sten.email].text
    assert "Orust" not in mail[sten.email].text + mail[sten.email].html


def test_the_mail_of_a_decision_has_a_button_to_the_places_and_one_to_the_reasons(short, karin, ingrid, amal):
    decided(short, karin)
    html = told()[ingrid.email].html
    assert re.findall(r'<a href="https?://[^/]+([^"]+)"><b>([^<]+)</b>', html) == [
        (sheet(short, amal).get_absolute_url(), "Se platserna för Åmål"),
        (url("package_decision", short), "Läs varför det blev så"),
    ]


def test_whoever_is_named_on_several_courses_and_leads_a_unit_is_told_of_all_in_one_mail(
    karin, amal, lotsen, sten, vera
):
    pack = sent(package(), karin)
    one, other = offered(pack, seats=1), offered(pack, course("Motiverande samtal", "mi"))
    mine = sheet(pack, amal)
    wished(mine, one, lotsen, vera, sten)
    wished(mine, other, lotsen, sten)
    submitted(mine, karin)
    decided(closed(pack), karin)
    assert sorted(Delivery.objects.values_list("address", flat=True)) == [sten.email, vera.email]
    mail = told()
    assert mail[vera.email].text.startswith(
        f"Hej!\n\nPlatserna i {pack} är fördelade.\n\nSå blev det för dig:\n\n– Samtal i svåra lägen: du har en plats.\n\n"
    )
    assert mail[sten.email].text.startswith(
        f"Hej!\n\nPlatserna i {pack} är fördelade.\n\nSå blev det för Åmål:\n\n– Samtal i svåra lägen: 1 av 2\n"
        "– Motiverande samtal: 1 av 1\n\nSå blev det för dig:\n\n"
        "– Samtal i svåra lägen: du står på kö. Vi hör av oss om det blir en ledig plats.\n"
        "– Motiverande samtal: du har en plats.\n\n"
    )


def test_a_municipality_that_did_not_send_in_is_told_so_and_not_that_it_wished_for_nothing(short, karin, reference):
    tanum = Organisation.objects.get(name="Tanum")
    chief = appointed("Tea Ek", Role.IFO_CHIEF, tanum, tanum)
    mine = sheet(short, tanum)
    wished(mine, short.offers.get(), None, unnamed=2)
    decided(short, karin)
    assert "Tanum skickade inte in någon anmälan, och har inga platser." in told()[chief.email].text


def test_a_municipality_is_told_that_a_course_is_not_given_and_why(short, karin, ingrid):
    trial = Trial(short)
    [course_tried] = trial.courses
    off = Outcome(
        course_tried, tuple(Got(row, 0, "utbildaren är sjuk") for row in course_tried.rows), "utbildaren är sjuk"
    )
    deciding.decide(package=short, outcomes=[off], seen=trial.seen, by=karin, **AT)
    assert "– Samtal i svåra lägen ges inte: utbildaren är sjuk\n" in told()[ingrid.email].text


def test_everybody_who_has_signed_in_reads_the_decision_as_page_paper_and_workbook(short, karin, vera, sign_in):
    decided(short, karin)
    client = sign_in(vera)
    assert cells(client.get(url("package_decision", short)).content.decode(), "Orust")[:2] == ["4", "3"]
    assert client.get(url("package_decision_pdf", short)).content.startswith(b"%PDF")
    assert client.get(url("package_decision_xlsx", short)).content.startswith(b"PK")
    assert client.get(url("package_allocate", short)).status_code == 403


def test_the_page_asks_as_much_of_many_courses_as_of_one(karin, amal, orust, sign_in):
    pack = sent(package(), karin)
    asked(pack, offered(pack, seats=1), karin, {"Åmål": 2, "Orust": 2})
    closed(pack)
    client = sign_in(karin)
    few = _asked(client, url("package_allocate", pack))
    for number in range(6):
        offer = offered(pack, course(f"Kurs {number}", f"kurs-{number}"), seats=1)
        for home in (amal, orust):
            wished(sheet(pack, home), offer, None, unnamed=2)
    assert _asked(client, url("package_allocate", pack)) == few


def _asked(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_the_paper_says_what_the_quotients_are_made_of_and_with_which_words_the_lot_is_drawn(
    short, karin, vera, sign_in
):
    term = short.term.before()
    earlier = offered(package(year=term.year, half=term.half), course("Förra kursen", "forra"))
    facts = {"wanted": 4, "places": 3, "computed": 3, "weight": 1, "reason": "Metoden."}
    Award.objects.create(offer=earlier, organisation=Organisation.objects.get(name="Orust"), **facts)
    decided(short, karin)
    page = sign_in(vera).get(url("package_decision", short)).content.decode()
    rows = [words(one) for one in re.findall(r'<th scope="row">((?:Orust|Åmål)<br>.*?)</th>', page)]
    assert rows == ["Orust vikt 20 000, nekades 1 av 4 förut", "Åmål vikt 10 000"]
    assert f"Är två lika avgör lotten ”{short.offers.get().seed}”." in words(page)


def test_the_paper_of_a_course_with_room_for_all_speaks_of_no_weights_and_no_lot(today, karin, amal, vera, sign_in):
    pack = sent(package(), karin)
    asked(pack, offered(pack, seats=3), karin, {"Åmål": 2})
    decided(closed(pack), karin)
    page = words(sign_in(vera).get(url("package_decision", pack)).content.decode())
    assert "Åmål 2 2 Åmål fick 2 av 2: platserna räckte till alla." in page
    assert "lotten" not in page


def test_the_sheet_says_what_came_of_it_and_leads_to_the_places_and_to_the_reasons(short, karin, ingrid, amal, sign_in):
    mine = sheet(short, amal)
    client, offer = sign_in(ingrid), short.offers.get()
    assert "Ni fick" not in words(client.get(mine.get_absolute_url()).content.decode())
    decided(short, karin)
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "3 platser på 1 kurs, 3 utan namn än. Ni fick 2 platser. Läs varför det blev så" in words(page)
    assert "Ni fick 2 av 3 · Se vilka som har plats" in words(page)
    for address in (url("package_decision", short), reverse("competence:offer_places", args=[offer.pk])):
        assert f'<a href="{address}">' in page
        assert client.get(address).status_code == 200
