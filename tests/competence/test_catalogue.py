"""The catalogue as visitors read it, and as the course administrator keeps it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from competence.actions import catalogue
from competence.documents.catalogue import said_of
from competence.models import Course, CoursePart, Day, Film, Opinion, Participation, Specialist
from fyrbodal.files.models import LinkCheck
from tests.competence.catalogue import course, film, open_circle, planned, specialist
from tests.factories import identity_number

pytestmark = pytest.mark.django_db


def read(client, name, *args):
    return client.get(reverse(f"competence:{name}", args=args)).content.decode()


def named(page):
    """The courses that are listed."""
    return {one.name for one in Course.objects.all() if f">{one.name}</a>" in page}


def test_a_visitor_narrows_the_catalogue(client):
    course("Samtal", "samtal", steps=["introduction"])
    course("LVM", "lvm", area="substance_abuse")
    course("Gammal kurs", "gammal", is_offered=False)
    assert named(read(client, "courses")) == {"Samtal", "LVM"}
    at = reverse("competence:courses")
    asked = {query: named(client.get(f"{at}?{query}").content.decode()) for query in ASKED}
    assert asked == ASKED


ASKED = {
    "omrade=substance_abuse": {"LVM"},
    "steg=introduction": {"Samtal"},
    "sok=samt": {"Samtal"},
    "alla=1": {"Samtal", "LVM", "Gammal kurs"},
    "malgrupp=supervisors": set(),
    "omrade=finns-inte": {"Samtal", "LVM"},
    "sok=%25_%5C": set(),
    "sida=99": {"Samtal", "LVM"},
}


def test_what_is_prepared_is_not_seen_by_others(client, karin, sign_in):
    planned(status="draft", name="Hemlig grupp")
    at = course().slug
    assert "Hemlig grupp" not in read(client, "course", at) + read(client, "occasions")
    assert "Hemlig grupp" in read(sign_in(karin), "course", at)


def test_opinions_are_told_from_three_answers_on(client):
    of = course()
    for number, theme in enumerate(("Bra upplägg", "För många dagar")):
        Opinion.objects.create(course=of, said_in=2026, tone=("positive", "negative")[number], theme=theme)
    assert "Bra upplägg" not in read(client, "course", of.slug)
    Opinion.objects.create(course=of, said_in=2026, tone="positive", theme="Användbart")
    page = read(client, "course", of.slug)
    assert ["Bra upplägg" in page, "För många dagar" in page, "Positiv, 2 svar" in page] == [True] * 3


def test_what_a_source_has_summed_up_is_told_without_a_number(reference):
    assert [(one.tone, one.answers, len(one.themes) > 2) for one in said_of(Course.objects.get(slug="lvu"))] == [
        ("positive", None, True)
    ]
    trauma = said_of(Course.objects.get(slug="forhallningssatt-vid-trauma"))
    assert {one.tone: one.answers for one in trauma} == {"positive": 1, "mixed": 7}


def test_two_themes_without_a_number_are_too_few():
    of = course()
    for theme in ("Bra upplägg", "För många dagar"):
        Opinion.objects.create(course=of, said_in=2026, tone="positive", theme=theme, answers=None)
    assert said_of(of) == []


FILLED = {
    "name": "Barns rätt", "form": "course", "area": "children_youth", "steps": ["introduction"], "length": "2 dagar",
    "parts": "Grund\nFortsättning\n", "is_offered": "on",
}  # fmt: skip


def test_the_course_administrator_adds_a_course_with_parts(karin, sign_in):
    answer = sign_in(karin).post(reverse("competence:course_add"), FILLED)
    made = Course.objects.get(name="Barns rätt")
    assert answer.url == made.get_absolute_url() == "/kompetens/kurser/barns-ratt/"
    assert list(made.parts.values_list("name", flat=True)) == ["Grund", "Fortsättning"]


@pytest.mark.parametrize("name", ["name", "content", "trainers", "parts", "status_note"])
def test_what_the_catalogue_says_of_a_course_holds_no_identity_number(name, karin, sign_in):
    answer = sign_in(karin).post(reverse("competence:course_add"), FILLED | {name: f"Ring {identity_number()}"})
    assert (answer.status_code, Course.objects.count()) == (422, 0)
    assert answer.context["form"].errors == {name: ["Det här ser ut som ett personnummer. Ta bort det."]}


@pytest.mark.parametrize("name", ["Ny", "ny!"])
def test_a_course_that_is_called_as_a_page_gets_another_address(name, karin, sign_in):
    sign_in(karin).post(reverse("competence:course_add"), FILLED | {"name": name})
    assert Course.objects.get(name=name).slug == "ny-2"


def test_a_part_that_somebody_has_taken_is_not_taken_away(karin, vera, sign_in):
    of = course()
    part = CoursePart.objects.create(course=of, position=1, name="Grund")
    home = {"person": vera, "organisation": vera.organisation}
    Participation.objects.create(course=of, part=part, taken_in=2026, **home)
    at = reverse("competence:course_edit", args=[of.slug])
    answer = sign_in(karin).post(at, FILLED | {"name": of.name, "parts": "Annat", "length": "nio dagar"})
    assert (answer.status_code, list(of.parts.all())) == (422, [part])
    assert ["En del som någon har läst" in answer.content.decode(), "nio dagar" in answer.content.decode()] == [
        True
    ] * 2
    assert Course.objects.get().length == ""


def test_the_same_name_is_said_beside_the_field(karin, sign_in):
    course("Barns rätt", "barns-ratt")
    answer = sign_in(karin).post(reverse("competence:course_add"), FILLED)
    assert (answer.status_code, Course.objects.count()) == (422, 1)


def occasion_form(**said):
    given = {"status": "planned", "sign_up": "open", "seats": "12", "first_on": "12 mars 2027", "place": "Åmål"}
    return given | said


def test_an_occasion_is_planned(karin, sign_in):
    of = course()
    sign_in(karin).post(reverse("competence:occasion_add", args=[of.slug]), occasion_form())
    made = of.occasions.get()
    assert (made.first_on, made.last_on, made.seats) == (dt.date(2027, 3, 12), dt.date(2027, 3, 12), 12)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"seats": ""}, "Skriv hur många platser det finns"),
        ({"seats": "0"}, "Skriv hur många platser det finns"),
        ({"seats": "4", "minimum": "9"}, "större än antalet platser"),
        ({"last_on": "1 mars 2027"}, "före den första"),
        ({"first_on": "", "last_on": "1 mars 2027"}, "Skriv också den första dagen"),
        ({"first_on": "snart"}, "Skriv dagen som"),
        ({"link": "javascript:alert(1)"}, "En länk börjar med"),
    ],
)
def test_an_impossible_occasion_is_said_beside_its_field(said, words, karin, sign_in):
    of = course()
    answer = sign_in(karin).post(reverse("competence:occasion_add", args=[of.slug]), occasion_form(**said))
    assert (answer.status_code, words in answer.content.decode(), of.occasions.exists()) == (422, True, False)


def test_an_occasion_follows_its_days(karin):
    occasion = planned(in_days=30)
    later = occasion.first_on + dt.timedelta(days=7)
    catalogue.keep_day(day=Day(occasion=occasion, held_on=later), by=karin)
    occasion.refresh_from_db()
    assert occasion.last_on == later
    catalogue.remove_day(day=occasion.days.get(held_on=later), by=karin)
    occasion.refresh_from_db()
    assert occasion.last_on == occasion.first_on


def test_a_day_that_is_moved_keeps_its_uid_and_rises_in_sequence(client, karin, sign_in):
    occasion = planned()
    day = occasion.days.get()
    sign_in(karin).post(reverse("competence:day", args=[day.pk]), {"held_on": "2027-09-01", "starts_at": "10"})
    feed = Calendar.from_ical(read(client, "occasion_calendar", occasion.pk))
    assert (feed.get_used_tzids(), feed.get_missing_tzids()) == ({"Europe/Stockholm"}, set())
    [event] = feed.walk("VEVENT")
    assert (event["uid"].startswith(str(day.pk)), event["sequence"]) == (True, 1)
    assert event.decoded("dtstart").strftime("%Y-%m-%d %H.%M %z") == "2027-09-01 10.00 +0200"


def test_the_feed_has_what_is_to_come_and_nothing_that_is_prepared(client):
    planned(in_days=-3)
    planned(status="draft")
    coming = planned(in_days=9)
    events = Calendar.from_ical(read(client, "calendar")).walk("VEVENT")
    assert [str(one["uid"]).split("@")[0] for one in events] == [str(coming.days.get().pk)]


def test_a_cancelled_day_is_said_to_calendars(client):
    planned(status="cancelled")
    [event] = Calendar.from_ical(read(client, "calendar")).walk("VEVENT")
    assert event["status"] == "CANCELLED"


def test_case_51_the_name_of_a_feed_is_safe(client):
    occasion = planned(name='x"\r\nSet-Cookie: a=b')
    answer = client.get(reverse("competence:occasion_calendar", args=[occasion.pk]))
    assert "Set-Cookie" not in answer.headers
    assert "\r" not in answer["Content-Disposition"]


def test_a_film_whose_address_does_not_answer_is_marked(client, karin):
    made = film(karin)
    assert "svarar inte" not in read(client, "films")
    LinkCheck.objects.filter(url=made.url).update(failures=2)
    assert "svarar inte" in read(client, "films")


def test_a_film_that_is_added_is_looked_after(karin, sign_in):
    said = {"theme": "Samtal", "title": "Att lyssna", "url": "film.example.org/lyssna"}
    sign_in(karin).post(reverse("competence:film_add"), said)
    assert Film.objects.get().url == "https://film.example.org/lyssna"
    assert LinkCheck.objects.get().url == "https://film.example.org/lyssna"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///C:/Users/nils/film.pdf", "inte en adress"])
def test_case_64_what_is_no_address_is_refused(url, karin, sign_in):
    answer = sign_in(karin).post(reverse("competence:film_add"), {"theme": "Samtal", "title": "Att lyssna", "url": url})
    assert (answer.status_code, Film.objects.exists(), "Att lyssna" in answer.content.decode()) == (422, False, True)
    errors = answer.context["form"].errors
    assert {name: len(said) for name, said in errors.items()} == {"url": 1}


def test_specialists_are_named_to_staff_alone(client, karin, vera, sign_in):
    row = specialist(karin, vera.organisation)
    row.course = course()
    row.save()
    assert str(row.person) in read(sign_in(vera), "course", row.course.slug)
    assert str(row.person) not in read(client, "course", row.course.slug)


def test_a_specialist_stands_at_her_own_municipality(karin, vera, sign_in):
    said = {"person": vera.pk, "subjects": "BBIC", "agreed_on": timezone.localdate().isoformat()}
    sign_in(karin).post(reverse("competence:specialist_add"), said)
    assert Specialist.objects.get().organisation == vera.organisation


@pytest.mark.parametrize("name", ["courses", "occasions", "films"])
def test_a_list_costs_as_much_for_one_row_as_for_thirty(name, client, karin):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            read(client, name)
        return len(asked)

    open_circle()
    film(karin)
    one = cost()
    for number in range(29):
        planned(course(f"Kurs {number}", f"kurs-{number}"))
        film(karin, f"Film {number}")
    assert cost() == one
