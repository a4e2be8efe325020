"""Who was there is noted day by day, becomes what people have taken, and gives a certificate."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from competence.actions.around import attendance, holding
from competence.documents.around.attended import Attended
from competence.documents.around.certificate import certificate
from competence.documents.around.signing_list import signing_list
from competence.models import Attendance, CourseWish, Occasion, Participation, Place, WrongTurn
from fyrbodal.journal.models import Entry
from tests.competence.around import given, held, over, placed, there
from tests.competence.learning import wished
from tests.competence.packages import offered, package, sheet
from tests.competence.packages import wished as wished_for
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def page(client, occasion, **sent):
    address = reverse("competence:occasion_attendance", args=[occasion.pk])
    return client.post(address, sent) if sent else client.get(address)


def names(occasion):
    """(person, day) → the field of the form."""
    found = Attended(occasion)
    return {
        (one.person, number): f"{one.pk.hex}-{day.pk.hex}"
        for one in found.places
        for number, day in enumerate(found.days)
    }


def noted():
    return dict(Attendance.objects.values_list("place__person__name", "status"))


def test_each_is_noted_by_herself(vera, nils, karin, sign_in):
    occasion = over(vera, nils)
    field = names(occasion)
    page(sign_in(karin), occasion, **{field[vera, 0]: "present", field[nils, 0]: "absent"})
    assert noted() == {"Vera Rask": "present", "Nils Gran": "absent"}
    assert Attendance.objects.filter(noted_by=karin).count() == 2


def test_all_were_there_in_one_press_and_it_is_undone_by_another(vera, nils, karin, sign_in):
    occasion = over(vera, nils)
    there(occasion, nils, "absent")
    client, day = sign_in(karin), occasion.days.get()
    told = []
    for _press in range(3):
        page(client, occasion, alla=str(day.pk))
        told.append(noted())
    both, one = {"Vera Rask": "present", "Nils Gran": "absent"}, {"Nils Gran": "absent"}
    assert told == [both, one, both]


def test_two_who_note_at_once_do_not_undo_each_other(vera, nils, karin, sign_in):
    """The page of each says what stood when it was opened."""
    occasion = over(vera, nils)
    field = names(occasion)
    there(occasion, vera, "present")
    before = {f"initial-{field[vera, 0]}": "", field[vera, 0]: ""}
    page(sign_in(karin), occasion, **before, **{field[nils, 0]: "partly"})
    assert noted() == {"Vera Rask": "present", "Nils Gran": "partly"}


def test_what_is_noted_can_be_taken_away(vera, karin, sign_in):
    occasion = over(vera)
    there(occasion, vera, "absent")
    field = names(occasion)[vera, 0]
    page(sign_in(karin), occasion, **{f"initial-{field}": "absent", field: ""})
    assert noted() == {}


def test_nothing_is_noted_before_the_day_has_come(vera, karin, sign_in, time_machine):
    time_machine.move_to(dt.datetime(2027, 3, 10, 12, tzinfo=dt.UTC), tick=False)
    occasion = given(vera, in_days=1)
    day = occasion.days.get()
    told = page(sign_in(karin), occasion, alla=str(day.pk)).wsgi_request._messages
    assert [str(one) for one in told] == ["Närvaro noteras tidigast samma dag."]
    with pytest.raises(WrongTurn):
        attendance.note(occasion=occasion, marks={(Place.objects.get().pk, day.pk): "present"}, by=karin)
    time_machine.move_to(dt.datetime(2027, 3, 10, 23, 0, 1, tzinfo=dt.UTC))  # past midnight in Sweden
    assert attendance.all_were_there(day=day, by=karin)


@pytest.mark.parametrize("sent", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_day_of_nothing_is_not_found(sent, vera, karin, sign_in):
    assert page(sign_in(karin), over(vera), alla=sent).status_code == 404


def test_a_place_of_another_occasion_is_not_noted_here(vera, nils, karin):
    here, beside = over(vera), over(nils, name="Grupp 2")
    marks = {(Place.objects.get(person=nils).pk, here.days.get().pk): "present"}
    assert attendance.note(occasion=here, marks=marks, by=karin) == 0
    assert (noted(), beside.places.count()) == ({}, 1)


def test_outsiders_note_nothing(vera, david, ingrid, gunnar, olof, sign_in):
    occasion = over(vera)
    field = names(occasion)[vera, 0]
    statuses = [
        page(sign_in(one), occasion, **{field: "present"}).status_code for one in (vera, david, ingrid, gunnar, olof)
    ]
    assert (statuses, noted()) == ([403] * 5, {})


def settled():
    rows = Participation.objects.order_by("person__name").values_list(
        "person__name", "status", "taken_on", "organisation__name"
    )
    return list(rows)


def test_an_occasion_that_was_held_gives_everybody_what_she_took(vera, nils, karin, sign_in, orust):
    occasion = over(vera, nils, days=2)
    Place.objects.filter(person=nils).update(organisation=orust)  # where he worked when he got it
    there(occasion, vera, "present", "absent")
    there(occasion, nils, "absent", "absent")
    client, address = sign_in(karin), reverse("competence:occasion_hold", args=[occasion.pk])
    form = client.get(address).context["form"]
    client.post(address, {name: form[name].initial for name in form.fields})
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    assert settled() == [("Nils Gran", "missed", yesterday, "Orust"), ("Vera Rask", "taken", yesterday, "Åmål")]
    assert Occasion.objects.get().status == "held"


def test_done_again_it_changes_what_was_changed_and_adds_nothing(vera, nils, karin):
    occasion = over(vera, nils)
    for missed in ([], [vera], [vera]):
        held(occasion, karin, *missed)
    assert [row[:2] for row in settled()] == [("Nils Gran", "taken"), ("Vera Rask", "missed")]


def test_what_was_planned_for_the_occasion_becomes_taken(vera, karin, amal):
    occasion = over(vera)
    facts = {"person": vera, "course": occasion.course, "occasion": occasion, "organisation": amal, "status": "planned"}
    Participation.objects.create(**facts)
    held(occasion, karin)
    assert [row[:2] for row in settled()] == [("Vera Rask", "taken")]


def test_what_she_has_taken_she_wishes_for_no_more(vera, nils, karin):
    occasion = over(vera, nils)
    for one in (vera, nils):
        wished(one, occasion.course)
    held(occasion, karin, nils)
    assert list(CourseWish.objects.values_list("person__name", flat=True)) == ["Nils Gran"]


def test_who_has_no_mark_has_to_be_settled_by_hand(vera, karin, sign_in):
    occasion = over(vera)
    answer = sign_in(karin).post(reverse("competence:occasion_hold", args=[occasion.pk]), {})
    assert (answer.status_code, answer.context["form"].fields[Place.objects.get().pk.hex].initial) == (422, "")
    assert not Participation.objects.exists()


@pytest.mark.parametrize(
    "facts", [{"in_days": 2}, {"in_days": -3, "status": "cancelled"}, {"in_days": -3, "status": "draft"}]
)
def test_what_has_not_been_held_is_not_marked_so(facts, vera, karin):
    occasion = given(vera, **facts)
    with pytest.raises(WrongTurn):
        holding.settle(occasion=occasion, said={Place.objects.get().pk: "taken"}, by=karin)


def test_somebody_who_got_a_place_meanwhile_is_not_forgotten(vera, nils, karin):
    occasion = over(vera)
    said = {Place.objects.get().pk: "taken"}
    placed(occasion, nils)
    with pytest.raises(WrongTurn, match="Titta igenom"):
        holding.settle(occasion=occasion, said=said, by=karin)


def test_who_took_part_is_said_on_its_own_page_and_not_in_the_form(vera, karin, sign_in):
    occasion = over(vera)
    client, address = sign_in(karin), reverse("competence:occasion_edit", args=[occasion.pk])
    told = [value for value, _label in client.get(address).context["form"].fields["status"].choices]
    held(occasion, karin)
    then = [value for value, _label in client.get(address).context["form"].fields["status"].choices]
    assert (told, then) == (["draft", "planned", "cancelled"], ["held"])


def fetched(client, person, occasion):
    place = Place.objects.get(person=person, occasion=occasion)
    return client.get(reverse("competence:place_certificate_pdf", args=[place.pk]))


def test_the_certificate_is_hers_and_her_leaders_and_nobody_elses(
    vera, nils, david, sten, karin, ingrid, olof, sign_in
):
    occasion = held(over(vera), karin)
    statuses = [
        fetched(sign_in(one), vera, occasion).status_code for one in (vera, david, sten, karin, nils, ingrid, olof)
    ]
    assert statuses == [200, 200, 200, 200, 404, 404, 404]


def test_there_is_none_for_who_was_away_or_before_it_is_settled(vera, nils, karin, sign_in):
    occasion = over(vera, nils)
    before = fetched(sign_in(vera), vera, occasion).status_code
    held(occasion, karin, nils)
    assert (before, fetched(sign_in(nils), nils, occasion).status_code) == (404, 404)


def context(person):
    return certificate(Place.objects.select_related("occasion__course", "occasion__part").get(person=person)).context


def test_it_says_the_days_she_was_there_and_the_hours(vera, nils, karin, time_machine):
    time_machine.move_to(dt.datetime(2027, 3, 10, 12, tzinfo=dt.UTC), tick=False)
    occasion = over(vera, nils, days=2)
    there(occasion, vera, "present", "present")
    there(occasion, nils, "partly", "absent")
    held(occasion, karin)
    assert [(context(one)["days"], context(one)["hours"]) for one in (vera, nils)] == [
        (["måndag 8 mars 2027", "tisdag 9 mars 2027"], "14 timmar, raster inräknade"),
        (["måndag 8 mars 2027, en del av dagen"], ""),
    ]


def test_the_list_to_sign_has_names_and_municipalities_and_no_address(vera, nils):
    occasion = given(vera, nils, days=6)
    paper = signing_list(occasion)
    assert [len(days) for days in paper.context["sheets"]] == [4, 2]
    html = paper.html()
    assert (html.count("Vera Rask"), html.count("Åmål"), "@" in html) == (2, 4, False)


def test_the_list_is_as_long_as_there_are_people_in_as_many_questions(django_assert_num_queries, amal):
    occasion = given()
    for _more in range(2):
        placed(occasion, *PersonFactory.create_batch(10, organisation=amal))
        with django_assert_num_queries(3):
            signing_list(occasion).html()


def test_the_page_asks_as_many_questions_for_thirty_as_for_one(karin, amal, sign_in, django_assert_max_num_queries):
    occasion, client = over(PersonFactory(organisation=amal)), sign_in(karin)
    with django_assert_max_num_queries(30) as first:
        page(client, occasion)
    placed(occasion, *PersonFactory.create_batch(29, organisation=amal))
    with django_assert_max_num_queries(len(first)):
        page(client, occasion)


def test_the_journal_says_that_and_not_who(vera, karin):
    held(over(vera), karin)
    assert list(Entry.objects.filter(verb="marked as held").values_list("details", flat=True)) == [
        {"participations": 1}
    ]


def test_her_own_plan_leads_to_the_certificate_and_so_does_the_page_of_the_occasion(vera, nils, david, karin, sign_in):
    occasion = held(over(vera, nils), karin, nils)
    address = reverse("competence:place_certificate_pdf", args=[Place.objects.get(person=vera).pk])
    pages = [
        sign_in(vera).get(reverse("competence:my_plan")),
        sign_in(david).get(reverse("competence:person_plan", args=[vera.pk])),
        sign_in(vera).get(occasion.get_absolute_url()),
        sign_in(nils).get(reverse("competence:my_plan")),
        sign_in(nils).get(occasion.get_absolute_url()),
    ]
    assert ["intyg.pdf" in page.content.decode() for page in pages] == [True, True, True, False, False]
    assert address in pages[0].content.decode()


def test_what_is_kept_of_her_says_where_she_was(vera, amal, lotsen, sign_in):
    occasion = over(vera)
    there(occasion, vera, "partly")
    offer = offered(package())
    wished_for(sheet(offer.package, amal), offer, lotsen, vera)
    data = sign_in(vera).get(reverse("competence:my_data_file")).json()
    [place], [wish] = data["places"], data["wished_places"]
    day = occasion.days.get().held_on.isoformat()
    assert (place["attendance"], place["answered"]) == ([{"day": day, "said": "en del av dagen"}], [])
    assert wish == {"course": offer.course.name, "term": str(offer.package.term)}
    assert f"{day} en del av dagen" in sign_in(vera).get(reverse("competence:my_data")).content.decode()


def test_the_course_administrator_comes_to_the_certificates_of_those_who_took_part(vera, nils, karin, sign_in):
    occasion = held(over(vera, nils), karin, nils)
    page = sign_in(karin).get(reverse("competence:occasion_hold", args=[occasion.pk])).content.decode()
    assert ("Intyg för Vera Rask" in page, "Intyg för Nils Gran" in page) == (True, False)


def test_a_day_that_people_are_noted_on_is_not_taken_away(vera, karin, sign_in):
    occasion = over(vera)
    there(occasion, vera, "present")
    day = occasion.days.get()
    answer = sign_in(karin).post(reverse("competence:day_remove", args=[day.pk]), follow=True)
    assert [str(one) for one in answer.context["messages"]] == [
        "Närvaro är noterad den dagen, så den kan inte tas bort."
    ]
    assert (occasion.days.get(), noted()) == (day, {"Vera Rask": "present"})
