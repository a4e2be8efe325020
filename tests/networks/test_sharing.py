"""What a guest without an account reads with the link that was sent to her."""

import re

import pytest
from django.core.files.base import ContentFile

from fyrbodal.files.models import Upload
from fyrbodal.files.storing import store
from fyrbodal.journal.models import Entry
from fyrbodal.outbox.models import Message
from networks.actions import accessories, editions, items, mailings
from networks.models import Item
from tests.access.world import drawn
from tests.factories import planned


@pytest.fixture
def edition(bou, cecilia):
    meeting = planned(bou, cecilia)
    item = items.append(meeting, Item.Kind.TEXT, heading="Mallar")
    accessories.attach(item=item, answer=None, file=ContentFile(b"Rutin", name="rutin.txt"), by=cecilia)
    bou.informed.create(name="Registrator", email="registrator@example.org")
    return editions.finalise(meeting=meeting, confirmed={}, by=cecilia)


@pytest.fixture
def path(edition, cecilia):
    mailings.send(edition=edition, addresses=["registrator@example.org"], note="", by=cecilia)
    return re.search(r"/delat/\S+", Message.objects.get().text)[0]


def test_the_files_of_the_edition_come_with_the_link_and_no_others(path, sign_in, cecilia):
    visitor = sign_in(None)
    other = store(ContentFile(b"Annat", name="annat.txt"), by=cecilia)
    [address] = re.findall(r'href="([^"]+/bilagor/[^"]+)"', visitor.get(path).content.decode())
    assert address == f"{path}bilagor/{Upload.objects.get(name='rutin.txt').pk}/"
    assert b"".join(visitor.get(address)) == b"Rutin"
    assert visitor.get(f"{path}bilagor/{other.pk}/").status_code == 404


def test_the_link_leads_to_what_was_sent_and_says_that_it_has_been_corrected(path, edition, sign_in, cecilia):
    visitor, words = sign_in(None), "Anteckningarna har rättats sedan länken skickades."
    assert words not in visitor.get(path).content.decode()
    editions.correct(meeting=edition.meeting, reason="Fler mallar", by=cecilia)
    items.append(edition.meeting, Item.Kind.TEXT, heading="Fler mallar")
    editions.finalise(meeting=edition.meeting, confirmed={}, by=cecilia)
    page = visitor.get(path).content.decode()
    assert [words in page, "Fler mallar" in page] == [True, False]


def test_a_page_behind_a_link_stays_out_of_caches_and_does_not_tell_where_one_was(path, sign_in):
    page = sign_in(None).get(path)
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store, private", "no-referrer")


def every_page_of(path, edition):
    upload = edition.files.get().upload_id
    return [path, f"{path}minnesanteckningar.pdf", f"{path}bilagor/{upload}/"]


def answers(client, paths):
    given = [client.get(path) for path in paths]
    for one in given:
        if one.streaming:
            list(one.streaming_content)  # to its end, which closes the file
    return [one.status_code for one in given]


def revoking(edition):
    message = Message.objects.get()
    return f"/traffar/{edition.meeting_id}/skicka/{message.pk}/aterkalla/"


def test_a_link_that_the_leader_revokes_leads_nowhere_and_the_journal_says_whose_it_was(
    path, edition, sign_in, cecilia
):
    drawn(edition.copy)
    visitor, leader = sign_in(None), sign_in(cecilia)
    assert answers(visitor, every_page_of(path, edition)) == [200, 200, 200]
    page = leader.get(f"/traffar/{edition.meeting_id}/").content.decode()
    assert (f'action="{revoking(edition)}"' in page, "Återkalla länken" in page) == (True, True)
    assert leader.post(revoking(edition)).status_code == 302
    assert answers(visitor, every_page_of(path, edition)) == [404, 404, 404]
    page = leader.get(f"/traffar/{edition.meeting_id}/").content.decode()
    assert ("Återkalla länken" in page, "Länken återkallades" in page) == (False, True)
    entry = Entry.objects.get(verb="revoked")
    assert (entry.details["addresses"], entry.by_id) == (["registrator@example.org"], cecilia.pk)


def test_a_link_is_revoked_once_and_only_by_those_who_lead_the_network(path, edition, sign_in, cecilia, anna, gunnar):
    tried = [sign_in(one).post(revoking(edition)).status_code for one in (anna, gunnar, None)]
    assert tried == [404, 404, 302]
    assert sign_in(None).get(path).status_code == 200
    leader = sign_in(cecilia)
    leader.post(revoking(edition))
    again = leader.post(revoking(edition), follow=True)
    assert "Länken var redan återkallad." in again.content.decode()
    assert Entry.objects.filter(verb="revoked").count() == 1


def test_a_message_to_those_who_sign_in_has_no_link_to_revoke(edition, sign_in, cecilia):
    mailings.send(edition=edition, addresses=[cecilia.email], note="", by=cecilia)
    leader = sign_in(cecilia)
    assert leader.post(revoking(edition)).status_code == 404
    assert "Återkalla länken" not in leader.get(f"/traffar/{edition.meeting_id}/").content.decode()


def test_the_link_works_as_long_as_its_address_stands_on_a_list(path, edition, bou, sign_in):
    visitor = sign_in(None)
    bou.informed.all().delete()
    assert visitor.get(path).status_code == 404
    edition.meeting.attendees.create(name="Registrator", email="Registrator@example.org", is_present=True)
    assert visitor.get(path).status_code == 200


def test_a_guest_who_is_taken_off_the_list_in_a_correction_reads_no_more(edition, sign_in, cecilia):
    guest = edition.meeting.attendees.create(name="Gäst Utan Konto", email="gast@example.org", is_present=True)
    mailings.send(edition=edition, addresses=[guest.email], note="", by=cecilia)
    path = re.search(r"/delat/\S+", Message.objects.get().text)[0]
    assert sign_in(None).get(path).status_code == 200
    editions.correct(meeting=edition.meeting, reason="Fel gäst", by=cecilia)
    guest.delete()
    assert sign_in(None).get(path).status_code == 404


def test_a_link_that_is_sent_anew_works_beside_a_revoked_one(path, edition, sign_in, cecilia):
    sign_in(cecilia).post(revoking(edition))
    mailings.send(edition=edition, addresses=["registrator@example.org"], note="", by=cecilia)
    newest = re.search(r"/delat/\S+", Message.objects.newest_first()[0].text)[0]
    assert answers(sign_in(None), [path, newest]) == [404, 200]


def test_what_is_sent_at_once_stands_as_one_and_who_has_no_address_is_named(edition, bou, sign_in, cecilia):
    meeting = edition.meeting
    meeting.attendees.create(name="Maj Lundin", organisation_name="Skolan", email="maj@example.org")
    meeting.attendees.create(name="Per Hav")
    leader = sign_in(cecilia)
    asked = leader.get(f"/traffar/{meeting.pk}/skicka/").content.decode()
    assert "De här saknar e-postadress och får inget mejl: Per Hav." in asked
    for number in (1, 2):
        to = [cecilia.email, "maj@example.org", "registrator@example.org"]
        mailings.send(edition=edition, addresses=to, note="", by=cecilia)
        shown = leader.get(f"/traffar/{meeting.pk}/")
        assert [len(one.messages) for one in shown.context["mailings"]] == [3] * number
    assert [(one.waiting, one.sent, one.failed) for one in shown.context["mailings"]] == [(3, 0, 0)] * 2
    assert shown.content.decode().count("3 väntar") == 2
    assert shown.content.decode().count("Återkalla länken") == 4
