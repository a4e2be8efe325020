"""The chiefs' review: all courses beside all municipalities, one's own to write in, and what is told of the others."""

import io
import re

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from competence.documents.allocation.review import Review
from competence.documents.allocation.review_book import book_of
from competence.documents.allocation.review_paper import document
from competence.models import Award, SheetLine, UnitDemand
from fyrbodal.documents.spreadsheets import read_book
from tests.competence.allocating import asked, cells, decided, submitted, words
from tests.competence.catalogue import course
from tests.competence.packages import allocated, approved, closed, offered, package, sent, sheet, wished
from tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(karin, amal, orust, sotenas):
    return sent(package(), karin)


@pytest.fixture
def offer(pack):
    return offered(pack, course(minimum=3), seats=4, cost_per_participant=250)


def url(pack, name="package_review"):
    return reverse(f"competence:{name}", args=[pack.pk])


def read(client, pack):
    return client.get(url(pack)).content.decode()


def headings(page):
    return [words(one) for one in re.findall(r'<th scope="col".*?</th>', page)]


def needed(unit, of, lacking, people):
    UnitDemand.objects.create(
        unit=unit, course=of, people=people, have=people - lacking, again=0, planned=0, partly=0, missing=lacking,
        reckoned_at=timezone.now(),
    )  # fmt: skip


def got(of, organisation, places, wanted, pack, back=1):
    """So many terms back, when its places were given out."""
    term = pack.term
    for _time in range(back):
        term = term.before()
    earlier = sent(package(year=term.year, half=term.half), pack.sent_by)
    facts = {"wanted": wanted, "places": places, "computed": places, "weight": 1, "reason": "Metoden."}
    Award.objects.create(offer=offered(earlier, of), organisation=organisation, **facts)
    allocated(earlier, pack.sent_by)


def test_a_chief_finds_her_own_municipality_first_and_to_write_in_and_the_others_to_read(pack, offer, ingrid, sign_in):
    page = read(sign_in(ingrid), pack)
    assert headings(page) == ["Kurs", "Åmål ej inskickad", "Orust ej inskickad", "Sotenäs ej inskickad"]
    forms = re.findall(r"<form data-part.*?</form>", page, re.DOTALL)
    assert [re.findall(r'name="(\w+)"', one) for one in forms] == [
        ["csrfmiddlewaretoken", "revision", "approved", "priority", "comment"]
    ]


def test_what_is_wished_needed_and_was_got_last_time_stand_together(pack, offer, karin, amal, lotsen, sign_in):
    wished(sheet(pack, amal), offer, lotsen, unnamed=5)
    approved(sheet(pack, amal), offer, 4, priority=1)
    needed(lotsen, offer.course, 9, 20)
    got(offer.course, amal, 2, 3, pack)
    got(offer.course, amal, 9, 9, pack, back=3)
    assert cells(read(sign_in(karin), pack), "Samtal")[-1] == "4 prioritet 1 behov 9 förra 2 av 3"


@pytest.mark.parametrize(
    ("lacking", "people", "told"), [(4, 20, "under 5"), (0, 20, "0"), (3, 4, "under 5"), (5, 20, "5")]
)
def test_small_numbers_are_not_told_of_any_municipality(lacking, people, told, pack, offer, karin, lotsen, sign_in):
    needed(lotsen, offer.course, lacking, people)
    assert cells(read(sign_in(karin), pack), "Samtal")[-1] == f"0 behov {told}"


def test_need_is_of_the_whole_municipality(pack, offer, karin, amal, lotsen, sign_in):
    needed(lotsen, offer.course, 3, 10)
    needed(UnitFactory(organisation=amal), offer.course, 4, 10)
    assert cells(read(sign_in(karin), pack), "Samtal")[-1] == "0 behov 7"


def test_more_wished_than_there_is_room_for_is_marked(pack, offer, karin, sign_in):
    asked(pack, offer, karin, {"Åmål": 3, "Orust": 2})
    assert "4 platser, 5 önskas för få platser" in words(read(sign_in(karin), pack))


def test_what_it_costs_stands_under_each_municipality(pack, offer, karin, sign_in):
    asked(pack, offer, karin, {"Åmål": 3})
    assert cells(read(sign_in(karin), pack), "Kostnad, kr") == ["0", "0", "750"]


def test_when_it_is_decided_nothing_is_too_few_any_more_and_nobody_is_waited_for(pack, offer, amal, karin, sign_in):
    wished(sheet(pack, amal), offer, None, unnamed=offer.seats + 1)
    before = read(sign_in(karin), pack)
    assert f"{offer.seats} platser, {offer.seats + 1} önskas för få platser" in words(before)
    assert "Har inte skickat in än: Orust, Sotenäs, Åmål." in words(before)
    allocated(pack, karin)
    after = read(sign_in(karin), pack)
    assert f"{offer.seats} platser, 0 utdelade" in words(after)
    assert "för få platser" not in words(after)
    assert "Skickade inte in: Orust, Sotenäs, Åmål." in words(after)


def test_when_it_is_decided_the_places_stand_first(pack, offer, karin, sign_in):
    asked(pack, offer, karin, {"Åmål": 3, "Orust": 3})
    decided(closed(pack), karin)
    page = read(sign_in(karin), pack)
    assert cells(page, "Samtal") == ["2 av 3", "0 av 0", "2 av 3"]
    assert (cells(page, "Önskas"), cells(page, "Får")) == (["3", "0", "3"], ["2", "0", "2"])


def test_what_is_sent_in_is_read_and_the_page_says_where_one_reads_why(pack, offer, ingrid, amal, sign_in):
    submitted(sheet(pack, amal), ingrid)
    page = read(sign_in(ingrid), pack)
    assert "data-part" not in page
    assert "Anmälan från Åmål går inte att skriva i här nu." in page


def test_a_chief_writes_in_her_own_column_and_not_in_that_of_another(pack, offer, ingrid, eva, amal, lotsen, sign_in):
    wished(sheet(pack, amal), offer, lotsen, unnamed=5)
    action = reverse("competence:enrolment_line", args=[sheet(pack, amal).pk, offer.pk])
    sent_in = {"revision": "0", "approved": "3", "priority": "2", "comment": "Tre räcker."}
    answers = [
        sign_in(who).post(action, sent_in, headers={"X-Requested-With": "part"}).status_code for who in (eva, ingrid)
    ]
    assert answers == [404, 200]
    page = read(sign_in(eva), pack)
    assert cells(page, "Samtal")[-1] == "3 prioritet 2"
    assert "Åmål: Tre räcker." in page
    assert SheetLine.objects.get().saved_by == ingrid


def test_without_a_script_one_comes_back_to_the_review_where_one_wrote(pack, offer, ingrid, amal, lotsen, sign_in):
    mine, client = sheet(pack, amal), sign_in(ingrid)
    wished(mine, offer, lotsen, unnamed=5)
    action = re.search(r'<form data-part[^>]*action="([^"]+)"', read(client, pack))[1]
    answer = client.post(action, {"revision": "0", "approved": "3", "priority": "", "comment": ""})
    assert answer.url == f"{url(pack)}#approved-{offer.pk}-{mine.pk}"
    assert f'id="approved-{offer.pk}-{mine.pk}" value="3"' in read(client, pack)


def test_it_asks_as_much_of_many_courses_as_of_one(pack, offer, ingrid, amal, orust, lotsen, sign_in):
    client = sign_in(ingrid)
    few = _asked(client, pack)
    for number in range(8):
        more = offered(pack, course(f"Kurs {number}", f"kurs-{number}"))
        for home in (amal, orust):
            wished(sheet(pack, home), more, None, unnamed=2)
            approved(sheet(pack, home), more, 1, comment="En.")
        got(more.course, amal, 1, 2, pack, back=number + 1)
        needed(lotsen, more.course, 6, 9)
    assert _asked(client, pack) == few


def _asked(client, pack):
    client.get(url(pack))
    with CaptureQueriesContext(connection) as found:
        client.get(url(pack))
    return len(found)


def test_the_paper_and_the_workbook_say_the_same(pack, offer, karin, amal, lotsen):
    wished(sheet(pack, amal), offer, lotsen, unnamed=5)
    approved(sheet(pack, amal), offer, 4, comment="Fyra räcker.")
    needed(lotsen, offer.course, 9, 20)
    review = Review(pack, karin, timezone.now())
    tabs = {
        one.name: [list(row) for _number, row in one.grid.rows] for one in read_book(book_of(review), name="a.xlsx")
    }
    assert tabs["Önskas"] == [["Kurs", "Platser", "Orust", "Sotenäs", "Åmål"], ["Samtal i svåra lägen", 4, 0, 0, 4]]
    assert tabs["Behov"][1] == ["Samtal i svåra lägen", 4, None, None, 9]
    assert tabs["Kommentarer"][1] == ["Samtal i svåra lägen", "Åmål", "Fyra räcker."]
    html = document(review).html()
    assert "behov 9" in html
    assert "Fyra räcker." in html


def test_the_paper_lies_across_the_page(pack, offer, karin):
    with pikepdf.open(io.BytesIO(document(Review(pack, karin, timezone.now())).pdf())) as paper:
        boxes = [[float(one) for one in page.mediabox] for page in paper.pages]
    assert [round(right / top, 2) for _left, _bottom, right, top in boxes] == [1.41]
