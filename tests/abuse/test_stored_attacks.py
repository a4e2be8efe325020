"""Attacks that are written into the minutes, and lie there until somebody reads, prints, mails or downloads them."""

import io
import json
import re
import socket
from html.parser import HTMLParser

import pikepdf
import pytest
from django.core.files.base import ContentFile

from fyrbodal.files.storing import store
from fyrbodal.outbox.mail import compose
from fyrbodal.outbox.models import Delivery
from fyrbodal.sealed.models import Copy
from fyrbodal.sealed.rendering import rendered
from networks.actions import editions, items, mailings
from networks.models import Answer, Attachment, Item, KeyFigure, Link
from tests.documents.reading import pdf_text
from tests.factories import planned

XSS = """<img src=x onerror=alert(1)>"><svg onload=alert(2)>'{{7*7}}{% debug %}</script><script>alert(3)</script>"""


class Alive(HTMLParser):
    """Collects what a browser would run or fetch of XSS."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        runs = [name for name in given if name.startswith("on")] + [tag] * (tag == "script" and "src" not in given)
        leads = [one for one in (given.get("src"), given.get("href")) if one and (one == "x" or "script:" in one)]
        self.found += runs + leads


def alive(answer):
    return Alive(answer.content.decode()).found


def test_a_page_that_is_not_escaped_would_be_noticed():
    assert Alive(XSS + '<a href="javascript:x">').found == ["onerror", "x", "onload", "script", "javascript:x"]


@pytest.fixture
def listener():
    """Somebody who waits to be called."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def port(listener):
    return listener.getsockname()[1]


def calls(listener):
    try:
        listener.accept()[0].close()
    except BlockingIOError:
        return 0
    return 1


def beacons(listener):
    home = f"http://127.0.0.1:{port(listener)}"
    return (
        f'<p>Läs</p><img src="{home}/a.png"><img src="file:///etc/passwd"><link rel="stylesheet" href="{home}/a.css">'
        f'<link rel="attachment" href="file:///etc/passwd"><style>@import url({home}/b.css)</style>'
        f'<p style="background:url({home}/c.png)">text</p><object data="{home}/d"></object><iframe src="{home}/e"></iframe>'
        f'<svg><image href="{home}/f"/></svg><p><a href="file:///etc/passwd">länk</a></p>'
    )


def infested(meeting, by, attack):
    """The attack in every column of text that a part, an answer and a guest have, past the forms."""
    columns = ("heading", "body", "place", "audience", "contact", "topics", "name", "title", "owner_name")
    for kind in ("text", "information", "round", "discussion", "follow_up"):
        items.add(meeting=meeting, kind=kind, by=by)
    KeyFigure.objects.create(network=meeting.network, name=attack[:80])
    for part in meeting.items.all():
        held = Item._meta
        values = {name: attack[: held.get_field(name).max_length or None] for name in columns}
        Item.objects.filter(pk=part.pk).update(**values)
        Link.objects.create(
            item=part, title=attack[:300], url="https://www.example.org/?q=%22%3E%3Cscript%3E", position=0
        )
        upload = store(ContentFile(b"Rutin", name='a"><img src=x>\r\nX-Evil: 1.txt'), by=by)
        Attachment.objects.create(item=part, name=attack[:200], upload=upload, position=0)
    for answer in Answer.objects.filter(item__meeting=meeting):
        Answer.objects.filter(pk=answer.pk).update(body=attack, contact=attack[:120], unit=attack[:120], state="done")
        answer.figures.create(label=attack[:120], text=attack[:80], period=attack[:40], position=0)
    meeting.attendees.create(
        name=attack[:120], organisation_name=attack[:120], email="gast@example.org", is_present=True
    )
    facts = {"title": attack[:160], "place": attack[:160], "registration_number": attack[:40]}
    type(meeting).objects.filter(pk=meeting.pk).update(**facts)
    meeting.refresh_from_db()
    return meeting


@pytest.fixture
def hostile(bim, anna, bo, orust):
    type(anna).objects.filter(pk=anna.pk).update(name=XSS[:120], title=XSS[:60])
    type(bim).objects.filter(pk=bim.pk).update(name=f"BIM\r\nBcc: alla@evil.example {XSS}"[:120], purpose=XSS)
    bim.refresh_from_db()
    anna.refresh_from_db()
    return infested(planned(bim, anna), anna, XSS)


def test_case_64_an_attack_in_every_column_is_text_on_every_page(hostile, sign_in, anna, bo, gunnar):
    here = f"/traffar/{hostile.pk}/"
    drawn = [sign_in(anna).get(here + end) for end in ("anteckna/", "fakta/", "fardigstall/", "ta-bort/")]
    editions.finalise(meeting=hostile, confirmed={}, by=anna)
    editions.publish(meeting=hostile, number=hostile.editions.count(), by=anna)
    for person, ends in ((anna, ["", "utgavor/1/", "skicka/", "ratta/", "avpublicera/"]), (bo, [""]), (None, [""])):
        drawn += [sign_in(person).get(here + end) for end in ends]
    rest = [
        "/traffar/",
        "/natverk/",
        "/natverk/bim/",
        "/natverk/bim/andra/",
        "/natverk/bim/deltagare/",
        "/min-dag/",
    ]
    drawn += [sign_in(anna).get(address) for address in rest]
    register = [
        "organisation/person/",
        "networks/network/",
        "journal/entry/",
        "sealed/copy/",
        f"organisation/person/{anna.pk}/change/",
    ]
    drawn += [sign_in(gunnar).get(f"/register/{address}") for address in register]
    assert [page.status_code for page in drawn] == [200] * len(drawn)
    assert {page.request["PATH_INFO"]: alive(page) for page in drawn if alive(page)} == {}
    assert [page for page in drawn if "&#x27;49" in page.content.decode()] == []  # {{7*7}} is not reckoned


def test_case_64_an_attack_is_text_on_paper_in_the_data_and_in_the_names_of_files(hostile, sign_in, anna):
    edition = editions.finalise(meeting=hostile, confirmed={}, by=anna)
    rendered(edition.copy, within=120)
    client, here = sign_in(anna), f"/traffar/{hostile.pk}/utgavor/1/"
    pdf, data = client.get(here + "minnesanteckningar.pdf"), client.get(here + "data.json")
    assert "alert(1)" in pdf_text(pdf.content)
    with pikepdf.open(io.BytesIO(pdf.content)) as opened:
        assert {key for key in ("/OpenAction", "/AA", "/JavaScript") if key in opened.Root} == set()
    assert json.loads(data.content)["minutes"]["title"] == hostile.title
    held = client.get(f"{here}bilagor/{edition.files.first().upload_id}/")
    assert b"".join(held) == b"Rutin"
    for answer in (pdf, data, held):
        assert not set("\r\n<>") & set(answer["Content-Disposition"])
        assert (answer["X-Content-Type-Options"], answer.has_header("X-Evil")) == ("nosniff", False)


def test_case_63_a_network_with_a_line_break_in_its_name_adds_no_header_to_its_mail(hostile, anna):
    edition = editions.finalise(meeting=hostile, confirmed={}, by=anna)
    mailings.send(edition=edition, addresses=["gast@example.org"], note=XSS, by=anna)
    mail = compose(Delivery.objects.get())
    assert "\n" not in mail.subject
    sent = mail.message()
    assert (sent["Bcc"], sent.get_content_type(), mail.recipients()) == (None, "text/plain", [mail.to[0]])


def test_case_44_minutes_that_call_home_from_every_field_reach_nobody(bim, anna, bo, orust, listener, sign_in):
    meeting = infested(planned(bim, anna), anna, beacons(listener))
    draft = sign_in(anna).get(f"/traffar/{meeting.pk}/utkast.pdf")
    edition = editions.finalise(meeting=meeting, confirmed={}, by=anna)
    sealed = bytes(rendered(edition.copy, within=120).pdf)
    for pdf in (draft.content, sealed):
        assert b"root:" not in pdf
        assert "root:x:0" not in pdf_text(pdf)
    with pikepdf.open(io.BytesIO(sealed)) as opened:
        assert all(b"root:x" not in one.get_file().read_bytes() for one in opened.attachments.values())
    assert (draft.status_code, calls(listener)) == (200, 0)
    assert re.search(r"<(?:img|iframe|object|svg|style)\b[^>]*127\.0\.0\.1", Copy.objects.get().html) is None


def test_case_46_minutes_of_a_hundred_thousand_words_are_printed_later(bim, anna, sign_in, settings):
    meeting = planned(bim, anna)
    items.append(meeting, Item.Kind.TEXT, heading="Allt", body="<p>" + "ord " * 100_000 + "</p>")
    edition = editions.finalise(meeting=meeting, confirmed={}, by=anna)
    client = sign_in(anna)
    later = client.get(f"/traffar/{meeting.pk}/utgavor/{edition.number}/minnesanteckningar.pdf")
    assert (later.status_code, "görs i ordning" in later.content.decode()) == (503, True)
    assert client.get(f"/traffar/{meeting.pk}/").status_code == 200


def test_case_46_a_draft_that_takes_too_long_says_so(bim, anna, sign_in, settings):
    settings.READER_WAITS = 0.1
    answer = sign_in(anna).get(f"/traffar/{planned(bim, anna).pk}/utkast.pdf")
    assert (answer.status_code, "för lång tid att göra PDF:en" in answer.text) == (503, True)
    assert answer["Cache-Control"] == "no-store"
