"""A municipality's enrolment: the units wish, the chief trims and sends in, and nobody overwrites anybody."""

import datetime as dt
import threading
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from competence.actions.enrolment import wishes
from competence.models import (
    Award,
    EnrolmentSheet,
    Occasion,
    Offer,
    SheetLine,
    TrainerCredit,
    UnitDemand,
    UnitWish,
    WishedPerson,
)
from fyrbodal.journal.models import Entry
from fyrbodal.organisation.roles import Role
from tests.competence.catalogue import course
from tests.competence.conftest import appointed, employed
from tests.competence.enrolling import (
    at,
    line_of,
    names_of,
    of,
    open_package,
    submitted,
    trimming,
    wish_address,
    wish_of,
    wishing,
)
from tests.competence.learning import adopted_plan, taken
from tests.competence.learning import wished as wished_for_herself
from tests.competence.packages import approved, closed, offered, package, sheet, wished
from tests.factories import AppointmentFactory, EmploymentFactory, UnitFactory, identity_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def fyren(nils):
    return nils.employments.get().unit


def told(response):
    return unescape(response.content.decode())


def faults(response):
    """What is said beside the fields, by a script's answer."""
    return response.json()["errors"]


def test_a_supervisor_names_people_and_leaves_places_for_names_to_come(sign_in, sten, vera, lotsen, mine, offer):
    day = offer.package.last_sign_up_on + dt.timedelta(days=3)
    answered = wishing(
        sign_in(sten),
        mine,
        offer,
        lotsen,
        vera,
        unnamed="2",
        name_by_on=f"{day}",
        all_or_none="on",
        note="Tillsammans.",
    )
    wish = wish_of(mine, offer, lotsen)
    assert answered.url == f"{at('enrolment', mine)}#kurs-{offer.pk.hex}"
    assert (names_of(wish), wish.unnamed, wish.name_by_on, wish.all_or_none, wish.note) == (
        ["Vera Rask"], 2, day, True, "Tillsammans.",
    )  # fmt: skip
    assert (wish.saved_by, wish.revision) == (sten, 1)


def test_names_stand_in_the_order_in_which_they_came(sign_in, sten, vera, lotsen, mine, offer):
    others = [employed(name, lotsen) for name in ("Alma Berg", "Östen Ek")]
    wishing(sign_in(sten), mine, offer, lotsen, others[1])
    wishing(sign_in(sten), mine, offer, lotsen, vera, others[1], others[0], revision=1)
    assert names_of(wish_of(mine, offer, lotsen))[0] == "Östen Ek"
    wishing(sign_in(sten), mine, offer, lotsen, vera, revision=2)
    assert names_of(wish_of(mine, offer, lotsen)) == ["Vera Rask"]


def test_the_chief_trims_prioritises_and_comments(sign_in, ingrid, vera, lotsen, mine, offer):
    wished(mine, offer, lotsen, vera, unnamed=2)
    answer = trimming(sign_in(ingrid), mine, offer, approved="2", priority="1", comment="Viktigast.", script=True)
    line = line_of(mine, offer)
    assert (line.approved, line.priority, line.comment, answer.json()["revision"]) == (2, 1, "Viktigast.", 1)
    assert answer.json()["fragments"][f"[data-number='{offer.pk.hex}']"] == "2"


def test_two_courses_may_matter_as_much(sign_in, ingrid, pack, mine):
    for one in pack.offers.in_order():
        assert trimming(sign_in(ingrid), mine, one, priority="1", script=True).status_code == 200
    assert list(SheetLine.objects.values_list("priority", flat=True)) == [1, 1]


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"approved": "4"}, "approved", "Enheterna önskar 3. Skriv högst så många, eller lämna tomt för alla."),
        ({"approved": "tre"}, "approved", "Skriv ett helt tal, eller lämna tomt för alla som önskas."),
        ({"priority": "0"}, "priority", "större än eller lika med 1"),
        ({"priority": "först"}, "priority", "Skriv ett helt tal, till exempel 1."),
    ],
)
def test_the_chief_approves_no_more_than_is_wished(said, field, words, sign_in, ingrid, vera, lotsen, mine, offer):
    wished(mine, offer, lotsen, vera, unnamed=2)
    [fault] = faults(trimming(sign_in(ingrid), mine, offer, script=True, **said))[field]
    assert words in fault
    assert not SheetLine.objects.exists()


def test_a_wish_that_shrinks_takes_the_chiefs_number_with_it(sign_in, sten, ingrid, vera, lotsen, mine, offer):
    wishing(sign_in(sten), mine, offer, lotsen, vera, unnamed="2")
    trimming(sign_in(ingrid), mine, offer, approved="3")
    wishing(sign_in(sten), mine, offer, lotsen, vera, unnamed="0", revision=1)
    assert (line_of(mine, offer).approved, line_of(mine, offer).revision) == (1, 2)


def test_case_60_two_who_change_the_same_course_see_both_texts(sign_in, sten, david, vera, lotsen, mine, offer):
    other = employed("Alma Berg", lotsen)
    wishing(sign_in(sten), mine, offer, lotsen, vera, note="Stens ord")
    refused = wishing(sign_in(david), mine, offer, lotsen, other, note="Davids ord")
    text = told(refused)
    assert refused.status_code == 409
    assert [words in text for words in ("Stens ord", "Davids ord", "Vera Rask", "Alma Berg")] == [True] * 4
    assert names_of(wish_of(mine, offer, lotsen)) == ["Vera Rask"]
    wishing(sign_in(david), mine, offer, lotsen, other, note="Davids ord", over="1")
    assert names_of(wish_of(mine, offer, lotsen)) == ["Alma Berg"]


def test_case_60_two_deputies_who_trim_the_same_course_see_both_numbers(
    sign_in, ingrid, amal, vera, lotsen, mine, offer
):
    deputy = appointed("Berit Ek", Role.IFO_CHIEF, amal, amal)
    wished(mine, offer, lotsen, vera, unnamed=2)
    trimming(sign_in(ingrid), mine, offer, approved="1")
    refused = trimming(sign_in(deputy), mine, offer, approved="2")
    assert (refused.status_code, line_of(mine, offer).approved) == (409, 1)
    assert "Någon annan har ändrat samma del" in told(refused)


def test_the_same_words_sent_twice_are_no_conflict(sign_in, sten, vera, lotsen, mine, offer):
    answers = [wishing(sign_in(sten), mine, offer, lotsen, vera, script=True).status_code for _each in range(2)]
    assert answers == [200, 200]


def test_nobody_is_wished_for_twice_on_a_course(sign_in, ingrid, vera, lotsen, fyren, mine, offer):
    wished(mine, offer, fyren, vera)
    [fault] = faults(wishing(sign_in(ingrid), mine, offer, lotsen, vera, script=True))["people"]
    assert fault == "Vera Rask står redan på kursen, i önskemålet från Fyren. Var och en anmäls en gång."


def test_somebody_in_two_municipalities_is_enrolled_by_one_and_the_other_is_not_named(
    sign_in, sten, vera, lotsen, sotenas, pack, mine, offer
):
    EmploymentFactory(person=vera, organisation=sotenas)
    wished(sheet(pack, sotenas), offer, None, vera)
    [fault] = faults(wishing(sign_in(sten), mine, offer, lotsen, vera, script=True))["people"]
    assert fault == "Vera Rask står redan på kursen, i en annan kommuns anmälan. Var och en anmäls en gång."


@pytest.mark.django_db(transaction=True)
def test_case_61_many_who_name_the_same_person_at_once_name_her_once(sten, vera, lotsen, fyren, mine, offer):
    together, new = threading.Barrier(6), []

    def put(unit):
        together.wait()
        try:
            new.append(wishes.put(sheet=mine, offer=offer, unit=unit, person=vera, by=sten))
        finally:
            connection.close()

    threads = [threading.Thread(target=put, args=[unit]) for unit in (lotsen, fyren, None) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(new), WishedPerson.objects.count()) == ([False] * 5 + [True], 1)


@pytest.mark.django_db(transaction=True)
def test_case_60_of_two_who_save_the_same_revision_at_once_one_is_told_of_the_other(sten, david, lotsen, mine, offer):
    together, answers = threading.Barrier(2), []

    def write(by, note):
        together.wait()
        try:
            answers.append(type(UnitWish(sheet=mine, offer=offer, unit=lotsen).save_on(0, {"note": note}, by=by)))
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=said) for said in ((sten, "Stens ord"), (david, "Davids ord"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.__name__ for one in answers) == ["Conflict", "Saved"]
    assert UnitWish.objects.get().revision == 1


def test_nobody_from_elsewhere_is_named(sign_in, sten, frida, nils, lotsen, mine, offer):
    said = faults(wishing(sign_in(sten), mine, offer, lotsen, frida, nils, script=True))["people"]
    assert said == [
        "Frida Al är inte anställd i Lotsen i dag. Ta bort namnet.",
        "Nils Gran är inte anställd i Lotsen i dag. Ta bort namnet.",
    ]
    assert not UnitWish.objects.exists()


def test_a_municipality_names_anybody_who_works_there_and_nobody_else(sign_in, ingrid, nils, frida, mine, offer):
    [fault] = faults(wishing(sign_in(ingrid), mine, offer, None, nils, frida, script=True))["people"]
    assert fault == "Frida Al är inte anställd i Åmål i dag. Ta bort namnet."
    wishing(sign_in(ingrid), mine, offer, None, nils)
    assert names_of(wish_of(mine, offer)) == ["Nils Gran"]


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"unnamed": "5"}, "unnamed", "Kursen har 4 platser i allt, och ni önskar 5."),
        ({"unnamed": "två"}, "unnamed", "Skriv ett helt tal, till exempel 2."),
        ({"unnamed": "-1"}, "unnamed", "större än eller lika med 0"),
        ({"unnamed": "1", "name_by_on": "2020-01-01"}, "name_by_on", "Den dagen har redan varit."),
        ({"unnamed": "1", "name_by_on": "snart"}, "name_by_on", "Skriv dagen som 2027-03-12 eller 12 mars 2027."),
        ({"people": "ingen"}, "people", "Listan har ändrats. Ladda om sidan och kryssa i igen."),
        ({"people": "0" * 32}, "people", "Personen är inte anställd i Lotsen i dag. Ta bort namnet."),
    ],
)
def test_what_cannot_be_wished_is_said_beside_its_field(said, field, words, sign_in, sten, lotsen, mine, offer):
    [fault] = faults(wishing(sign_in(sten), mine, offer, lotsen, script=True, **said))[field]
    assert words in fault


def test_names_come_before_the_course_begins_and_within_its_term(sign_in, sten, lotsen, pack, mine, offer):
    late = pack.term.last_on + dt.timedelta(days=1)
    said = {"unnamed": "1", "name_by_on": str(late), "script": True}
    [outside] = faults(wishing(sign_in(sten), mine, offer, lotsen, **said))["name_by_on"]
    first = pack.term.first_on + dt.timedelta(days=30)
    Occasion.objects.create(course=offer.course, offer=offer, status="planned", first_on=first, last_on=first)
    said["name_by_on"] = str(first)
    [begun] = faults(wishing(sign_in(sten), mine, offer, lotsen, **said))["name_by_on"]
    assert (outside.startswith("Dagen ligger utanför"), begun.startswith("Kursen börjar")) == (True, True)


def test_what_was_typed_stays_on_the_page_beside_its_fault(sign_in, sten, vera, lotsen, mine, offer):
    refused = wishing(sign_in(sten), mine, offer, lotsen, vera, unnamed="9", note="Vi behöver många.")
    assert refused.status_code == 422
    assert "Vi behöver många." in told(refused)
    assert f'value="{vera.pk}" id="f' in told(refused)


def test_an_identity_number_is_not_kept(sign_in, sten, lotsen, mine, offer):
    said = faults(wishing(sign_in(sten), mine, offer, lotsen, note=f"Gäller {identity_number()}", script=True))
    assert said == {"note": ["Det här ser ut som ett personnummer. Ta bort det."]}


@pytest.mark.parametrize(("page", "field"), [("enrolment_submit", "note"), ("enrolment_open_late", "because")])
def test_nor_in_the_greeting_or_in_the_reason_to_open_late(page, field, sign_in, karin, pack, mine):
    closed(pack)
    EnrolmentSheet.objects.filter(pk=mine.pk).update(late_because="Chefen var sjuk.")
    answer = sign_in(karin).post(at(page, mine), {field: f"Gäller {identity_number()}"})
    assert answer.context["form"].errors == {field: ["Det här ser ut som ett personnummer. Ta bort det."]}


def test_scenario_f_one_second_after_the_last_day_the_text_stays_and_says_who_can_open(
    sign_in, sten, vera, lotsen, karin, amal, time_machine
):
    time_machine.move_to(dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC), tick=False)
    mine, offer = of(open_package(karin, last_sign_up_on=dt.date(2027, 6, 15)), amal)
    supervisor = sign_in(sten)
    time_machine.move_to(dt.datetime(2027, 6, 15, 21, 59, 59, tzinfo=dt.UTC), tick=False)
    supervisor.force_login(sten)
    assert wishing(supervisor, mine, offer, lotsen, vera, note="I tid").status_code == 302
    time_machine.move_to(dt.datetime(2027, 6, 15, 22, tzinfo=dt.UTC), tick=False)
    refused = wishing(supervisor, mine, offer, lotsen, vera, note="För sent", revision=1)
    text = told(refused)
    assert (refused.status_code, wish_of(mine, offer, lotsen).note) == (409, "I tid")
    assert "För sent" in text
    assert "Anmälan var öppen till och med 15 juni 2027. Karin Ström (karin@example.org) kan öppna den." in text


def test_scenario_f_the_course_administrator_opens_with_a_reason_and_sends_in_and_the_journal_says_so(
    sign_in, karin, ingrid, vera, lotsen, pack, mine, offer
):
    closed(pack)
    keeper = sign_in(karin)
    assert keeper.post(at("enrolment_open_late", mine), {"because": ""}).status_code == 422
    keeper.post(at("enrolment_open_late", mine), {"because": "Chefen var sjuk."})
    assert wishing(sign_in(ingrid), mine, offer, lotsen, vera).status_code == 409
    assert wishing(keeper, mine, offer, lotsen, vera).status_code == 302
    assert submitted(mine, karin, keeper).submitted_by == karin
    said = [(one.verb, one.by_name, one.details) for one in Entry.objects.filter(thing_id=mine.pk).order_by("at", "pk")]
    assert said == [
        ("opened_late", "Karin Ström", {"reason": "Chefen var sjuk."}),
        ("submitted", "Karin Ström", {}),
    ]


def test_nobody_opens_late_what_is_open_or_given_out(sign_in, karin, pack, mine):
    keeper = sign_in(karin)
    page = keeper.post(at("enrolment_open_late", mine), {"because": "Sen."}, follow=True)
    assert "Sista anmälningsdagen har inte varit." in told(page)
    mine.refresh_from_db()
    assert mine.late_because == ""


def test_the_chief_sends_in_with_a_greeting_and_opens_again_until_the_last_day(
    sign_in, ingrid, vera, lotsen, pack, mine, offer
):
    wished(mine, offer, lotsen, vera, unnamed=2)
    approved(mine, offer, 2, priority=1)
    chief = sign_in(ingrid)
    page = told(chief.get(at("enrolment_submit", mine)))
    assert "2 platser på 1 kurs, 2 utan namn än." in page
    chief.post(at("enrolment_submit", mine), {"note": "Tack!"})
    mine.refresh_from_db()
    assert (mine.status, mine.submitted_by, mine.note) == ("submitted", ingrid, "Tack!")
    assert trimming(chief, mine, offer, approved="1").status_code == 409
    chief.post(at("enrolment_reopen", mine))
    assert trimming(chief, mine, offer, approved="1", revision=0).status_code == 302
    closed(pack)
    assert "Sista anmälningsdagen har varit" in told(chief.post(at("enrolment_reopen", mine), follow=True))


def test_what_is_sent_in_says_who_sent_it_and_until_when_it_can_be_opened(
    sign_in, ingrid, sten, vera, lotsen, mine, offer
):
    submitted(mine, ingrid, sign_in(ingrid))
    refused = wishing(sign_in(sten), mine, offer, lotsen, vera, note="Glömde Vera")
    assert refused.status_code == 409
    assert "Glömde Vera" in told(refused)
    assert "Ingrid Ås skickade in anmälan" in told(refused)
    assert sign_in(sten).get(wish_address(mine, offer, lotsen)).status_code == 302


def test_sending_in_twice_is_said_in_plain_words(sign_in, ingrid, mine):
    chief = sign_in(ingrid)
    submitted(mine, ingrid, chief)
    again = chief.post(at("enrolment_submit", mine), {"note": ""})
    assert (again.status_code, "Anmälan är inskickad" in told(again)) == (409, True)


def test_a_deputy_does_what_the_chief_does(sign_in, amal, ingrid, mine):
    deputy = appointed("Berit Ek", Role.IFO_CHIEF, amal, amal)
    assert submitted(mine, deputy, sign_in(deputy)).submitted_by == deputy


def test_all_who_have_wished_for_the_course_are_taken_along(sign_in, sten, vera, lotsen, mine, offer):
    other = employed("Alma Berg", lotsen)
    for one in (vera, other):
        wished_for_herself(one, offer.course)
    assert "Ta med alla 2 som önskat den" in told(sign_in(sten).get(at("enrolment", mine)))
    sign_in(sten).post(at("enrolment_take", mine, offer, lotsen))
    assert sorted(names_of(wish_of(mine, offer, lotsen))) == ["Alma Berg", "Vera Rask"]
    sign_in(sten).post(at("enrolment_take", mine, offer, lotsen))
    assert WishedPerson.objects.count() == 2


def test_more_than_the_seats_are_not_taken_along(sign_in, sten, vera, lotsen, mine, offer):
    wished(mine, offer, lotsen, unnamed=4)
    wished_for_herself(vera, offer.course)
    page = sign_in(sten).post(at("enrolment_take", mine, offer, lotsen), follow=True)
    assert "Kursen har 4 platser i allt. Ta bort någon först." in told(page)
    assert not WishedPerson.objects.exists()


def test_taking_along_after_the_last_day_says_why_not(sign_in, sten, vera, lotsen, pack, mine, offer):
    wished_for_herself(vera, offer.course)
    closed(pack)
    answered = sign_in(sten).post(at("enrolment_take", mine, offer, lotsen))
    assert (answered.status_code, "kan öppna den" in told(answered)) == (409, True)


def test_who_needs_the_course_stands_first(sign_in, sten, vera, learning, mine, offer):
    others = {
        name: employed(name, learning, in_profession_since_on=dt.date(2024, 2, 1)) for name in ("Alma", "Cia", "Bo")
    }
    adopted_plan(deepening=[offer.course])
    taken(others["Alma"], offer.course, 2025)
    wished_for_herself(others["Cia"], offer.course)
    groups = sign_in(sten).get(wish_address(mine, offer, learning)).context["people"].groups
    assert [(heading, [one.name for one in people]) for heading, people in groups] == [
        ("Behöver kursen", ["Cia", "Bo", "Vera Rask"]), ("Övriga", ["Alma"]),
    ]  # fmt: skip


def test_a_search_finds_no_more_than_has_room_and_nobody_from_elsewhere(sign_in, ingrid, frida, amal, mine, offer):
    for number in range(30):
        employed(f"Person{number} Berg", UnitFactory(organisation=amal))
    page = sign_in(ingrid).get(wish_address(mine, offer), {"sok": "berg"})
    assert len(page.context["people"].found) == 20
    assert sign_in(ingrid).get(wish_address(mine, offer), {"sok": "frida"}).context["people"].found == []


def test_names_are_told_to_those_who_lead_the_unit_and_to_the_chief(
    sign_in, sten, nils, ingrid, karin, fyren, mine, offer
):
    wished(mine, offer, fyren, nils)
    seen = {one.name: "Nils Gran" in told(sign_in(one).get(at("enrolment", mine))) for one in (sten, ingrid, karin)}
    assert seen == {"Sten Dal": False, "Ingrid Ås": True, "Karin Ström": True}
    assert "1 med namn" in told(sign_in(sten).get(at("enrolment", mine)))


def test_a_note_is_read_by_those_who_read_the_names(sign_in, sten, ingrid, nils, fyren, mine, offer):
    wished(mine, offer, fyren, nils, note="Nils har väntat länge.")
    seen = ["har väntat länge" in told(sign_in(one).get(at("enrolment", mine))) for one in (sten, ingrid)]
    assert seen == [False, True]


def test_what_was_refused_before_and_who_lacks_it_stand_beside_the_course(sign_in, ingrid, lotsen, pack, mine, offer):
    term = pack.term.before()
    old = offered(package(year=term.year, half=term.half), offer.course)
    facts = {"weight": 1, "computed": 3, "reason": "Fler önskade än det fanns platser."}
    Award.objects.create(offer=old, organisation=mine.organisation, wanted=4, places=3, **facts)
    counted = {"people": 9, "have": 4, "again": 1, "planned": 0, "partly": 1, "missing": 4}
    UnitDemand.objects.create(unit=lotsen, course=offer.course, reckoned_at=timezone.now(), **counted)
    text = " ".join(told(sign_in(ingrid).get(at("enrolment", mine))).split())
    assert f"{term}: önskade 4, fick 3" in text
    assert "Lotsen: 5, och 1 ska läsa om" in text
    assert f"{str(term).capitalize()} önskade ni 4 platser och fick 3." in text


def test_small_numbers_of_need_are_not_told_to_those_who_follow_no_unit(sign_in, karin, lotsen, mine, offer):
    counted = {"people": 9, "have": 6, "again": 0, "planned": 0, "partly": 0, "missing": 3}
    UnitDemand.objects.create(unit=lotsen, course=offer.course, reckoned_at=timezone.now(), **counted)
    assert sign_in(karin).get(at("enrolment", mine)).context["told"].courses[0].needs == []


@pytest.mark.parametrize("who", ["eva", "vera", "olof", "gunnar", "frida"])
def test_outsiders_find_no_sheet(who, request, sign_in, lotsen, mine, offer):
    client = sign_in(request.getfixturevalue(who))
    pages = [at("enrolment", mine), at("enrolment_submit", mine), wish_address(mine, offer, lotsen)]
    assert [client.get(one).status_code for one in pages] == [404] * 3
    assert trimming(client, mine, offer, approved="1").status_code == 404


def test_a_visitor_signs_in_first_and_lands_on_the_sheet(client, mine):
    asked = client.get(at("enrolment", mine))
    assert (asked.status_code, asked.url.endswith(f"next={at('enrolment', mine)}")) == (302, True)


def test_a_supervisor_writes_for_her_unit_and_not_for_another_nor_as_the_chief(sign_in, sten, fyren, mine, offer):
    client = sign_in(sten)
    answers = [
        wishing(client, mine, offer, fyren).status_code,
        wishing(client, mine, offer).status_code,
        trimming(client, mine, offer, approved="0").status_code,
        client.post(at("enrolment_submit", mine)).status_code,
        client.post(at("enrolment_open_late", mine)).status_code,
    ]
    assert answers == [403] * 5


def test_another_municipalitys_unit_and_another_packages_course_are_not_there(
    sign_in, ingrid, lotsen, sotenas, mine, offer
):
    strange = UnitFactory(organisation=sotenas)
    other = offered(package(year=2031), course("Hembesök", "hembesok"))
    client = sign_in(ingrid)
    assert [wishing(client, mine, *place).status_code for place in ((offer, strange), (other, lotsen))] == [404, 404]


def questions(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_a_sheet_asks_as_many_questions_for_thirty_courses_as_for_one(sign_in, ingrid, vera, lotsen, karin, amal):
    mine, offer = of(open_package(karin), amal)
    wished(mine, offer, lotsen, vera)
    approved(mine, offer, 1)
    few = questions(sign_in(ingrid), at("enrolment", mine))
    for number in range(29):
        more = offered(mine.package, course(f"Kurs {number}", f"kurs-{number}"))
        unit = UnitFactory(organisation=amal)
        wished(mine, more, unit, employed(f"Person{number} Ek", unit), unnamed=1)
        approved(mine, more, 1)
    assert questions(sign_in(ingrid), at("enrolment", mine)) == few


def test_a_wish_asks_as_many_questions_for_thirty_people_as_for_one(sign_in, sten, vera, lotsen, mine, offer):
    wished(mine, offer, lotsen, vera)
    few = questions(sign_in(sten), wish_address(mine, offer, lotsen))
    for number in range(29):
        employed(f"Person{number} Ek", lotsen)
    assert questions(sign_in(sten), wish_address(mine, offer, lotsen)) == few


def test_somebody_who_leads_nothing_any_more_finds_nothing(sign_in, sten, mine):
    sten.appointments.update(ends_on=dt.date(2021, 1, 1))
    assert sign_in(sten).get(at("enrolment", mine)).status_code == 404


def test_a_supervisor_of_two_municipalities_sees_two_sheets(sign_in, sten, sotenas, pack, mine):
    AppointmentFactory(person=sten, role=Role.UNIT_MANAGER, body=UnitFactory(organisation=sotenas))
    seen = EnrolmentSheet.objects.visible_to(sten).order_by("organisation__name")
    assert [one.organisation.name for one in seen] == ["Sotenäs", "Åmål"]


@pytest.mark.parametrize(
    ("wanted", "lent", "told_so"),
    [
        (2, 0, "Ungefär 6 500 kronor om ni får alla och kurserna blir fulla."),
        (2, 1_500, "Ungefär 5 000 kronor om ni får alla och kurserna blir fulla."),
        (0, 1_500, "Ungefär 1 500 kronor tillbaka till er, om ni får alla och kurserna blir fulla."),
    ],
)
def test_what_it_may_cost_says_what_it_rests_on(wanted, lent, told_so, sign_in, ingrid, mine, offer):
    Offer.objects.filter(pk=offer.pk).update(seats=4, cost_fixed=12_000, cost_per_participant=250)
    wished(mine, offer, None, unnamed=wanted)
    if lent:
        TrainerCredit.objects.create(offer=offer, organisation=mine.organisation, amount=lent)
    page = told(sign_in(ingrid).get(at("enrolment", mine))).replace("\N{NO-BREAK SPACE}", " ")
    assert told_so in page


def test_what_each_course_may_cost_stands_where_the_sheet_is_sent_in(sign_in, ingrid, mine, offer):
    Offer.objects.filter(pk=offer.pk).update(seats=4, cost_fixed=12_000, cost_per_participant=250)
    wished(mine, offer, None, unnamed=2)
    page = told(sign_in(ingrid).get(at("enrolment_submit", mine))).replace("\N{NO-BREAK SPACE}", " ")
    assert 'data-label="Ungefärlig kostnad, kr">6 500</td>' in page


def test_a_line_that_is_saved_asks_no_more_of_many_courses(sign_in, ingrid, mine, offer):
    client = sign_in(ingrid)
    trimming(client, mine, offer, script=True, comment="Först.")
    few = _asked_by(client, mine, offer, 1)
    for number in range(5):
        wished(mine, offered(offer.package, course(f"Kurs {number}", f"kurs-{number}")), None, unnamed=2)
    assert _asked_by(client, mine, offer, 2) == few <= 27


def _asked_by(client, mine, offer, revision):
    with CaptureQueriesContext(connection) as asked:
        answer = trimming(client, mine, offer, revision=revision, script=True, comment=f"Gång {revision}.")
    assert answer.status_code == 200
    return len(asked)
