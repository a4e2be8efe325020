"""The page that a meeting is recorded on: who opens it, what saving a part answers, what it costs."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from networks.actions import editions, items
from networks.models import Item, KeyFigure, Status
from tests.factories import OrganisationFactory, PersonFactory, planned, with_a_round

PART = {"headers": {"X-Requested-With": "part"}}
XSS = ["<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "{{7*7}}", "[x](javascript:alert(1))", "</script>"]


@pytest.fixture
def meeting(bim, anna, bo):
    return planned(bim, anna)


@pytest.fixture
def text(meeting, anna):
    return items.add(meeting=meeting, kind=Item.Kind.TEXT, by=anna)


def url(name, thing):
    return reverse(f"networks:{name}", args=[thing.pk])


def typed(part, **values):
    part.refresh_from_db()
    return {"revision": part.revision} | values


def finalise(meeting, by):
    editions.finalise(meeting=meeting, confirmed={}, by=by)


def test_the_leader_records_and_nobody_else_finds_the_page(
    meeting, sign_in, anna, bo, cecilia, david, eva, frida, gunnar, olof
):
    answers = {person.name: sign_in(person).get(url("record", meeting)).status_code
               for person in (anna, bo, cecilia, david, eva, frida, gunnar, olof)}  # fmt: skip
    assert answers == {
        "Anna Lind": 200, "Bo Ask": 404, "Cecilia Rönn": 404, "David Ek": 404, "Eva Björk": 404, "Frida Al": 404,
        "Gunnar Tall": 404, "Olof Utanför": 404,
    }  # fmt: skip


def test_a_visitor_is_asked_to_sign_in(meeting, sign_in):
    assert sign_in(None).get(url("record", meeting)).status_code == 302


def test_finished_minutes_are_not_recorded_in(meeting, sign_in, anna):
    finalise(meeting, anna)
    assert sign_in(anna).get(url("record", meeting)).headers["Location"] == url("meeting", meeting)


@pytest.mark.parametrize("name", ["item", "item_move", "item_remove", "item_restore", "link_add", "attachment_add",
                                  "guest_add", "answer_add"])  # fmt: skip
def test_case_12_nobody_else_writes_in_a_part(name, text, sign_in, bo, cecilia, gunnar, olof):
    for outsider in (bo, cecilia, gunnar, olof):
        assert sign_in(outsider).post(url(name, text), typed(text, heading="Mitt")).status_code == 404
    text.refresh_from_db()
    assert (text.heading, text.removed_at) == ("", None)


def test_case_59_another_networks_part_answers_as_one_that_does_not_exist(text, sign_in, cecilia):
    client = sign_in(cecilia)
    foreign = client.post(url("item", text), typed(text))
    missing = client.post(url("item", text).replace(str(text.pk)[:8], "00000000"), typed(text))
    assert (foreign.status_code, foreign.content) == (missing.status_code, missing.content)


@pytest.mark.parametrize("name", ["item", "item_move", "item_remove", "item_restore", "link_add", "attachment_add",
                                  "guest_add", "answer_add"])  # fmt: skip
def test_case_25_nothing_changes_by_following_a_link(name, text, sign_in, anna):
    assert sign_in(anna).get(url(name, text)).status_code == 405


def test_a_part_is_saved_while_one_writes(text, sign_in, anna):
    answer = sign_in(anna).post(url("item", text), typed(text, heading="Ny lag", body="Den gäller nu."), **PART)
    text.refresh_from_db()
    assert (text.heading, text.body, text.revision, text.saved_by) == ("Ny lag", "<p>Den gäller nu.</p>", 1, anna)
    said = json.loads(answer.content)
    assert (said["revision"], re.fullmatch(r"\d\d\.\d\d", said["saved"]) is not None) == (1, True)
    assert said["fragments"][f"#rubrik-{text.pk.hex}, [data-label='{text.pk.hex}']"] == "Ny lag"


def test_without_scripts_a_save_leads_back_to_the_part(text, sign_in, anna):
    answer = sign_in(anna).post(url("item", text), typed(text, heading="Ny lag"))
    assert answer.headers["Location"] == f"{url('record', text.meeting)}#del-{text.pk.hex}"


def test_a_day_that_cannot_be_read_is_said_beside_the_field(meeting, sign_in, anna):
    part = meeting.items.get(kind=Item.Kind.NEXT_MEETING)
    answer = sign_in(anna).post(url("item", part), typed(part, held_on="nästa år", topics="Kvar"), **PART)
    assert answer.status_code == 422
    assert json.loads(answer.content) == {"errors": {"held_on": ["Skriv dagen som 2027-03-12 eller 12 mars 2027."]}}


def test_without_scripts_the_typed_text_stands_beside_the_error(meeting, sign_in, anna):
    part = meeting.items.get(kind=Item.Kind.NEXT_MEETING)
    answer = sign_in(anna).post(url("item", part), typed(part, held_on="nästa år", topics="Frågan som inte får bort"))
    assert answer.status_code == 422
    assert "Frågan som inte får bort" in answer.content.decode()
    assert 'value="nästa år"' in answer.content.decode()


def test_case_60_two_editors_keep_both_texts(text, sign_in, anna):
    both_read = typed(text)
    client = sign_in(anna)
    client.post(url("item", text), both_read | {"body": "Den enas text."}, **PART)
    answer = client.post(url("item", text), both_read | {"body": "Den andras text."}, **PART)
    text.refresh_from_db()
    assert (answer.status_code, text.body) == (409, "<p>Den enas text.</p>")
    shown = answer.content.decode()
    assert ("Den enas text." in shown, "Den andras text." in shown) == (True, True)
    assert 'name="over" value="1"' in shown


def test_case_60_without_scripts_the_page_shows_both_texts(text, sign_in, anna):
    both_read = typed(text)
    client = sign_in(anna)
    client.post(url("item", text), both_read | {"body": "Den enas text."})
    answer = client.post(url("item", text), both_read | {"body": "Den andras text."})
    shown = answer.content.decode()
    assert (answer.status_code, shown.count("Den enas text."), shown.count("Den andras text.")) == (409, 1, 2)


def test_one_keeps_ones_own_text_by_sending_it_again_on_their_revision(text, sign_in, anna):
    both_read = typed(text)
    client = sign_in(anna)
    client.post(url("item", text), both_read | {"body": "Den enas text."})
    kept = client.post(url("item", text), {"revision": "0", "over": "1", "body": "Den andras text."})
    text.refresh_from_db()
    assert (kept.status_code, text.body, text.revision) == (302, "<p>Den andras text.</p>", 2)


def test_the_same_words_sent_twice_are_no_conflict(text, sign_in, anna):
    sent = typed(text, heading="Ny lag", body="Den gäller nu.")
    client = sign_in(anna)
    answers = [client.post(url("item", text), sent, **PART) for _again in range(2)]
    assert [(one.status_code, json.loads(one.content)["revision"]) for one in answers] == [(200, 1), (200, 1)]


def test_text_typed_into_finished_minutes_stays_on_the_page(text, sign_in, anna):
    sent = typed(text, body="Det jag hann skriva.")
    finalise(text.meeting, anna)
    client = sign_in(anna)
    by_script, by_form = client.post(url("item", text), sent, **PART), client.post(url("item", text), sent)
    text.refresh_from_db()
    assert (by_script.status_code, by_form.status_code, text.body) == (409, 409, "")
    assert "Anteckningarna är färdigställda" in by_script.content.decode()
    assert "Det jag hann skriva." in by_form.content.decode()


def test_case_15_a_part_cannot_be_sent_to_another_meeting(text, bou, cecilia, sign_in, anna):
    foreign = planned(bou, cecilia)
    sign_in(anna).post(url("item", text), typed(text, heading="Ny lag", meeting=foreign.pk, position=99, kind="round"))
    text.refresh_from_db()
    assert (text.heading, text.meeting.network, text.kind) == ("Ny lag", text.meeting.network, Item.Kind.TEXT)
    assert foreign.items.filter(heading="Ny lag").exists() is False


def test_case_16_a_status_in_the_form_is_not_taken(text, sign_in, anna):
    client, meeting = sign_in(anna), text.meeting
    client.post(url("item", text), typed(text, status="finalised", removed_at="2027-01-01", saved_by=""))
    facts = {"held_on": "2027-03-12", "status": "published", "finalised_by": anna.pk, "network": "x"}
    client.post(url("facts", meeting), typed(meeting, **facts))
    meeting.refresh_from_db()
    text.refresh_from_db()
    assert (meeting.status, meeting.finalised_by, text.removed_at, text.saved_by) == (Status.DRAFT, None, None, anna)


def test_who_wrote_in_a_discussion_is_not_kept(meeting, sign_in, anna):
    part = items.add(meeting=meeting, kind=Item.Kind.DISCUSSION, by=anna)
    sign_in(anna).post(url("item", part), typed(part, body="- Vi ringer först.\n- Skolan hjälper till."), **PART)
    part.refresh_from_db()
    assert (part.saved_by, part.body) == (
        None,
        "<ul><li><p>Vi ringer först.</p></li><li><p>Skolan hjälper till.</p></li></ul>",
    )


@pytest.mark.parametrize("revision", ["", "-1", "1.5", "x", str(2**31), "²"])
def test_a_save_without_a_readable_revision_is_refused(revision, text, sign_in, anna):
    assert sign_in(anna).post(url("item", text), {"revision": revision, "heading": "Ny"}).status_code == 400


def test_a_nul_sign_is_refused_beside_the_field(text, sign_in, anna):
    assert sign_in(anna).post(url("item", text), typed(text, heading="a\x00b"), **PART).status_code == 422


def test_parts_are_added_before_what_closes_the_minutes(meeting, sign_in, anna):
    client = sign_in(anna)
    for kind in ("round", "discussion"):
        client.post(url("item_add", meeting), {"kind": kind})
    assert [item.kind for item in meeting.items.in_order()] == [
        "attendance", "round", "discussion", "next_meeting", "secretary",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["", "nonsense"])
def test_a_kind_that_no_button_says_is_refused(kind, meeting, sign_in, anna):
    assert sign_in(anna).post(url("item_add", meeting), {"kind": kind}).status_code == 400


def test_a_part_is_moved_and_the_button_keeps_its_focus(text, sign_in, anna):
    answer = sign_in(anna).post(url("item_move", text), {"step": "-1"}, follow=True)
    assert [item.kind for item in text.meeting.items.in_order()][:2] == ["text", "attendance"]
    assert len(re.findall(r"<button[^>]*autofocus[^>]*>Flytta ner", answer.content.decode())) == 1


@pytest.mark.parametrize("step", ["", "2", "-7", "x"])
def test_a_part_moves_one_step_at_a_time(step, text, sign_in, anna):
    assert sign_in(anna).post(url("item_move", text), {"step": step}).status_code == 400


def test_a_part_that_was_taken_away_is_offered_back(text, sign_in, anna):
    client = sign_in(anna)
    page = client.post(url("item_remove", text), follow=True).content.decode()
    assert ("Delen ”Text” är borttagen." in page, f'id="del-{text.pk.hex}"' in page) == (True, False)
    back = client.post(url("item_restore", text), follow=True).content.decode()
    assert f'id="del-{text.pk.hex}"' in back


def test_ticks_are_saved_with_the_revision_of_the_list(meeting, sign_in, anna, bo):
    part = meeting.items.get(kind=Item.Kind.ATTENDANCE)
    row = meeting.attendees.get(person=bo)
    answer = sign_in(anna).post(url("item", part), typed(part, present=[row.pk]), **PART)
    assert list(meeting.attendees.filter(is_present=True)) == [row]
    assert json.loads(answer.content)["fragments"]["[data-presence]"] == "1 av 2 närvarande från en kommun"


def test_case_17_somebody_on_another_meetings_list_cannot_be_ticked(meeting, bou, cecilia, sign_in, anna):
    foreign = planned(bou, cecilia).attendees.get(person=cecilia)
    part = meeting.items.get(kind=Item.Kind.ATTENDANCE)
    answer = sign_in(anna).post(url("item", part), typed(part, present=[foreign.pk]), **PART)
    foreign.refresh_from_db()
    assert (answer.status_code, foreign.is_present) == (422, False)


def test_case_60_two_who_tick_the_list_see_each_others_ticks(meeting, sign_in, anna, bo):
    part = meeting.items.get(kind=Item.Kind.ATTENDANCE)
    one, other = (meeting.attendees.get(person=person) for person in (anna, bo))
    both_read, client = typed(part), sign_in(anna)
    client.post(url("item", part), both_read | {"present": [one.pk]}, **PART)
    same = client.post(url("item", part), both_read | {"present": [one.pk]}, **PART)
    answer = client.post(url("item", part), both_read | {"present": [other.pk]}, **PART)
    assert (same.status_code, answer.status_code) == (200, 409)
    assert list(meeting.attendees.filter(is_present=True)) == [one]
    assert ("Anna Lind" in answer.content.decode(), "Bo Ask" in answer.content.decode()) == (True, True)


def test_a_follow_up_points_at_the_one_whom_the_name_means(meeting, sign_in, anna, bo, orust):
    part = items.add(meeting=meeting, kind=Item.Kind.FOLLOW_UP, by=anna)
    client, owners = sign_in(anna), []
    for name in ("bo ask", "Orust", "Någon annan"):
        client.post(url("item", part), typed(part, body="Fråga skolan.", owner_name=name), **PART)
        part.refresh_from_db()
        owners.append((part.owner_person, part.owner_organisation))
    assert owners == [(bo, None), (None, orust), (None, None)]


def test_an_open_follow_up_is_asked_about_at_the_next_meeting(meeting, bim, sign_in, anna):
    noted = items.add(meeting=meeting, kind=Item.Kind.FOLLOW_UP, by=anna)
    noted.save_on(noted.revision, {"body": "<p>Fråga skolan.</p>", "owner_name": "Orust"}, by=anna)
    later = planned(bim, anna, held_on=meeting.held_on.replace(month=9))
    report = later.items.get(kind=Item.Kind.FOLLOW_UPS).reports.get()
    client = sign_in(anna)
    page = client.get(url("record", later)).content.decode()
    assert ("Fråga skolan." in page, "Ansvarig: Orust." in page, url("meeting", meeting) in page) == (True, True, True)
    answer = client.post(url("report", report), typed(report, status="done", body="De har svarat."), **PART)
    report.refresh_from_db()
    assert (report.status, report.body) == ("done", "<p>De har svarat.</p>")
    assert json.loads(answer.content)["fragments"][f"[data-note='{report.item.pk.hex}']"] == "alla klara"


def test_what_was_noted_after_the_meeting_was_planned_is_fetched_once(meeting, bim, sign_in, anna):
    later = planned(bim, anna, held_on=meeting.held_on.replace(month=9))
    items.append(meeting, Item.Kind.FOLLOW_UP, body="<p>Kan materialet spridas?</p>")
    client = sign_in(anna)
    for _again in range(2):
        client.post(url("item_add", later), {"kind": "follow_ups"})
    items.append(meeting, Item.Kind.FOLLOW_UP, body="<p>Kan materialet spridas?</p>")
    client.post(url("item_add", later), {"kind": "follow_ups"})
    part = later.items.get(kind=Item.Kind.FOLLOW_UPS)
    assert list(part.reports.order_by("position").values_list("position", flat=True)) == [0, 1]


@pytest.mark.parametrize("name", ["item", "item_move", "item_remove", "link_add", "attachment_add", "guest_add"])
def test_case_23_a_form_without_its_token_changes_nothing(name, text, anna):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    sent = {
        "revision": 0,
        "heading": "Annans",
        "step": "-1",
        "name": "Gäst",
        "title": "x",
        "url": "https://www.example.org",
    }
    by_form, by_script = client.post(url(name, text), sent), client.post(url(name, text), sent, **PART)
    text.refresh_from_db()
    assert (by_form.status_code, by_script.status_code, text.heading, text.removed_at) == (403, 403, "", None)


@pytest.mark.parametrize("attack", XSS)
def test_case_64_an_attack_in_every_field_is_shown_as_text(attack, meeting, sign_in, anna, bo):
    client = sign_in(anna)
    for kind in ("information", "round", "discussion", "text", "follow_up"):
        part = items.add(meeting=meeting, kind=kind, by=anna)
        fields = ("heading", "body", "audience", "contact", "owner_name")
        client.post(url("item", part), typed(part, answer_form="words", **dict.fromkeys(fields, attack)))
    for kind in ("next_meeting", "secretary"):
        part = meeting.items.get(kind=kind)
        client.post(
            url("item", part), typed(part, **dict.fromkeys(("place", "topics", "name", "title", "body"), attack))
        )
    page = client.get(url("record", meeting)).content.decode()
    assert re.findall(r"<img|<svg on|onerror=alert\(1\)>(?!&)|href=\"javascript", page) == []


def grown(meeting, anna, bim, size):
    KeyFigure.objects.get_or_create(network=bim, name="Pågående ärenden", unit="ärenden")
    for number in range(size):
        town = OrganisationFactory(name=f"Påhittinge {number}", category="municipality", is_member=True)
        meeting.attendees.create(name=f"Gäst {number}", organisation=town, person=PersonFactory(organisation=town))
        part = with_a_round(meeting, f"Fråga {number}")
        part.links.create(title="Länk", url="https://www.example.org/")
        items.add(meeting=meeting, kind=Item.Kind.TEXT, by=anna)
        items.add(meeting=meeting, kind=Item.Kind.INFORMATION, by=anna)
    return part.answers.first()


@pytest.mark.parametrize("size", [1, 30])
def test_the_page_costs_the_same_queries_at_any_length(size, meeting, bim, sign_in, anna, django_assert_num_queries):
    opened = grown(meeting, anna, bim, size)
    client = sign_in(anna)
    with django_assert_num_queries(18):
        assert client.get(url("record", meeting), {"svar": opened.pk.hex}).status_code == 200
