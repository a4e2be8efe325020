"""Guests on the list, links and attachments under parts and answers, and planning a meeting."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fyrbodal.files.models import Upload
from networks.actions import editions, items
from networks.models import Attachment, Item, Link, Meeting
from tests.factories import PersonFactory, planned
from tests.files import samples

PDF = samples.pdf()


@pytest.fixture
def meeting(bim, anna, bo):
    return planned(bim, anna)


@pytest.fixture
def listed(meeting):
    return meeting.items.get(kind=Item.Kind.ATTENDANCE)


@pytest.fixture
def text(meeting, anna):
    return items.add(meeting=meeting, kind=Item.Kind.TEXT, by=anna)


@pytest.fixture
def answer(meeting, anna):
    return items.add(meeting=meeting, kind=Item.Kind.ROUND, by=anna).answers.get(organisation__name="Orust")


def url(name, key):
    return reverse(f"networks:{name}", args=[getattr(key, "pk", key)])


def pdf(name="rutin.pdf", content=PDF):
    return SimpleUploadedFile(name, content, "application/pdf")


def test_a_guest_of_any_organisation_or_none_is_there(listed, meeting, orust, sign_in, anna):
    client = sign_in(anna)
    for where in ({"organisation": orust.pk}, {"organisation_name": "En stadsdel"}, {}):
        client.post(url("guest_add", listed), {"name": "Gäst Gästsson", "email": "gast@example.org"} | where)
    guests = meeting.attendees.filter(name="Gäst Gästsson")
    assert sorted((one.where, one.is_present, one.email) for one in guests) == [
        ("", True, "gast@example.org"), ("En stadsdel", True, "gast@example.org"), ("Orust", True, "gast@example.org"),
    ]  # fmt: skip


def test_a_guest_that_can_only_be_one_person_points_at_her(listed, meeting, sign_in, anna, frida, orust):
    sign_in(anna).post(url("guest_add", listed), {"name": "frida al"})
    guest = meeting.attendees.get(person=frida)
    assert (guest.organisation, guest.email, guest.is_present) == (orust, frida.email, True)


def test_a_namesake_elsewhere_is_not_pointed_at(listed, meeting, sign_in, anna, frida, amal):
    sign_in(anna).post(url("guest_add", listed), {"name": "Frida Al", "organisation": amal.pk})
    PersonFactory(name="Kim Ek")
    PersonFactory(name="Kim Ek")
    sign_in(anna).post(url("guest_add", listed), {"name": "Kim Ek"})
    assert [meeting.attendees.get(name=name).person for name in ("Frida Al", "Kim Ek")] == [None, None]


def test_somebody_already_on_the_list_is_ticked_and_not_written_twice(listed, meeting, sign_in, anna, bo):
    sign_in(anna).post(url("guest_add", listed), {"name": "Bo Ask"})
    assert [one.is_present for one in meeting.attendees.filter(name="Bo Ask")] == [True]


def test_a_guest_without_a_name_is_asked_for_one(listed, meeting, sign_in, anna):
    reply = sign_in(anna).post(url("guest_add", listed), {"name": " ", "email": "gast@example.org"})
    shown = reply.content.decode()
    assert (reply.status_code, "Namn – " in shown, 'value="gast@example.org"' in shown) == (
        422,
        True,
        True,
    )


def test_a_page_with_the_old_list_does_not_untick_a_guest(listed, meeting, sign_in, anna):
    client, read_at = sign_in(anna), listed.revision
    client.post(url("guest_add", listed), {"name": "Gäst Gästsson"})
    stale = client.post(url("item", listed), {"revision": read_at}, headers={"X-Requested-With": "part"})
    assert (stale.status_code, meeting.attendees.get(name="Gäst Gästsson").is_present) == (409, True)


def test_a_guest_is_taken_off_the_list_by_the_leader_only(listed, meeting, sign_in, anna, bo, cecilia, gunnar, olof):
    sign_in(anna).post(url("guest_add", listed), {"name": "Gäst Gästsson"})
    guest = meeting.attendees.get(name="Gäst Gästsson")
    codes = [sign_in(one).post(url("guest_remove", guest)).status_code for one in (bo, cecilia, gunnar, olof, anna)]
    assert (codes, meeting.attendees.filter(name="Gäst Gästsson").exists()) == ([404, 404, 404, 404, 302], False)


def test_a_link_has_a_title_and_a_safe_address(text, sign_in, anna):
    client = sign_in(anna)
    sent = [("Program", "www.example.org/dag"), ("", "https://www.example.org"), ("Fälla", "javascript:alert(1)")]
    codes = [client.post(url("link_add", text), {"title": title, "url": to}).status_code for title, to in sent]
    assert codes == [302, 422, 422]
    assert [(link.title, link.url) for link in text.links.all()] == [("Program", "https://www.example.org/dag")]


def test_links_and_files_stand_under_the_answer_that_they_were_sent_for(answer, sign_in, anna):
    client, part = sign_in(anna), answer.item
    client.post(url("link_add", part), {"title": "Rutin", "url": "https://www.example.org", "answer": answer.pk})
    client.post(url("attachment_add", part), {"file": pdf(), "answer": answer.pk})
    assert (part.links.get().answer, part.attachments.get().answer) == (answer, answer)


def test_case_17_an_answer_of_another_part_takes_no_link(answer, text, sign_in, anna):
    client = sign_in(anna)
    codes = [client.post(url("link_add", text), {"title": "x", "url": "https://www.example.org", "answer": key}).status_code
             for key in (answer.pk, uuid.uuid4(), "nonsense")]  # fmt: skip
    assert (codes, Link.objects.count()) == ([404, 404, 404], 0)


def test_an_attachment_is_fetched_by_those_who_write_and_nobody_else(text, sign_in, anna, bo, cecilia, gunnar, olof):
    sign_in(anna).post(url("attachment_add", text), {"file": pdf()})
    address = url("attachment", text.attachments.get())
    codes = [sign_in(one).get(address).status_code for one in (bo, cecilia, gunnar, olof)]
    file = sign_in(anna).get(address)
    assert (codes, b"".join(file.streaming_content)) == ([404, 404, 404, 404], PDF)
    assert 'filename="rutin.pdf"' in file.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("file", "code"),
    [(None, 422), (("sida.pdf", b"<html><script>alert(1)</script></html>"), 422), (("tom.pdf", b""), 422)],
)
def test_case_28_a_file_that_is_not_what_it_says_is_not_taken(file, code, text, sign_in, anna):
    sent = {"file": pdf(*file)} if file else {}
    reply = sign_in(anna).post(url("attachment_add", text), sent)
    assert (reply.status_code, Attachment.objects.count(), Upload.objects.count()) == (code, 0, 0)


def test_case_32_a_file_too_large_is_answered_on_the_page(text, sign_in, anna, settings):
    settings.UPLOAD_MAX_BYTES = len(PDF) - 1
    text.save_on(text.revision, {"body": "Det som redan står."}, by=anna)
    reply = sign_in(anna).post(url("attachment_add", text), {"file": pdf()})
    shown = reply.content.decode()
    assert (reply.status_code, "Filen är för stor." in shown, "Det som redan står." in shown) == (413, True, True)
    assert Upload.objects.count() == 0


def test_case_33_many_files_at_once_are_too_many(text, sign_in, anna, settings):
    settings.UPLOADS_PER_MINUTE = 1
    client = sign_in(anna)
    codes = [client.post(url("attachment_add", text), {"file": pdf()}).status_code for _again in range(2)]
    assert (codes, Attachment.objects.count()) == ([302, 429], 1)


@pytest.mark.parametrize("name", ["link_remove", "attachment_remove"])
def test_what_stands_beside_a_part_is_taken_away_by_the_leader_only(name, text, sign_in, anna, bo, cecilia):
    rows = {"link_remove": Link, "attachment_remove": Attachment}
    row = rows[name].objects.create(
        item=text, **({"title": "x", "url": "https://www.example.org"} if "link" in name else {"name": "x"})
    )
    codes = [sign_in(one).post(url(name, row)).status_code for one in (bo, cecilia, anna)]
    assert (codes, rows[name].objects.count()) == ([404, 404, 302], 0)


@pytest.mark.parametrize("name", ["guest_add", "link_add", "attachment_add", "item_move", "item_remove", "item_restore",
                                  "answer_add"])  # fmt: skip
def test_buttons_beside_finished_minutes_change_nothing(name, listed, text, orust, sign_in, anna):
    editions.finalise(meeting=listed.meeting, confirmed={}, by=anna)
    sent = {
        "name": "Gäst",
        "title": "x",
        "url": "https://www.example.org",
        "file": pdf(),
        "step": "-1",
        "organisation": orust.pk,
    }
    before = _counts()
    reply = sign_in(anna).post(url(name, text), sent)
    assert (reply.status_code, _counts()) == (409, before)
    assert "Anteckningarna är färdigställda" in reply.content.decode()


def _counts():
    rows = (Link, Attachment, Upload, Item.objects.standing(), Meeting.objects.get().attendees)
    return [getattr(one, "objects", one).count() for one in rows]


FACTS = {"held_on": "12 mars 2027", "starts": "9", "ends": "12", "place": "Teams", "topics": "Ny lag"}


def test_only_those_who_lead_the_network_plan(bim, sign_in, anna, bo, cecilia, gunnar, olof):
    address = reverse("networks:plan", args=["bim"])
    codes = {one.name: sign_in(one).post(address, FACTS | {"key": uuid.uuid4()}).status_code
             for one in (anna, bo, cecilia, gunnar, olof)}  # fmt: skip
    assert codes == {"Anna Lind": 302, "Bo Ask": 403, "Cecilia Rönn": 403, "Gunnar Tall": 403, "Olof Utanför": 403}
    assert Meeting.objects.count() == 1


def test_case_62_the_same_form_sent_twice_plans_one_meeting(bim, sign_in, anna):
    sent, client = FACTS | {"key": uuid.uuid4()}, sign_in(anna)
    places = {client.post(reverse("networks:plan", args=["bim"]), sent).headers["Location"] for _again in range(2)}
    assert places == {url("record", Meeting.objects.get())}


def test_a_key_of_somebody_elses_meeting_gives_no_way_into_it(bim, bou, cecilia, sign_in, anna):
    foreign = planned(bou, cecilia)
    reply = sign_in(anna).post(reverse("networks:plan", args=["bim"]), FACTS | {"key": foreign.pk}, follow=True)
    foreign.refresh_from_db()
    assert (reply.status_code, foreign.network, foreign.place) == (404, bou, "Teams")


def test_a_new_meeting_is_proposed_as_the_last_one_said(meeting, bim, sign_in, anna):
    said = meeting.items.get(kind=Item.Kind.NEXT_MEETING)
    said.save_on(0, {"held_on": "2027-06-04", "place": "Uddevalla", "topics": "Handledning"}, by=anna)
    shown = sign_in(anna).get(reverse("networks:plan", args=["bim"])).content.decode()
    assert ('value="2027-06-04"' in shown, 'value="Uddevalla"' in shown, "Handledning" in shown) == (True, True, True)


def test_a_meeting_that_ends_before_it_begins_is_asked_about_again(bim, sign_in, anna):
    sent = FACTS | {"key": uuid.uuid4(), "starts": "13", "ends": "9.30"}
    reply = sign_in(anna).post(reverse("networks:plan", args=["bim"]), sent)
    assert (reply.status_code, "Sluttiden ska ligga efter starttiden." in reply.content.decode()) == (422, True)
    assert Meeting.objects.count() == 0


def test_the_facts_are_changed_on_the_revision_that_was_read(meeting, sign_in, anna):
    client = sign_in(anna)
    one = client.post(url("facts", meeting), FACTS | {"revision": 0, "place": "Uddevalla"})
    other = client.post(url("facts", meeting), FACTS | {"revision": 0, "place": "Åmål"})
    meeting.refresh_from_db()
    shown = other.content.decode()
    assert (one.status_code, other.status_code, meeting.place) == (302, 409, "Uddevalla")
    assert ("Uddevalla" in shown, "Åmål" in shown, 'value="1"' in shown) == (True, True, True)


def test_a_meeting_is_taken_back_after_a_question(meeting, bim, sign_in, anna, bo):
    client = sign_in(anna)
    assert "Det går inte att ångra" in client.get(url("discard", meeting)).content.decode()
    assert [sign_in(bo).post(url("discard", meeting)).status_code, Meeting.objects.count()] == [404, 1]
    assert client.post(url("discard", meeting)).headers["Location"] == bim.get_absolute_url()
    assert Meeting.objects.count() == 0


def test_nobody_is_asked_whether_to_take_back_what_is_finished(meeting, sign_in, anna):
    client = sign_in(anna)
    editions.finalise(meeting=meeting, confirmed={}, by=anna)
    assert client.get(url("discard", meeting)).headers["Location"] == url("record", meeting)
    editions.correct(meeting=meeting, reason="Fel dag", by=anna)
    assert client.get(url("discard", meeting)).headers["Location"] == url("record", meeting)
    assert url("discard", meeting) not in client.get(url("facts", meeting)).content.decode()


def test_a_meeting_that_was_once_finished_stays(meeting, sign_in, anna):
    editions.finalise(meeting=meeting, confirmed={}, by=anna)
    editions.correct(meeting=meeting, reason="Fel namn", by=anna)
    shown = sign_in(anna).post(url("discard", meeting), follow=True).content.decode()
    assert ("kan inte tas bort" in shown, "Du rättar färdigställda anteckningar: Fel namn" in shown) == (True, True)


def test_everybody_the_leader_may_see_is_suggested_where_a_guest_is_added(meeting, sign_in, anna, olof):
    client, suggested = sign_in(anna), '<option value="Olof Utanför">Orust</option>'
    pages = [client.get(url("record", meeting), asked).content.decode() for asked in ({}, {"oppna": "gast"})]
    assert [suggested in page for page in pages] == [False, True]
    assert [page.count('<datalist id="namn">') for page in pages] == [0, 1]
