"""The pages of places out of a package: who sees which names, and what is said before and after a change."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from competence.actions import places
from competence.models import Offer, Place
from fyrbodal.journal.models import Entry
from fyrbodal.swedish import day_and_month
from tests.competence.catalogue import open_circle, planned
from tests.competence.conftest import employed
from tests.competence.packages import allocated, offered, package, sent, sheet, wished
from tests.factories import UnitFactory, identity_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanna(orust):
    return employed("Hanna Ek", UnitFactory(name="Bryggan", organisation=orust))


@pytest.fixture
def offer(karin, amal, orust, lotsen, vera, nils, hanna):
    """Two places in Åmål, Vera's and one that Lotsen is to name; Nils in Åmål and Hanna in Orust wait."""
    offer = offered(sent(package(), karin), seats=2)
    wish = wished(sheet(offer.package, amal), offer, lotsen, vera, unnamed=1)
    allocated(offer.package, karin)
    by = timezone.localdate() - dt.timedelta(days=1)
    rows = [
        places.Given(amal, vera, wish, None, "booked"),
        places.Given(amal, None, wish, None, "booked", name_by_on=by),
        places.Given(orust, hanna, None, None, "waiting", 1),
        places.Given(amal, nils, None, None, "waiting", 2),
    ]
    places.give_out(offer=offer, rows=rows, by=karin)
    return offer


def place_of(person):
    return Place.objects.get(person=person)


def read(client, offer):
    return client.get(reverse("competence:offer_places", args=[offer.pk])).content.decode()


def names(page):
    return [one for one in ("Vera Rask", "Nils Gran", "Hanna Ek") if one in page]


def told(answer):
    return [str(one) for one in answer.context["messages"]]


def at(name, thing):
    return reverse(f"competence:{name}", args=[thing.pk])


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("karin", ["Vera Rask", "Nils Gran", "Hanna Ek"]),
        ("ingrid", ["Vera Rask", "Nils Gran"]),
        ("david", ["Vera Rask"]),
        ("sten", ["Vera Rask"]),
        ("hanna", ["Hanna Ek"]),
        ("olof", []),
    ],
)
def test_names_are_for_those_who_answer_for_them(who, seen, offer, sign_in, request):
    person = request.getfixturevalue(who)
    page = read(sign_in(person), offer).replace(f">{person}<", "><")  # her own name stands at the top of every page
    page = page.split("<main", 1)[1]
    assert names(page) == seen


def to_name(client):
    sections = {str(one["heading"]): one["rows"] for one in client.get("/min-dag/").context["sections"]}
    return [(one.title, one.url, one.note, str(one.state)) for one in sections.get("Platser utan namn", [])]


def test_those_who_are_to_write_a_name_meet_the_place_on_min_dag_until_it_has_one(
    offer, vera, nils, david, sten, ingrid, karin, sign_in
):
    day = timezone.localdate() - dt.timedelta(days=1)
    line = (str(offer.course), at("offer_places", offer), f"1 plats · senast {day_and_month(day)}", "för sent")
    assert [to_name(sign_in(one)) for one in (david, sten, ingrid, karin, vera)] == [[line], [line], [], [], []]
    nameless = Place.objects.get(offer=offer, person=None)
    places.name(place=nameless, person=employed("Moa Ek", nameless.wish.unit), by=david)
    assert to_name(sign_in(david)) == []


def test_a_place_that_no_unit_wished_for_is_for_the_chief_to_name(offer, amal, david, ingrid, sign_in):
    Place.objects.filter(offer=offer, person=None).update(wish=None, name_by_on=None)
    line = (str(offer.course), at("offer_places", offer), "1 plats", "")
    assert [to_name(sign_in(one)) for one in (ingrid, david)] == [[line], []]


def test_a_leader_reads_how_many_the_municipality_has_besides_her_own(offer, david, sign_in):
    held = sign_in(david).get(at("offer_places", offer)).context["municipalities"]
    assert [(str(one.organisation), one.booked, one.waiting, len(one.rows), one.others) for one in held] == [
        ("Åmål", 2, 1, 2, 1)
    ]


def test_everybody_who_waits_reads_as_which_in_turn_and_why(offer, ingrid, sign_in):
    (municipality,) = sign_in(ingrid).get(at("offer_places", offer)).context["municipalities"]
    assert [row.said for row in municipality.rows if row.said] == ["Nummer 2 i kön: alla platser är tagna."]


def test_a_name_that_should_have_come_is_marked(offer, david, sign_in):
    (municipality,) = sign_in(david).get(at("offer_places", offer)).context["municipalities"]
    assert [(str(row.place.person), row.is_late) for row in municipality.rows] == [
        ("Vera Rask", False),
        ("None", True),
    ]


def test_a_unit_names_its_place_and_its_own_people_come_first(offer, david, vera, nils, lotsen, sign_in):
    maja = employed("Maja Ö", lotsen)
    nameless = Place.objects.taken().get(person=None)
    client = sign_in(david)
    form = client.get(at("place_name", nameless)).context["form"]
    listed = [label for _key, label in form.fields["person"].choices]
    assert listed[:2] == ["Välj någon i Åmål", "Maja Ö, Lotsen"]
    assert "Vera Rask, Lotsen" not in listed
    answer = client.post(at("place_name", nameless), {"person": maja.pk}, follow=True)
    assert told(answer) == ["Maja Ö har platsen nu."]
    assert place_of(maja).pk == nameless.pk


def test_somebody_of_another_municipality_is_no_choice(offer, david, hanna, sign_in):
    nameless = Place.objects.taken().get(person=None)
    answer = sign_in(david).post(at("place_name", nameless), {"person": hanna.pk})
    assert (answer.status_code, Place.objects.taken().filter(person=None).count()) == (422, 1)


def test_somebody_else_of_the_municipality_goes_instead(offer, david, nils, vera, sign_in):
    answer = sign_in(david).post(at("place_swap", place_of(vera)), {"person": nils.pk}, follow=True)
    assert told(answer) == ["Nils Gran har platsen nu."]
    assert list(Place.objects.filter(person=nils).order_by("status").values_list("status", flat=True)) == [
        "booked",
        "cancelled",
    ]


def test_the_question_says_who_gets_the_place_to_those_who_may_know(offer, vera, karin, ingrid, david, sign_in):
    said = {
        str(one): sign_in(one).get(at("place_cancel", place_of(vera))).context["follows"]
        for one in (karin, ingrid, david, vera)
    }
    assert said == {
        "Karin Ström": "Platsen går till Nils Gran (Åmål).",
        "Ingrid Ås": "Platsen går till Nils Gran (Åmål).",
        "David Ek": "Platsen går till någon i Åmål.",
        "Vera Rask": "Platsen går till någon i Åmål.",
    }


def test_what_the_question_said_is_what_happens(offer, vera, nils, sign_in):
    answer = sign_in(vera).post(at("place_cancel", place_of(vera)), follow=True)
    assert told(answer) == ["Platsen är avbokad och har gått vidare till den som stod på tur."]
    assert (place_of(nils).status, place_of(vera).status) == ("booked", "cancelled")


def test_where_nobody_waits_the_question_says_that_the_place_is_free(offer, vera, karin, sign_in):
    for one in Place.objects.waiting():
        places.give_back(place=one, by=karin)
    page = sign_in(vera).get(at("place_cancel", place_of(vera)))
    assert page.context["follows"] == "Ingen står på kö, så platsen blir ledig."


def test_after_the_last_day_the_question_says_that_nobody_gets_it(offer, vera, sign_in):
    Offer.objects.update(passes_on_until_on=timezone.localdate() - dt.timedelta(days=1))
    page = sign_in(vera).get(at("place_cancel", place_of(vera)))
    assert page.context["follows"] == "Ingen på kön kan få platsen: sista dagen att få en ledig plats har passerat."


def test_after_the_last_day_the_page_says_what_can_be_done(offer, david, sign_in):
    Offer.objects.update(passes_on_until_on=timezone.localdate() - dt.timedelta(days=1))
    assert "en kollega i samma kommun gå i stället" in read(sign_in(david), offer)


def added(client, offer, **facts):
    return client.post(at("place_add_by_office", offer), facts, follow=True)


def test_scenario_f_the_office_adds_somebody_after_the_last_day_with_a_reason(offer, karin, hanna, orust, sign_in):
    client = sign_in(karin)
    Offer.objects.update(passes_on_until_on=timezone.localdate() - dt.timedelta(days=1))
    places.set_seats(of=offer, seats=3, by=karin)
    places.give_back(place=place_of(hanna), by=hanna)
    answer = added(client, offer, organisation=orust.pk, person=hanna.pk, because="Anmälan fastnade i posten.")
    assert told(answer) == ["Platsen är tillagd."]
    assert Entry.objects.get(verb="added a place").details == {
        "municipality": "Orust",
        "reason": "Anmälan fastnade i posten.",
    }


def test_the_office_is_refused_past_the_seats_and_told_what_can_be_done(offer, karin, orust, sign_in):
    answer = added(sign_in(karin), offer, organisation=orust.pk, because="Bad så snällt.")
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Alla 2 platser är tagna. Höj antalet platser, eller låt någon avboka först."
    ]


@pytest.mark.parametrize("because", ["", f"Gäller {identity_number()}"])
def test_the_office_gives_a_reason_that_names_nobody_by_number(because, offer, karin, orust, sign_in):
    answer = added(sign_in(karin), offer, organisation=orust.pk, because=because)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["because"])


def test_more_seats_are_confirmed_with_who_gets_in(offer, karin, hanna, sign_in):
    client = sign_in(karin)
    asked = client.post(at("offer_seats", offer), {"seats": 3})
    assert asked.context["follows"] == "De nya platserna går till Hanna Ek (Orust)."
    assert Offer.objects.get().seats == 2
    done = client.post(at("offer_seats", offer), {"seats": 3, "sure": "1"}, follow=True)
    assert told(done) == ["Det finns 3 platser nu, och 1 på kö har fått plats."]
    assert place_of(hanna).status == "booked"


def test_scenario_e_fewer_seats_than_are_booked_are_refused_in_words(offer, karin, sign_in):
    client = sign_in(karin)
    answers = [client.post(at("offer_seats", offer), facts) for facts in ({"seats": 1}, {"seats": 1, "sure": "1"})]
    assert [one.status_code for one in answers] == [422, 422]
    assert [one.context["form"].errors["seats"] for one in answers] == [
        ["2 platser är redan bokade, så de kan inte bli färre."]
    ] * 2
    assert Offer.objects.get().seats == 2


def test_those_with_a_place_are_seated_together(offer, karin, vera, sign_in):
    occasion = planned(of=offer.course, in_days=40, offer=offer, seats=2, name="Grupp 1")
    client = sign_in(karin)
    form = client.get(at("place_seat", offer)).context["form"]
    assert [label.rpartition(" (")[2] for _key, label in form.fields["occasion"].choices][1:] == [
        "0 av 2 platser tagna)"
    ]
    chosen = [str(one.pk) for one in Place.objects.taken()]
    answer = client.post(at("place_seat", offer), {"places": chosen, "occasion": occasion.pk}, follow=True)
    assert told(answer) == ["2 är placerade."]
    assert Place.objects.filter(occasion=occasion).count() == 2


def test_all_are_seated_or_nobody(offer, karin, sign_in):
    occasion = planned(of=offer.course, in_days=40, offer=offer, seats=1, name="Grupp 1")
    chosen = [str(one.pk) for one in Place.objects.taken()]
    answer = sign_in(karin).post(at("place_seat", offer), {"places": chosen, "occasion": occasion.pk})
    assert answer.context["form"].errors["occasion"] == ["Grupp 1 är fullt: den enda platsen är tagen."]
    assert not Place.objects.filter(occasion=occasion).exists()


def circles():
    """Two times of the same circle, with a place at each."""
    return open_circle(seats=1), open_circle(seats=1, in_days=45)


def test_whoever_takes_any_occasion_gets_the_first_that_has_room(vera, nils, sign_in):
    early, late = circles()
    places.ask(occasion=early, person=vera, by=vera)
    client = sign_in(nils)
    assert "Jag kan ta vilket tillfälle som helst" in client.get(early.get_absolute_url()).content.decode()
    client.post(at("place_add", early), {"any_occasion": "on"})
    mine = place_of(nils)
    assert (mine.status, mine.occasion, mine.wished_occasion) == ("booked", late, early)


def test_whoever_says_no_to_another_occasion_keeps_her_place_in_line(vera, nils, hanna, sign_in):
    early, _late = circles()
    for person, any_occasion in ((vera, False), (nils, True), (hanna, False)):
        places.ask(occasion=early, person=person, by=person, any_occasion=any_occasion)
    answer = sign_in(nils).post(at("place_refuse", place_of(nils)), follow=True)
    assert told(answer) == ["Du står kvar i kön till det tillfälle som du önskade, på samma plats som förut."]
    assert "Du står på plats 1 i kön." in answer.content.decode()
    places.give_back(place=place_of(vera), by=vera)
    assert [(place_of(one).status, place_of(one).occasion) for one in (nils, hanna)] == [
        ("booked", early),
        ("waiting", early),
    ]


def test_nobody_says_no_to_the_occasion_that_she_wished_for(vera, sign_in):
    early, _late = circles()
    places.ask(occasion=early, person=vera, by=vera)
    answer = sign_in(vera).post(at("place_refuse", place_of(vera)), follow=True)
    assert told(answer) == ["Det är det tillfälle som var önskat. Avboka platsen om det inte passar."]
    assert place_of(vera).status == "booked"


def test_an_occasion_where_she_has_a_place_already_is_no_other_occasion(vera, nils):
    early, late = circles()
    places.ask(occasion=early, person=vera, by=vera)
    places.ask(occasion=late, person=nils, by=nils)
    waiting = places.ask(occasion=early, person=nils, by=nils, any_occasion=True)
    assert waiting.status == "waiting"
    places.set_seats(of=late, seats=2, by=vera)
    assert Place.objects.get(pk=waiting.pk).status == "waiting"


def test_her_own_plan_tells_of_a_place_whose_occasion_is_not_chosen_yet(offer, vera, learning, sign_in):
    page = sign_in(vera).get(reverse("competence:my_plan"))
    assert [(one.offer, one.occasion) for one in page.context["own"].places] == [(offer, None)]
    assert at("offer_places", offer) in page.content.decode()


def test_a_place_of_a_term_that_is_over_is_not_told_of(offer, vera, learning, sign_in, time_machine):
    time_machine.move_to(dt.datetime.combine(offer.package.term.last_on, dt.time(12), dt.UTC) + dt.timedelta(days=1))
    assert sign_in(vera).get(reverse("competence:my_plan")).context["own"].places == []
