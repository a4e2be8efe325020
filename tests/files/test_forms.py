from contextlib import closing

import pytest
from django import forms
from django.core.files.uploadhandler import MemoryFileUploadHandler, TemporaryFileUploadHandler
from django.test import RequestFactory

from fyrbodal.files import kinds
from fyrbodal.files.forms import LinkField, UploadField, status_of
from fyrbodal.files.handlers import StopAtTheLimit
from fyrbodal.files.refusals import NoRoom, TooMany, spelled_size
from tests.files.samples import pdf, upload, word


class Bring(forms.Form):
    note = forms.CharField()
    file = UploadField()
    link = LinkField(required=False)


class BringWord(forms.Form):
    file = UploadField(allowed=[kinds.DOCX])


def bring(file, link=""):
    return Bring({"note": "Det jag skrev", "link": link}, {"file": file} if file else {})


def test_a_file_of_an_allowed_kind_is_taken():
    form = bring(upload(pdf()))
    assert (form.errors, form.cleaned_data["file"].name, status_of(form)) == ({}, "protokoll.pdf", 200)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "Välj en fil."),
        (upload(b""), "Filen är tom. Kontrollera den och välj den igen."),
        (upload(b"x", "a.svg"), "Filer som slutar på .svg tas inte emot."),
    ],
    ids=["none", "empty", "svg"],
)
def test_a_file_that_is_not_taken_is_said_to_be_so_in_swedish(file, said):
    assert bring(file).errors == {"file": [said]}


def test_case_32_a_form_with_too_large_a_file_is_answered_with_413_and_keeps_the_rest(settings):
    settings.UPLOAD_MAX_BYTES = 10
    form = bring(upload(b"a" * 11, "a.txt"))
    assert form.errors == {"file": ["Filen är för stor. Den får vara högst 10 byte. Det du har skrivit finns kvar."]}
    assert (status_of(form), form["note"].value()) == (413, "Det jag skrev")


def test_what_is_refused_when_it_is_kept_is_shown_by_the_same_form():
    statuses = []
    for refusal in (TooMany(), NoRoom()):
        form = bring(upload(pdf()))
        form.full_clean()
        form.add_error("file", refusal)
        statuses.append(status_of(form))
    assert statuses == [429, 507]


def test_the_hint_says_what_is_taken_and_how_large():
    assert str(Bring().fields["file"].help_text) == (
        "PDF, Word, Excel, PowerPoint, OpenDocument, PNG-bild, JPEG-bild, GIF-bild, WebP-bild, text, CSV. Högst 20 MB."
    )
    assert str(BringWord().fields["file"].help_text) == "Word. Högst 20 MB."


def test_the_browser_offers_files_of_the_allowed_kinds():
    assert 'accept=".docx"' in str(BringWord()["file"])
    assert BringWord({}, {"file": upload(word(), "a.docx")}).is_valid()


def test_a_link_gets_its_scheme():
    assert bring(upload(pdf()), link=" www.example.org/sida ").errors == {}
    form = bring(upload(pdf()), link=" www.example.org/sida ")
    form.full_clean()
    assert form.cleaned_data["link"] == "https://www.example.org/sida"


def test_a_link_to_a_script_is_refused_with_advice():
    assert bring(upload(pdf()), link="javascript:alert(1)").errors == {
        "link": ["En länk börjar med https:// eller http://."]
    }


@pytest.mark.parametrize(
    ("sent", "arrives_over_the_limit"), [(100_000, False), (100_001, True), (3_000_000, True)], ids=str
)
def test_no_more_of_a_large_file_is_received_than_shows_that_it_is_too_large(settings, sent, arrives_over_the_limit):
    settings.UPLOAD_MAX_BYTES = 100_000
    request = RequestFactory().post("/", {"note": "Det jag skrev", "file": upload(b"a" * sent, "a.txt")})
    request.upload_handlers = [
        StopAtTheLimit(request),
        MemoryFileUploadHandler(request),
        TemporaryFileUploadHandler(request),
    ]
    with closing(request):
        received, note = request.FILES["file"].size, request.POST["note"]
    assert (received > 100_000, note) == (arrives_over_the_limit, "Det jag skrev")
    assert received <= 100_000 + StopAtTheLimit.chunk_size


@pytest.mark.parametrize(
    ("size", "words"),
    [(512, "512 byte"), (86_000, "84 kB"), (2_621_440, "2,5 MB"), (20 * 1024 * 1024, "20 MB")],
)
def test_sizes_are_said_as_a_reader_says_them(size, words):
    assert spelled_size(size) == words
