"""What a guest without an account reads with the link that was sent to her."""

import re

import pytest
from django.core.files.base import ContentFile

from fyrbodal.files.models import Upload
from fyrbodal.files.storing import store
from fyrbodal.outbox.models import Message
from networks.actions import accessories, editions, items, mailings
from networks.models import Item
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
