"""From a file to a draft, in the browser: reviewed first, and nothing kept that nobody accepted."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from fyrbodal.files import disk
from fyrbodal.files.models import Upload
from fyrbodal.journal.models import Entry
from networks.documents.content import content_of
from networks.jobs import forget_imports
from networks.models import Imported, Item, Meeting
from tests.factories import OrganisationFactory
from tests.networks.wordfiles import WordFile

TEXT = """Minnesanteckningar nätverk BoU utförare 2027-03-11

Deltagare: Ada Alm (Orust), Bea Fors (Åmåls), Cia Lund.

Läget i kommunerna

I Orust har de 1,8 familjebehandlare och lugnt.

I Ämål är de ca 10 som arbetar.

Nästa nätverksträff: 20 maj 2027, kl 13-16.

Vid pennan
Cecilia Rönn
Nätverksledare
"""
SEED = Path(settings.BASE_DIR).parent / "shared/seeds/minutes-bou-utforare-2022-03-07.docx"


@pytest.fixture
def register(orust, amal):
    for name in ("Bengtsfors", "Dals-Ed", "Sotenäs", "Trollhättan"):
        OrganisationFactory(name=name, is_member=True)


def a_file(text=TEXT, name="minnesanteckningar.txt"):
    content = text if isinstance(text, bytes) else text.encode()
    return SimpleUploadedFile(name, content)


def brought_in(client, file=None):
    answer = client.post("/natverk/in/", {"file": file or a_file()})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].split("?")[0]


def as_shown(client, url):
    """What the review page would send if nothing was changed."""
    form = client.get(url).context["form"]
    return {name: "" if (value := form[name].value()) is None else value for name in form.fields}


@pytest.mark.usefixtures("register")
def test_a_file_is_looked_through_and_becomes_a_draft(cecilia, sign_in, bou):
    client = sign_in(cecilia)
    url = brought_in(client)
    assert not Meeting.objects.exists()
    page = client.get(url).content.decode()
    assert "osäker" in page
    assert "i filen: ”Ämål”" in page
    assert "torsdag 20 maj 2027, kl. 13.00–16.00" in page
    assert "Cecilia Rönn, Nätverksledare" in page
    answer = client.post(url, as_shown(client, url))
    meeting = Meeting.objects.get()
    assert answer["Location"] == f"/traffar/{meeting.pk}/anteckna/"
    assert (meeting.network.name, meeting.held_on, meeting.status) == ("BoU utförare", dt.date(2027, 3, 11), "draft")
    assert [(one.name, one.where, one.is_present) for one in meeting.attendees.order_by("name")] == [
        ("Ada Alm", "Orust", True), ("Bea Fors", "Åmål", True), ("Cia Lund", "", True),
    ]  # fmt: skip
    [round_] = meeting.items.filter(kind=Item.Kind.ROUND)
    assert [str(answer) for answer in round_.answers.order_by("position")] == ["Orust", "Åmål"]
    assert meeting.source.name == "minnesanteckningar.txt"
    assert Entry.objects.about(meeting).get().verb == "imported"
    assert not Imported.objects.exists()


@pytest.mark.usefixtures("register")
def test_what_was_understood_wrong_is_put_right_in_the_review(cecilia, sign_in):
    client = sign_in(cecilia)
    url = brought_in(client)
    sent = as_shown(client, url) | {"answer_1": "Orust", "name_2": "", "home_1": "", "held_on": "18 mars 2027"}
    client.post(url, sent)
    meeting = Meeting.objects.get()
    assert meeting.held_on == dt.date(2027, 3, 18)
    assert sorted(meeting.attendees.values_list("name", flat=True)) == ["Ada Alm", "Bea Fors"]
    answers = meeting.items.get(kind=Item.Kind.ROUND).answers.order_by("position")
    assert [str(answer) for answer in answers] == ["Orust", "Orust, 2"]


@pytest.mark.usefixtures("register")
def test_every_word_of_the_file_stands_in_the_draft(cecilia, sign_in):
    client = sign_in(cecilia)
    url = brought_in(client)
    client.post(url, as_shown(client, url))
    content = str(content_of(Meeting.objects.select_related("network").get()))
    for words in ("har de 1,8 familjebehandlare och lugnt", "är de ca 10 som arbetar", "2027-05-20", "Cecilia Rönn"):
        assert words in content


@pytest.mark.usefixtures("register")
def test_a_day_that_is_missing_is_asked_for_and_what_was_typed_stays(cecilia, sign_in):
    client = sign_in(cecilia)
    url = brought_in(client)
    page = client.post(url, as_shown(client, url) | {"held_on": "", "place": "Rådhuset"})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["held_on"]
    assert 'value="Rådhuset"' in page.content.decode()
    assert not Meeting.objects.exists()


def test_a_file_that_is_thrown_away_leaves_nothing(cecilia, sign_in, django_capture_on_commit_callbacks):
    client = sign_in(cecilia)
    url = brought_in(client)
    path = disk.root() / Upload.objects.get().path
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url + "ta-bort/")
    assert not Imported.objects.exists()
    assert not Upload.objects.exists()
    assert not path.exists()


def test_a_file_that_is_forgotten_is_taken_away_after_a_week(cecilia, sign_in, time_machine):
    now = timezone.now()
    brought_in(sign_in(cecilia))
    forget_imports(timezone.localdate())
    assert Imported.objects.count() == 1
    time_machine.move_to(now + dt.timedelta(days=8))
    forget_imports(timezone.localdate())
    assert not Imported.objects.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "tom.txt"), (b"PK\x03\x04 halv", "trasig.docx"), (b"%PDF-1.7 hej", "notes.pdf"), (b"   \n", "blank.txt")],
)
def test_case_34_a_file_that_cannot_be_read_is_told_at_the_field_and_not_kept(content, name, cecilia, sign_in):
    page = sign_in(cecilia).post("/natverk/in/", {"file": a_file(content, name)})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["file"]
    assert not Upload.objects.exists()


def test_only_those_who_lead_a_network_bring_files_in(anna, bo, olof, gunnar, sign_in):
    assert [sign_in(one).get("/natverk/in/").status_code for one in (anna, bo, olof, gunnar)] == [200, 403, 403, 403]
    assert sign_in(None).get("/natverk/in/").status_code == 302


def test_case_12_nobody_else_sees_a_file_that_is_being_looked_through(cecilia, anna, sign_in):
    url = brought_in(sign_in(cecilia))
    assert sign_in(anna).get(url).status_code == 404
    assert sign_in(anna).post(url + "ta-bort/").status_code == 404


@pytest.mark.usefixtures("register")
def test_minutes_cannot_be_brought_into_a_network_that_one_does_not_lead(cecilia, bim, sign_in):
    client = sign_in(cecilia)
    url = brought_in(client)
    page = client.post(url, as_shown(client, url) | {"network": str(bim.pk)})
    assert page.status_code == 422
    assert not Meeting.objects.exists()


@pytest.mark.skipif(not SEED.exists(), reason="the seeds are not here")
@pytest.mark.usefixtures("register")
def test_the_seed_comes_in_with_its_rounds_and_files(cecilia, sign_in):
    client = sign_in(cecilia)
    url = brought_in(client, a_file(SEED.read_bytes(), "anteckningar.docx"))
    client.post(url, as_shown(client, url))
    meeting = Meeting.objects.get()
    rounds = meeting.items.filter(kind=Item.Kind.ROUND).order_by("position")
    spoke = [{str(answer.organisation) for answer in one.answers.select_related("organisation")} for one in rounds]
    six = {"Bengtsfors", "Dals-Ed", "Orust", "Sotenäs", "Trollhättan", "Åmål"}
    assert spoke == [six, six, {"Bengtsfors", "Trollhättan"}]
    assert meeting.attendees.filter(is_present=True).count() == 11
    files = {str(one.answer.organisation): 0 for one in _attachments(meeting)}
    for one in _attachments(meeting):
        files[str(one.answer.organisation)] += 1
    assert files == {"Trollhättan": 4, "Bengtsfors": 2}
    assert meeting.items.get(kind=Item.Kind.NEXT_MEETING).held_on == dt.date(2022, 5, 23)


def _attachments(meeting):
    return [one for item in meeting.items.all() for one in item.attachments.select_related("answer__organisation")]


@pytest.mark.usefixtures("register")
def test_whoever_goes_back_to_the_review_comes_to_the_draft(cecilia, anna, bo, sign_in, bou):
    client = sign_in(cecilia)
    url = brought_in(client)
    client.post(url, as_shown(client, url))
    draft = Meeting.objects.get()
    for answer in (client.get(url, follow=True), client.post(url, {}, follow=True)):
        assert answer.redirect_chain == [(f"/traffar/{draft.pk}/anteckna/", 302)]
        assert "Filen är redan inläst." in answer.content.decode()
    assert client.post(f"{url}ta-bort/")["Location"] == f"/traffar/{draft.pk}/anteckna/"
    assert Meeting.objects.count() == 1
    assert [sign_in(one).get(url).status_code for one in (anna, bo)] == [404, 403]


@pytest.mark.usefixtures("register")
def test_where_the_next_meeting_is_has_a_field_of_its_own(cecilia, sign_in, bou):
    client = sign_in(cecilia)
    url = brought_in(client, a_file(TEXT.replace("kl 13-16.", "kl 13-16 i Biblioteket, Orust.")))
    sent = as_shown(client, url)
    assert sent["next_place"] == "Biblioteket, Orust"
    client.post(url, sent | {"next_place": "Kulturhuset"})
    assert Item.objects.get(kind=Item.Kind.NEXT_MEETING).place == "Kulturhuset"


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("ticked", "listed"), [({"roster": "on"}, [("Cecilia Rönn", False)]), ({}, [])])
def test_the_networks_members_are_offered_where_the_file_names_nobody(ticked, listed, cecilia, sign_in, bou):
    client = sign_in(cecilia)
    url = brought_in(client, a_file(TEXT.replace("Deltagare: Ada Alm (Orust), Bea Fors (Åmåls), Cia Lund.", "")))
    sent = as_shown(client, url)
    assert sent.pop("roster") is True
    client.post(url, sent | ticked)
    assert [(one.name, one.is_present) for one in Meeting.objects.get().attendees.all()] == listed


@pytest.mark.usefixtures("register")
def test_who_is_marked_absent_comes_in_as_absent(cecilia, sign_in, bou):
    rows = [("Namn", "Kommun", "Närvarande"), ("Ada Alm", "Orust", "ja"), ("Bea Fors", "Åmål", "nej")]
    word = WordFile().add("Minnesanteckningar BoU utförare 2027-03-11").table(rows).add("Kaffet var gott.")
    client = sign_in(cecilia)
    url = brought_in(client, a_file(word.content(), "anteckningar.docx"))
    client.post(url, as_shown(client, url))
    listed = [(one.name, one.where, one.is_present) for one in Meeting.objects.get().attendees.order_by("name")]
    assert listed == [("Ada Alm", "Orust", True), ("Bea Fors", "Åmål", False)]


def test_an_organisation_that_was_renamed_in_the_register_is_found_by_its_code(cecilia, sign_in, bou, orust):
    orust.name = "Nya Orust"
    orust.save()
    client = sign_in(cecilia)
    url = brought_in(client)
    client.post(url, as_shown(client, url))
    meeting = Meeting.objects.get()
    assert list(meeting.attendees.filter(name="Ada Alm").values_list("organisation__name", flat=True)) == ["Nya Orust"]
    assert meeting.items.get(kind=Item.Kind.ROUND).answers.filter(organisation=orust).count() == 1


def test_an_address_that_stands_in_the_text_is_not_listed_once_more_under_it(client, cecilia, bou, register):
    client.force_login(cecilia)
    text = TEXT.replace(
        "Nästa nätverksträff",
        "Information\n\nUtbildning 27 april 2027. https://example.org/kurs?a=1&b=2\n\nNästa nätverksträff",
    )
    url = brought_in(client, a_file(text))
    client.post(url, as_shown(client, url))
    item = Item.objects.get(kind=Item.Kind.INFORMATION)
    assert 'href="https://example.org/kurs?a=1&amp;b=2"' in item.body
    assert list(item.links.all()) == []
