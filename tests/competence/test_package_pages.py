"""What the pages of a package show, and to whom; and what a plan asks for beside what is offered."""

import datetime as dt
import io
import re
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from competence.actions.packages import making
from competence.documents.packages.costing import Costs
from competence.documents.packages.differences import Differences
from competence.models import EnrolmentSheet, Line, Offer, TermPackage, TrainerCredit, UnitDemand
from competence.terms import Half, Term
from fyrbodal.sealed.minutes import to_choose_from
from fyrbodal.sealed.models import Audience, Copy
from fyrbodal.swedish import MINUS
from networks.models import Edition, Meeting, Network
from tests.competence.catalogue import course, planned
from tests.competence.packages import approved, offered, package, sent, sheet, wished
from tests.competence.planning import adopted, draft

pytestmark = pytest.mark.django_db
AUTUMN = Term(2027, Half.AUTUMN)


def at(name, *args):
    return reverse(f"competence:{name}", args=args)


def text_of(answer):
    words = re.sub(r"<[^>]*>", " ", answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(words.split())


@pytest.fixture
def keeper(sign_in, karin):
    return sign_in(karin)


@pytest.fixture
def autumn():
    return package(year=2027, half=Half.AUTUMN, last_sign_up_on=dt.date(2027, 6, 15))


def planned_for(karin, **asked):
    """A plan that is adopted, with a line for each course; its words of how often are given by the course's name."""
    plan = draft()
    section = plan.sections.get()
    Line.objects.filter(section=section).delete()
    for place, (name, frequency) in enumerate(asked.items()):
        made = course(name, name.lower())
        Line.objects.create(section=section, position=place, theme=name, course=made, frequency=frequency)
    adopted(plan, by=karin)
    return {name: course(name, name.lower()) for name in asked}


def names(missing):
    return [str(one.course) for one in missing]


def held(of, day):
    planned(of, status="held", first_on=day, last_on=day)


def test_what_a_plan_says_is_due_by_the_end_of_the_term_is_missed_when_it_is_not_offered(karin, autumn):
    known = planned_for(karin, Due="1 gång/år", Later="vartannat år", Decide="vid behov", Never="1 gång/år")
    for name in ("Due", "Later"):
        held(known[name], dt.date(2026, 10, 1))
    found = Differences(autumn, {})
    assert (names(found.due), names(found.to_decide)) == (["Due"], ["Decide", "Never"])


def test_what_is_offered_or_given_in_the_term_all_the_same_is_not_missed(karin, autumn):
    known = planned_for(karin, Offered="1 gång/år", Given="1 gång/år")
    for one in known.values():
        held(one, dt.date(2026, 3, 1))
    offered(autumn, known["Offered"])
    planned(known["Given"], first_on=dt.date(2027, 9, 1), last_on=dt.date(2027, 9, 1))
    found = Differences(autumn, {})
    assert (found.due, found.to_decide, found.beyond) == ([], [], [])


def test_a_start_that_falls_in_the_term_is_missed_and_a_later_one_is_not(karin, autumn):
    planned_for(karin, Begins="start okt 2027", Waits="start okt 2028")
    found = Differences(autumn, {})
    assert (names(found.due), names(found.to_decide)) == (["Begins"], [])


def test_a_course_that_counts_another_stands_for_it(karin, autumn):
    known = planned_for(karin, Older="vid behov")
    newer = course("Newer", "newer")
    newer.counts.add(known["Older"])
    offered(autumn, newer)
    found = Differences(autumn, {})
    assert (found.to_decide, found.beyond) == ([], [])


def test_what_is_offered_and_in_no_plan_is_said(karin, autumn):
    planned_for(karin, Asked="vid behov")
    offered(autumn, course("Egen", "egen"))
    assert [str(one) for one in Differences(autumn, {}).beyond] == ["Egen"]


def test_how_many_would_need_it_stands_beside_and_small_numbers_do_not(keeper, karin, autumn, lotsen):
    known = planned_for(karin, Many="vid behov", Few="vid behov")
    for name, people in (("Many", 9), ("Few", 3)):
        figures = {"people": people, "missing": people, "have": 0, "again": 0, "planned": 0, "partly": 0}
        UnitDemand.objects.create(unit=lotsen, course=known[name], reckoned_at=timezone.now(), **figures)
    needed = {str(one.course): one.needed for one in Differences(autumn, {lotsen.pk: "Åmål"}).to_decide}
    assert (needed["Many"].demand.wanted, needed["Few"].is_hidden) == (9, True)
    assert "Many vid behov 9 Lägg till Few vid behov färre än fem på steget" in text_of(
        keeper.get(at("package", autumn.pk))
    )


def test_the_newest_package_is_copied_in_one_step(keeper, karin, autumn):
    offered(autumn)
    page = keeper.get(at("package_copy", autumn.pk))
    said = page.context["form"].initial
    assert (said["year"], said["half"], said["last_sign_up_on"]) == (2028, Half.SPRING, dt.date(2027, 12, 15))
    answer = keeper.post(at("package_copy", autumn.pk), said)
    made = TermPackage.objects.get(year=2028)
    assert (answer.url, made.copied_from, made.offers.count()) == (made.get_absolute_url(), autumn, 1)


def test_a_term_has_one_package_and_its_last_day_is_before_its_end(keeper, autumn):
    said = {"year": 2027, "half": "autumn", "last_sign_up_on": "2027-06-15"}
    assert keeper.post(at("package_add"), said).status_code == 422
    for day in ("2028-01-01", "2026-12-31"):
        answer = keeper.post(
            at("package_add"), said | {"half": "spring" if day < "2027" else "autumn", "last_sign_up_on": day}
        )
        assert answer.status_code == (302 if day == "2026-12-31" else 422)


@pytest.mark.parametrize("year", ["0", "9999", "1000000000", "9" * 400])
@pytest.mark.parametrize("half", ["spring", "autumn"])
def test_a_number_that_is_no_year_is_refused_where_it_stands(year, half, keeper, autumn):
    said = {"year": year, "half": half, "last_sign_up_on": "2027-06-15", "words": ""}
    for address in (at("package_add"), at("package_copy", autumn.pk)):
        answer = keeper.post(address, said)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["year"])


def test_a_course_has_days_within_the_term_and_no_more_needed_than_seats(keeper, autumn):
    said = {
        "course": course().pk,
        "seats": "8",
        "key": "equal",
        "floor": "1",
        "cost_fixed": "0",
        "cost_per_participant": "0",
    }
    wrong = [{"minimum": "9"}, {"name_by_on": "2028-01-01"}, {"name_by_on": "2027-06-01"}, {"seats": "0"}]
    assert [keeper.post(at("offer_add", autumn.pk), said | one).status_code for one in wrong] == [422] * 4
    assert keeper.post(at("offer_add", autumn.pk), said | {"cost_fixed": "12 500,50"}).status_code == 302
    assert keeper.post(at("offer_add", autumn.pk), said).status_code == 422
    made = Offer.objects.get()
    assert (made.seats, made.cost_fixed) == (8, Decimal("12500.50"))
    assert 'value="12500,5"' in keeper.get(at("offer_edit", made.pk)).content.decode()


def test_what_nobody_may_do_yet_or_any_more_is_said_and_not_asked(keeper, karin):
    pack = sent(package(), karin)
    answer = keeper.get(at("package_send", pack.pk), follow=True)
    assert "Det går inte nu: paketet är utskickat." in text_of(answer)


def minutes_of(meeting, number, by, **withdrawn):
    facts = {"kind": "minutes", "thing_kind": "networks.meeting", "thing_id": str(meeting.pk), "number": number}
    sealed = {"content": "{}", "html": "", "sha256": "0" * 64, "sealed_by": by, "sealed_by_name": by.name}
    inner, public = (
        Copy.objects.create(title="FoU-rum 1 november", audience=audience, **facts, **sealed)
        for audience in (Audience.PARTICIPANTS, Audience.PUBLIC)
    )
    published = {
        "finalised_by": by,
        "published_at": timezone.now(),
        "published_by": by,
        "public_copy": public,
        "reason": "Fel dag.",
    }
    Edition.objects.create(meeting=meeting, number=number, copy=inner, **published, **withdrawn)
    return inner, public


@pytest.fixture
def meeting(bim):
    return Meeting.objects.create(network=bim, held_on=dt.date(2026, 11, 1))


def decided_by(meeting, keeper, package, copy):
    said = {"on": str(timezone.localdate()), "where": "FoU-rum IFO", "minutes": copy.pk}
    return keeper.post(at("package_decide", package.pk), said)


def test_a_decision_points_at_the_public_minutes_of_the_meeting(keeper, karin, autumn, meeting):
    offered(autumn)
    inner, public = minutes_of(meeting, 1, karin)
    assert decided_by(meeting, keeper, autumn, inner).status_code == 422
    decided_by(meeting, keeper, autumn, public)
    link = f'<a href="{reverse("networks:edition", args=[meeting.pk, 1])}">FoU-rum 1 november, utgåva 1</a>'
    assert link in keeper.get(at("package", autumn.pk)).content.decode()


def test_minutes_that_are_open_no_more_are_named_without_a_link_and_not_offered(keeper, karin, autumn, meeting):
    offered(autumn)
    Network.objects.update(open_to_staff=False)
    _inner, public = minutes_of(meeting, 1, karin)
    decided_by(meeting, keeper, autumn, public)
    meeting.editions.update(withdrawn_at=timezone.now(), withdrawn_by=karin)
    page = keeper.get(at("package", autumn.pk)).content.decode()
    assert "FoU-rum IFO, FoU-rum 1 november, utgåva 1</dd>" in page
    assert list(to_choose_from()) == []
    _inner, corrected = minutes_of(meeting, 2, karin)
    assert reverse("networks:edition", args=[meeting.pk, 2]) in keeper.get(at("package", autumn.pk)).content.decode()
    assert list(to_choose_from()) == [corrected]


def test_the_confirmation_says_to_how_many_and_where_nobody_is(keeper, autumn, karin, ingrid, david, sotenas):
    offered(autumn)
    TermPackage.objects.filter(pk=autumn.pk).update(status="decided", decided_on=timezone.localdate())
    said = text_of(keeper.get(at("package_send", autumn.pk)))
    assert "2 kommuner får en samlad anmälan med 1 kurs" in said
    assert "2 personer får mejl" in said
    assert "I de här kommunerna finns ingen att mejla: Sotenäs." in said


def test_who_has_answered_is_for_chiefs_and_the_others_see_their_own(
    sign_in, karin, ingrid, david, vera, amal, sotenas
):
    pack = sent(package(), karin)
    facts = {"status": "submitted", "submitted_at": timezone.now(), "submitted_by": ingrid}
    EnrolmentSheet.objects.filter(organisation=amal).update(**facts)
    seen = {
        who.name: [
            place for place in ("Sotenäs", "Åmål") if f"{place}" in text_of(sign_in(who).get(at("package", pack.pk)))
        ]
        for who in (karin, ingrid, david, vera)
    }
    both = ["Sotenäs", "Åmål"]
    assert seen == {"Karin Ström": both, "Ingrid Ås": both, "David Ek": ["Åmål"], "Vera Rask": []}


def test_a_proposal_is_seen_by_chiefs_and_what_is_sent_by_all(sign_in, karin, ingrid, vera, autumn):
    sent(package(), karin)
    listed = {who.name: text_of(sign_in(who).get(at("packages"))).count("Utbildningspaketet") for who in (ingrid, vera)}
    assert listed == {"Ingrid Ås": 2, "Vera Rask": 1}


@pytest.fixture
def costly(karin, lotsen, amal, sotenas):
    """9 000 for all and 250 each: Åmål wishes for two, of which its chief stands behind one, and Sotenäs for two."""
    pack = sent(package(), karin)
    offer = offered(pack, cost_fixed=Decimal(9_000), cost_per_participant=Decimal(250))
    wished(sheet(pack, amal), offer, lotsen, unnamed=2)
    approved(sheet(pack, amal), offer, 1)
    wished(sheet(pack, sotenas), offer, None, unnamed=2)
    TrainerCredit.objects.create(offer=offer, organisation=amal, amount=Decimal(4_000))
    return pack


def test_before_the_decision_costs_are_reckoned_on_what_is_asked_for_and_said_to_be(keeper, costly):
    found = {str(one.organisation): (one.places, one.total) for one in Costs(costly)}
    assert found == {"Sotenäs": (2, Decimal("6500.00")), "Åmål": (1, Decimal("-750.00"))}
    said = text_of(keeper.get(at("package", costly.pk)))
    assert "Räknat på vad kommunerna önskar nu, med den fasta kostnaden delad av dem som önskar." in said
    assert f"Åmål Lånar ut mer än den ska betala, och får tillbaka. 1 {MINUS}750,00" in said


def test_the_invoice_basis_has_a_row_for_each_municipality_and_course_and_a_sum(keeper, costly):
    sheet_of = openpyxl.load_workbook(io.BytesIO(keeper.get(at("package_costs", costly.pk)).content))["Kostnader"]
    rows = [[cell.value for cell in row] for row in sheet_of.iter_rows(min_row=2)]
    assert rows == [
        ["Sotenäs", "Samtal i svåra lägen", 2, 6000, 500, 0, 6500],
        ["Åmål", "Samtal i svåra lägen", 1, 3000, 250, -4000, -750],
        ["Summa", None, 3, 9000, 750, -4000, 5750],
    ]


def test_a_course_that_nobody_wishes_for_has_nobody_to_pay_its_fixed_cost(keeper, costly):
    offered(costly, course("Klarspråk", "klarsprak"), cost_fixed=Decimal(500))
    assert (
        "Klarspråk: ingen önskar en plats än, så den fasta kostnaden på 500 kronor har ingen att dela den."
        in text_of(keeper.get(at("package", costly.pk)))
    )


def test_the_last_day_goes_into_a_calendar_and_moves_there_when_it_is_moved(keeper, karin):
    pack = sent(package(), karin)
    before = Calendar.from_ical(keeper.get(at("package_calendar", pack.pk)).content).events[0]
    TermPackage.objects.filter(pk=pack.pk).update(last_sign_up_on=pack.last_sign_up_on + dt.timedelta(days=2))
    after = Calendar.from_ical(keeper.get(at("package_calendar", pack.pk)).content).events[0]
    assert before["uid"] == after["uid"]
    assert after["sequence"] - before["sequence"] == (after.decoded("dtstart") - before.decoded("dtstart")).days == 2


def test_the_day_of_those_who_wait_for_a_package_says_so(sign_in, karin, ingrid, vera, autumn):
    shown = {who.name: "Utbildningspaketet" in text_of(sign_in(who).get("/min-dag/")) for who in (karin, ingrid, vera)}
    assert shown == {"Karin Ström": True, "Ingrid Ås": True, "Vera Rask": False}


def test_the_administrators_day_says_how_many_have_answered(keeper, karin, ingrid, amal, sotenas):
    sent(package(), karin)
    facts = {"status": "submitted", "submitted_at": timezone.now(), "submitted_by": ingrid}
    EnrolmentSheet.objects.filter(organisation=amal).update(**facts)
    assert "1 av 2 kommuner har skickat in." in text_of(keeper.get("/min-dag/"))


def test_who_leads_a_unit_is_led_from_the_package_to_the_municipalitys_sheet(sign_in, karin, david, vera, amal):
    pack = sent(package(), karin)
    address = sheet(pack, amal).get_absolute_url()
    pages = {who.name: sign_in(who).get(at("package", pack.pk)).content.decode() for who in (david, vera)}
    assert {name: address in page for name, page in pages.items()} == {"David Ek": True, "Vera Rask": False}


def test_a_package_of_thirty_courses_is_read_with_as_many_questions_as_one_of_one(
    keeper, karin, autumn, django_assert_num_queries, django_assert_max_num_queries
):
    offered(autumn)
    keeper.get(at("package", autumn.pk))
    with django_assert_max_num_queries(60) as asked:
        keeper.get(at("package", autumn.pk))
    for number in range(29):
        offered(autumn, course(f"Kurs {number}", f"kurs-{number}"))
    with django_assert_num_queries(len(asked)):
        keeper.get(at("package", autumn.pk))


def test_seats_are_never_fewer_than_what_is_needed_and_both_may_rise_at_once(karin, autumn):
    of = offered(autumn, seats=8, minimum=6)
    of.seats, of.minimum = 12, 10
    making.keep_offer(offer=of, by=karin)
    of.seats, of.minimum = 5, 4
    making.keep_offer(offer=of, by=karin)
    of.refresh_from_db()
    assert (of.seats, of.minimum) == (5, 4)
