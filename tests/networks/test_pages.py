"""Pages that are read, and the turns: each person of the cast, and the outsiders."""

import io

import pikepdf
import pytest
from django.core.files.base import ContentFile

from fyrbodal.files.storing import store
from fyrbodal.outbox.models import Delivery, Message
from fyrbodal.sealed.models import Copy
from fyrbodal.sealed.rendering import rendered
from networks.actions import editions, items
from networks.documents.content import content_of
from networks.models import Attachment, Edition, Item, Meeting, Status
from tests.documents.reading import pdf_text
from tests.factories import identity_number, planned, with_a_round


@pytest.fixture
def meeting(bim, anna, bo):
    meeting = planned(bim, anna)
    meeting.attendees.filter(person=bo).update(is_present=True)
    with_a_round(meeting, Orust="Tre ärenden i gång.")
    return meeting


@pytest.fixture
def closed(bou, cecilia):
    return planned(bou, cecilia)


def address(meeting, end=""):
    return f"/traffar/{meeting.pk}/{end}"


def finalised(meeting, by):
    return editions.finalise(meeting=meeting, confirmed={}, by=by)


def published(meeting, by):
    finalised(meeting, by)
    return editions.publish(meeting=meeting, number=meeting.editions.count(), by=by)


def printed():
    """What the worker does soon after the sealing."""
    for copy in Copy.objects.all():
        rendered(copy, within=120)


def statuses(sign_in, url, *people):
    return [sign_in(person).get(url).status_code for person in people]


def test_case_12_nobody_but_those_who_lead_sees_a_draft(meeting, sign_in, anna, bo, cecilia, gunnar, olof):
    for end in ("utkast.pdf", "fardigstall/"):
        assert statuses(sign_in, address(meeting, end), anna, bo, cecilia, gunnar, olof) == [200, 404, 404, 404, 404]
        assert sign_in(None).get(address(meeting, end)).status_code == 302


def test_case_13_staff_read_what_is_finalised_and_not_before(meeting, sign_in, anna, olof):
    client = sign_in(olof)
    assert client.get(address(meeting, "utgavor/1/minnesanteckningar.pdf")).status_code == 404
    finalised(meeting, anna)
    printed()
    pdf = client.get(address(meeting, "utgavor/1/minnesanteckningar.pdf"))
    assert pdf.status_code == 200
    assert "Tre ärenden i gång." in pdf_text(pdf.content)


def test_a_closed_network_is_read_by_its_own(closed, sign_in, cecilia, anna, olof, gunnar):
    finalised(closed, cecilia)
    for end in ("", "utgavor/1/", "utgavor/1/data.json"):
        assert statuses(sign_in, address(closed, end), cecilia, anna, olof) == [200, 404, 404]
    assert sign_in(gunnar).get(address(closed, "utgavor/1/")).status_code == 404


def test_who_follows_a_mailed_address_without_being_signed_in_is_led_to_sign_in_and_back(closed, sign_in, cecilia):
    edition = finalised(closed, cecilia)
    page = sign_in(None).get(edition.get_absolute_url())
    assert page.status_code == 404
    assert f'href="/logga-in/?next={edition.get_absolute_url()}"' in page.content.decode()


def test_a_guest_who_was_there_reads_the_minutes_of_a_closed_network(closed, sign_in, cecilia, olof):
    closed.attendees.create(person=olof, name=olof.name, is_present=True)
    assert sign_in(olof).get(address(closed)).status_code == 404
    finalised(closed, cecilia)
    assert sign_in(olof).get(address(closed)).status_code == 200


def test_visitors_read_what_is_published_until_it_is_withdrawn(meeting, sign_in, anna):
    visitor = sign_in(None)
    assert visitor.get(address(meeting)).status_code == 404
    published(meeting, anna)
    page = visitor.get(address(meeting)).content.decode()
    assert "Tre ärenden i gång." in page
    assert "Bo Ask" not in page
    printed()
    editions.withdraw(meeting=meeting, by=anna)
    for end in ("", "utgavor/1/", "utgavor/1/minnesanteckningar.pdf", "utgavor/1/data.json"):
        assert visitor.get(address(meeting, end)).status_code == 404


def test_no_name_of_an_attendee_reaches_anything_that_is_open(meeting, sign_in, anna):
    published(meeting, anna)
    printed()
    visitor = sign_in(None)
    for end in ("", "utgavor/1/", "utgavor/1/data.json"):
        assert "Bo Ask" not in visitor.get(address(meeting, end)).content.decode()
    pdf = visitor.get(address(meeting, "utgavor/1/minnesanteckningar.pdf")).content
    assert "Bo Ask" not in pdf_text(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        [name] = opened.attachments
        assert b"Bo Ask" not in opened.attachments[name].get_file().read_bytes()


def test_case_20_a_file_is_reached_only_through_an_edition_that_holds_it(meeting, sign_in, anna, olof):
    item = items.append(meeting, Item.Kind.TEXT, heading="Mallar")
    upload = store(ContentFile(b"Rutin", name="rutin.txt"), by=anna)
    other = store(ContentFile(b"Annat", name="annat.txt"), by=anna)
    Attachment.objects.create(item=item, name="Rutin", upload=upload)
    published(meeting, anna)
    url = address(meeting, f"utgavor/1/bilagor/{upload.pk}/")
    visitor = sign_in(None)
    served = visitor.get(url)
    assert b"".join(served) == b"Rutin"
    assert served["X-Content-Type-Options"] == "nosniff"
    assert visitor.get(address(meeting, f"utgavor/1/bilagor/{other.pk}/")).status_code == 404
    editions.withdraw(meeting=meeting, by=anna)
    assert visitor.get(url).status_code == 404
    assert b"".join(sign_in(olof).get(url)) == b"Rutin"


def test_case_48_a_draft_says_so_and_stays_out_of_caches(meeting, sign_in, anna):
    pdf = sign_in(anna).get(address(meeting, "utkast.pdf"))
    assert "UTKAST" in pdf_text(pdf.content)
    assert "no-store" in pdf["Cache-Control"]


def test_finalising_in_the_browser(meeting, sign_in, anna):
    page = sign_in(anna).post(address(meeting, "fardigstall/"), follow=True)
    assert "Utgåva 1 är färdigställd." in page.content.decode()
    assert Edition.objects.get().finalised_by == anna


def test_finalising_waits_for_a_reason_at_each_find(meeting, sign_in, anna):
    body = f"<p>Gäller {identity_number()}.</p>"
    items.append(meeting, Item.Kind.TEXT, heading="Övrigt", body=body)
    client = sign_in(anna)
    page = client.post(address(meeting, "fardigstall/"))
    assert page.status_code == 422
    assert "Skriv varför det inte är ett personnummer" in page.content.decode()
    [name] = page.context["form"].fields
    assert client.post(address(meeting, "fardigstall/"), {name: "Ett ordernummer"}).status_code == 302
    assert Edition.objects.get().confirmed == [{"where": "Övrigt", "reason": "Ett ordernummer"}]


def test_a_find_leads_to_its_part_and_its_reason_is_remembered(meeting, sign_in, anna):
    item = items.append(meeting, Item.Kind.TEXT, heading="Övrigt", body=f"<p>Ring {identity_number()}.</p>")
    client = sign_in(anna)
    page = client.get(address(meeting, "fardigstall/"))
    assert f'{address(meeting, "anteckna/")}#del-{item.pk.hex}"' in page.content.decode()
    [name] = page.context["form"].fields
    client.post(address(meeting, "fardigstall/"), {name: "Ett ordernummer"})
    editions.correct(meeting=meeting, reason="Fel dag", by=anna)
    items.append(meeting, Item.Kind.TEXT, heading="Nytt", body=f"<p>Ring {identity_number()}.</p>")
    form = client.get(address(meeting, "fardigstall/")).context["form"]
    assert [form[one].value() for one in form.fields] == ["Ett ordernummer", None]


def test_case_61_finalising_twice_makes_one_edition_and_says_so(meeting, sign_in, anna):
    client = sign_in(anna)
    client.post(address(meeting, "fardigstall/"))
    said = client.post(address(meeting, "fardigstall/"), follow=True).content.decode()
    assert "Anteckningarna var redan färdigställda." in said
    assert Edition.objects.count() == 1


def test_case_16_the_status_is_not_a_field(meeting, sign_in, anna):
    sign_in(anna).post(address(meeting, "fakta/"), {"status": "published", "held_on": "2027-03-12", "revision": "0"})
    meeting.refresh_from_db()
    assert meeting.status == Status.DRAFT


def test_publishing_shows_first_what_everybody_will_read(meeting, sign_in, anna, bo):
    items.append(meeting, Item.Kind.TEXT, heading="Övrigt", body="<p>Bo Ask frågar vidare.</p>")
    finalised(meeting, anna)
    client = sign_in(anna)
    preview = client.get(address(meeting, "publicera/")).content.decode()
    assert "De här deltagarna nämns vid namn i texten: Bo Ask." in preview
    client.post(address(meeting, "publicera/"), {"number": "1"})
    assert Meeting.objects.get().status == Status.PUBLISHED


def test_an_edition_that_nobody_has_looked_at_is_not_published(meeting, sign_in, anna):
    finalised(meeting, anna)
    client = sign_in(anna)
    said = client.post(address(meeting, "publicera/"), {"number": "2"}, follow=True).content.decode()
    assert "Utgåva 1 har färdigställts sedan du läste." in said
    assert client.post(address(meeting, "publicera/")).status_code == 400
    assert Meeting.objects.get().status == Status.FINALISED


def test_a_network_that_is_no_longer_public_closes_its_open_pages(meeting, sign_in, anna, bim, olof):
    published(meeting, anna)
    bim.is_public = False
    bim.save()
    for end in ("", "utgavor/1/", "utgavor/1/data.json"):
        assert sign_in(None).get(address(meeting, end)).status_code == 404
    assert sign_in(olof).get(address(meeting)).status_code == 200


def test_a_network_that_is_not_public_is_never_published(closed, sign_in, cecilia):
    finalised(closed, cecilia)
    assert sign_in(cecilia).post(address(closed, "publicera/")).status_code == 403


def test_a_correction_needs_a_reason(meeting, sign_in, anna):
    finalised(meeting, anna)
    client = sign_in(anna)
    page = client.post(address(meeting, "ratta/"), {"reason": " "})
    assert page.status_code == 422
    assert "Skriv ett skäl" in page.content.decode()
    client.post(address(meeting, "ratta/"), {"reason": "Fel antal"})
    meeting.refresh_from_db()
    assert (meeting.status, meeting.reason) == (Status.DRAFT, "Fel antal")


def test_minutes_are_mailed_to_those_on_the_list_and_those_informed(meeting, sign_in, anna, bim):
    bim.informed.create(name="Registrator", email="registrator@example.org")
    finalised(meeting, anna)
    client = sign_in(anna)
    page = client.get(address(meeting, "skicka/")).content.decode()
    assert "<span>Registrator, informeras <small>registrator@example.org</small></span>" in page
    to = ["bo@example.org", "registrator@example.org"]
    client.post(address(meeting, "skicka/"), {"recipients": to, "note": "Hör av er!"})
    assert sorted(Delivery.objects.values_list("address", flat=True)) == to
    texts = {message.secret: message.text for message in Message.objects.all()}
    assert f"/traffar/{meeting.pk}/utgavor/1/" in texts[False]
    assert "/delat/" in texts[True]
    assert "Hör av er!" in texts[True]


def test_a_guest_reads_with_the_link_that_was_sent_to_her_and_with_no_other(meeting, sign_in, anna, bim):
    bim.informed.create(name="Registrator", email="registrator@example.org")
    finalised(meeting, anna)
    sign_in(anna).post(address(meeting, "skicka/"), {"recipients": ["registrator@example.org"]})
    link = next(word for word in Message.objects.get().text.split() if "/delat/" in word)
    path = link[link.index("/delat/") :]
    visitor = sign_in(None)
    assert "Tre ärenden i gång." in visitor.get(path).content.decode()
    printed()
    assert visitor.get(path + "minnesanteckningar.pdf").status_code == 200
    assert visitor.get(path[:-3] + "xx/").status_code == 404


def test_addresses_that_are_not_on_the_list_are_refused(meeting, sign_in, anna):
    finalised(meeting, anna)
    page = sign_in(anna).post(address(meeting, "skicka/"), {"recipients": ["main@example.com"]})
    assert page.status_code == 422
    assert not Message.objects.exists()


@pytest.mark.parametrize("how_many", [1, 12])
@pytest.mark.parametrize("url", ["/traffar/", "/natverk/", "/natverk/bim/", "/min-dag/"])
def test_a_list_costs_the_same_for_one_as_for_many(url, how_many, bim, anna, bo, sign_in, django_assert_num_queries):
    for number in range(how_many):
        meeting = planned(bim, anna, place=f"Rum {number}")
        if number % 2:
            finalised(meeting, anna)
    client = sign_in(bo)
    client.get(url)
    with django_assert_num_queries(QUERIES[url]):
        client.get(url)


def test_a_year_without_meetings_shows_none_and_a_strange_choice_is_said_to_be_so(meeting, sign_in, anna):
    texts = {asked: sign_in(anna).get(f"/traffar/?{asked}").content.decode() for asked in ("ar=1999", "ar=xx", "ar=")}
    told = {asked: ("Inga träffar passar" in text, "finns inte att välja" in text) for asked, text in texts.items()}
    assert told == {"ar=1999": (True, False), "ar=xx": (False, True), "ar=": (False, False)}
    assert '<option value="1999" selected>1999</option>' in texts["ar=1999"]


QUERIES = {"/traffar/": 7, "/natverk/": 4, "/natverk/bim/": 8, "/min-dag/": 11}


@pytest.mark.parametrize("how_many", [1, 30])
def test_a_draft_costs_the_same_at_any_length(how_many, meeting, anna, django_assert_num_queries):
    for number in range(how_many):
        items.append(meeting, Item.Kind.TEXT, heading=f"Del {number}", body="<p>Ord.</p>")
    fresh = Meeting.objects.select_related("network").get(pk=meeting.pk)
    with django_assert_num_queries(9):
        content_of(fresh)
