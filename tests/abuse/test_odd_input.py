"""What no browser of ours sends: answered with a sentence or a plain refusal, never as a fault of the program."""

import datetime as dt

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from fyrbodal.organisation.models import Appointment
from networks.actions import items
from networks.forms.meetings import LONGEST_HEADING
from networks.models import Informed, Item, Meeting
from tests.factories import planned, with_a_round

UUID = "11111111-1111-4111-8111-111111111111"
PART = {"headers": {"X-Requested-With": "part"}}


@pytest.fixture
def meeting(bim, anna, bo, orust):
    return planned(bim, anna)


def plan(client, **facts):
    sent = {"key": UUID, "held_on": "2027-03-12", "starts": "9", "ends": "12"}
    return client.post("/natverk/bim/planera/", sent | facts)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("topics", "Ny lag\n" + "x" * 301, "Använd högst 300 tecken."),
        ("ends", "12:00:00+02:00", "Skriv klockslaget som 9.00 eller 13.30."),
        ("starts", "09:00Z", "Skriv klockslaget som 9.00 eller 13.30."),
        ("held_on", "0000-00-00", "Skriv dagen som 2027-03-12 eller 12 mars 2027."),
        ("held_on", "9" * 5000, "Skriv dagen som 2027-03-12 eller 12 mars 2027."),
        ("title", "a\x00b", "tecken är inte tillåtna."),
        ("title", "x" * 161, "som mest 160 tecken"),
        ("video_url", "javascript:alert(1)", "http"),
        ("video_url", "https://" + "å" * 70 + ".example", "adress"),
    ],
)
def test_case_64_what_no_column_can_hold_is_said_beside_the_field(field, value, said, sign_in, anna):
    answer = plan(sign_in(anna), **{field: value})
    assert (answer.status_code, Meeting.objects.count()) == (422, 0)
    assert said in " ".join(answer.context["form"].errors[field])


def test_a_topic_as_long_as_a_heading_becomes_one(sign_in, anna):
    plan(sign_in(anna), topics="x" * LONGEST_HEADING)
    assert Item.objects.get(kind=Item.Kind.TEXT).heading == "x" * LONGEST_HEADING


def test_half_letters_become_the_sign_for_what_could_not_be_read(sign_in, anna):
    body = f"key={UUID}&held_on=2027-03-12&title=%ED%A0%80%ff".encode()
    sign_in(anna).post("/natverk/bim/planera/", body, content_type="application/x-www-form-urlencoded")
    assert set(Meeting.objects.get().title) == {"\ufffd"}


@pytest.mark.parametrize("revision", ["9" * 20, "9" * 5000])
def test_a_revision_longer_than_any_number_is_refused(revision, meeting, sign_in, anna):
    assert sign_in(anna).post(f"/traffar/{meeting.pk}/fakta/", {"revision": revision}).status_code == 400


@pytest.mark.parametrize("said", ["9" * 79, "-5", "1e400", "Infinity", "٣٤٥", "0," + "1" * 70, "+".join(["99"] * 25)])
def test_a_figure_of_any_kind_is_kept_as_it_was_said(said, meeting, sign_in, anna):
    answer = with_a_round(meeting).answers.first()
    sent = {"revision": 0, "fri0_label": "Ärenden", "fri0_text": said, "fri0_period": ""}
    assert sign_in(anna).post(reverse("networks:answer", args=[answer.pk]), sent, **PART).status_code == 200
    assert answer.figures.get().text == said


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"revision=0", "application/json"),
        (b"revision=0", "multipart/form-data"),
        (b"revision=0", 'multipart/form-data; boundary="x'),
        (b"revision=0", "application/x-www-form-urlencoded; charset=utf-16"),
        (b'--x\r\nContent-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--x--',
         "multipart/form-data; boundary=x"),
        ("&".join(f"f{n}=x" for n in range(10_000)).encode(), "application/x-www-form-urlencoded"),
        (b"x=" + b"x" * 5_300_000, "application/x-www-form-urlencoded"),
        (b"", "x" * 3000),
    ],
    ids=["json", "no border", "half a border", "utf-16", "not base64", "10,000 fields", "5 MB", "no type at all"],
)  # fmt: skip
def test_a_form_that_cannot_be_read_changes_nothing(body, kind, meeting, anna):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    client.get(f"/traffar/{meeting.pk}/fakta/")
    token = {"X-CSRFToken": client.cookies["__Host-csrf"].value}
    answer = client.post(f"/traffar/{meeting.pk}/fakta/", body, content_type=kind, headers=token)
    meeting.refresh_from_db()
    too_large = len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert (answer.status_code, meeting.revision) == (413 if too_large else 400, 0)
    assert ("Det är för stort" if too_large else "Inget har ändrats.") in answer.content.decode()


@pytest.mark.parametrize(
    "line", ["A <" + "a" * 60 + "@" + ".".join(["b" * 60] * 4) + ".example.org>", "a@" * 2000, "a\x00@x.se"]
)
def test_an_address_that_no_mail_can_have_is_said_beside_the_list(line, sign_in, anna, bim):
    sent = {"name_policy": "names_municipality", "informed": line, "key_figures": ""}
    assert sign_in(anna).post("/natverk/bim/andra/", sent).status_code == 422
    assert Informed.objects.count() == 0


SQL = [
    "' OR 1=1--",
    "%",
    "_",
    "\\",
    "bim' UNION SELECT password FROM organisation_person--",
    "\x00",
    "\ud800",
    "1;DROP TABLE x",
]
NUMBERS = ["-1", "0", "9" * 30, "9" * 5000, "1e9", "NaN", "\x00", "²", "' OR 1=1--"]


@pytest.mark.parametrize("value", SQL)
@pytest.mark.parametrize("name", ["natverk", "ar", "sida", "order_by", "o", "network__name__startswith"])
def test_case_64_what_looks_like_sql_in_a_filter_shows_no_more_than_one_may_see(
    name, value, meeting, sign_in, frida, bou, cecilia
):
    closed = planned(bou, cecilia)
    answer = sign_in(frida).get("/traffar/", {name: value.encode("utf-8", "surrogatepass")})
    assert answer.status_code == 200
    assert str(closed.pk) not in answer.content.decode()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_page_that_there_is_not_is_the_nearest_one(number, meeting, sign_in, anna):
    for address in ("/traffar/", "/natverk/bim/"):
        assert str(meeting.pk) in sign_in(anna).get(address, {"sida": number}).content.decode()


@pytest.mark.parametrize("end", ["utgavor/-1/", "utgavor/0/", "utgavor/99999999999/", "utgavor/" + "9" * 4500 + "/",
                                 "utgavor/1/data.json", "utgavor/1/bilagor/x/", "utgavor/1/bilagor/" + UUID + "/"])  # fmt: skip
def test_case_59_an_edition_that_there_is_not_is_not_found(end, meeting, sign_in, anna):
    assert sign_in(anna).get(f"/traffar/{meeting.pk}/{end}").status_code == 404


@pytest.mark.parametrize("address", ["/traffar/1/", "/traffar/%00/", "/natverk/%00/", "/natverk/x'--/", "/delat/%00/",
                                     f"/natverk/bim/deltagare/{'9' * 30}/avsluta/", "/delat/" + "a" * 4000 + "/"])  # fmt: skip
def test_an_address_of_nothing_is_not_found(address, meeting, sign_in, anna):
    client = sign_in(anna)
    assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}


@pytest.mark.parametrize("name", ["borttagen", "svar", "fokus"])
@pytest.mark.parametrize("value", ["\x00", "x", UUID, "<img src=x>", "9" * 3000])
def test_odd_places_on_the_recording_page_are_passed_over(name, value, meeting, sign_in, anna):
    page = sign_in(anna).get(f"/traffar/{meeting.pk}/anteckna/", {name: value})
    assert (page.status_code, "<img src=x>" in page.content.decode()) == (200, False)


def test_a_kind_sent_with_a_zero_byte_is_refused(meeting, sign_in, anna):
    part = items.add(meeting=meeting, kind=Item.Kind.TEXT, by=anna)
    client = sign_in(anna)
    assert client.post(f"/traffar/{meeting.pk}/delar/", {"kind": "text\x00"}).status_code == 400
    assert client.post(f"/delar/{part.pk}/flytta/", {"step": "1\x00"}).status_code == 400


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_meeting_in_a_year_that_nobody_means_is_refused_where_it_is_typed(day, meeting, sign_in, anna):
    client = sign_in(anna)
    sent = {"key": UUID, "held_on": day, "topics": "Ny lag"}
    facts = f"/traffar/{meeting.pk}/fakta/"
    answers = [client.post("/natverk/bim/planera/", sent), client.post(facts, sent | {"revision": meeting.revision})]
    assert [one.status_code for one in answers] == [422, 422]
    assert ["Skriv ett år mellan 1900 och 2100." in one.content.decode() for one in answers] == [True, True]
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_a_day_in_a_year_that_nobody_means_never_gets_into_the_database(day, meeting, bo):
    said = meeting.items.get(kind=Item.Kind.NEXT_MEETING)
    held = [(Meeting, meeting, "held_on"), (Item, said, "held_on"), (Appointment, bo.appointments.get(), "starts_on")]
    for model, row, name in held:
        with pytest.raises(IntegrityError, match=f"{name}_likely"), transaction.atomic():
            model.objects.filter(pk=row.pk).update(**{name: day})
