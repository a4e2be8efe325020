from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.files import kinds
from fyrbodal.files.content import READERS, recognised
from fyrbodal.files.refusals import HasMacros, Refused
from tests.files.samples import CONTENT_TYPES, WHOLE, compound, open_xml, pdf, picture, word, zipped

EMPTY = "Filen är tom. Kontrollera den och välj den igen."
DAMAGED = "Filen är skadad eller ofullständig. Öppna den i sitt program, spara den på nytt och försök igen."
MACROS = "Filen innehåller makron. Spara den utan makron, eller som PDF, och försök igen."
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
TEXTS = {"txt", "csv"}
SENTENCES = (
    "Filen är skadad eller ofullständig",
    "Filen innehåller makron",
    "Filen är av ett slag som inte tas emot",
    "Filen heter ",
)


def refusal(data, extension, **other):
    with pytest.raises(Refused) as refused:
        recognised(data, extension, **other)
    return refused.value.message


def outcome(data, extension):
    """The kind, or the first words of what is said against it."""
    try:
        return recognised(data, extension)
    except Refused as refused:
        return refused.message.split(".")[0]


def other_content(extension):
    return f"Filen heter .{extension} men innehåller något annat. Öppna den, spara den i rätt format och försök igen."


@pytest.mark.parametrize("extension", WHOLE)
def test_a_whole_file_is_known_by_its_content(extension):
    kind = recognised(WHOLE[extension](), extension)
    assert extension in kind.extensions


@pytest.mark.parametrize("extension", sorted(WHOLE.keys() - {"csv"}))
def test_a_file_without_an_extension_is_known_as_well(extension):
    assert recognised(WHOLE[extension](), "") == recognised(WHOLE[extension](), extension)


@pytest.mark.parametrize("extension", sorted(WHOLE.keys() - TEXTS))
def test_a_file_under_another_name_than_its_own_is_refused(extension):
    other = "png" if extension != "png" else "pdf"
    assert refusal(WHOLE[extension](), other) == other_content(other)


@pytest.mark.parametrize("extension", WHOLE)
def test_case_34_an_empty_file_is_said_to_be_so(extension):
    assert refusal(b"", extension) == EMPTY


@pytest.mark.parametrize("extension", sorted(WHOLE.keys() - TEXTS))
def test_case_34_a_truncated_file_is_said_to_be_so(extension):
    whole = WHOLE[extension]()
    assert refusal(whole[: len(whole) * 2 // 3], extension) == DAMAGED


def test_case_34_a_picture_cut_off_after_its_thumbnail_is_truncated():
    thumbnail = picture("JPEG")
    segment = b"\xff\xe1" + (len(thumbnail) + 2).to_bytes(2, "big") + thumbnail
    whole = picture("JPEG")
    assert recognised(whole[:2] + segment + whole[2:], "jpg") == kinds.JPEG
    assert refusal((whole[:2] + segment + whole[2:])[:-2], "jpg") == DAMAGED


def test_a_picture_with_filling_between_its_parts_is_whole():
    whole = picture("JPEG")
    assert recognised(whole[:2] + b"\xff\xff" + whole[2:], "jpg") == kinds.JPEG


@pytest.mark.parametrize("page", [b"<!doctype html><script>alert(1)</script>", b"\n<html>", b" %PDF-1.7 <script>"])
def test_case_28_a_pdf_that_is_html_is_refused(page):
    assert refusal(page, "pdf") == other_content("pdf")


@pytest.mark.parametrize(
    ("extension", "allowed", "advice"),
    [
        ("doc", [kinds.DOCX, kinds.TEXT], "Spara filen som .docx i Word och försök igen."),
        ("odt", [kinds.DOCX, kinds.TEXT], "Spara filen som .docx i Word och försök igen."),
        ("docm", kinds.ALL, "Spara filen som .docx i Word och försök igen."),
        ("csv", [kinds.XLSX], "Spara filen som .xlsx i Excel och försök igen."),
        ("pdf", [kinds.DOCX, kinds.MARKDOWN, kinds.TEXT], "Välj en som slutar på .docx, .md eller .txt."),
    ],
)
def test_what_is_not_taken_is_answered_with_what_to_do(extension, allowed, advice):
    assert refusal(pdf(), extension, allowed=allowed) == f"Filer som slutar på .{extension} tas inte emot. {advice}"


def test_case_29_a_drawing_with_a_script_is_refused_under_any_name():
    assert refusal(SVG, "svg") == "Filer som slutar på .svg tas inte emot."
    assert refusal(SVG, "png") == other_content("png")


@pytest.mark.parametrize("extension", ["html", "exe", "js", "zip", "mht"])
def test_other_extensions_are_refused_whatever_they_hold(extension):
    assert refusal(pdf(), extension) == f"Filer som slutar på .{extension} tas inte emot."


@pytest.mark.parametrize(
    ("data", "extension"),
    [
        (open_xml("application/vnd.ms-word.document.macroEnabled.main+xml"), "docx"),
        (open_xml("application/vnd.ms-word.document.macr&#111;Enabled.main+xml"), "docx"),
        (open_xml(f"{kinds.OPEN_XML}spreadsheetml.sheet.main+xml", **{"xl/vbaProject.bin": "x"}), "xlsx"),
        (zipped(mimetype=kinds.ODT.content_type, **{"Basic/Standard/Module1.xml": "x"}), "odt"),
        (compound("WordDocument", "Macros"), "doc"),
        (compound("Workbook", "_VBA_PROJECT_CUR"), "xls"),
    ],
    ids=["docm as docx", "spelled with an entity", "a project in xlsx", "Basic in odt", "macros in doc", "in xls"],
)
def test_macros_are_refused_under_an_innocent_name(data, extension):
    with pytest.raises(HasMacros, match=MACROS):
        recognised(data, extension)


def test_a_file_that_is_locked_with_a_password_is_said_to_be_so():
    locked = compound("EncryptedPackage")
    assert refusal(locked, "docx") == "Filen är låst med lösenord. Ta bort lösenordet och försök igen."


def test_a_zip_that_is_no_document_is_refused():
    assert refusal(zipped(**{"a.txt": "x"}), "docx") == other_content("docx")


def test_a_document_type_in_the_list_of_contents_is_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + CONTENT_TYPES.format("&a;").split("?>")[1]
    assert refusal(zipped(**{"[Content_Types].xml": bomb}), "docx") == DAMAGED


def test_a_zip_with_an_endless_directory_is_not_opened():
    assert refusal(zipped(**{f"{number:0200}": "" for number in range(5000)}), "docx") == DAMAGED


def test_a_workbook_with_a_document_inside_is_known_by_its_name():
    both = compound("WordDocument", "Workbook")
    assert (recognised(both, "doc"), recognised(both, "xls")) == (kinds.DOC, kinds.XLS)


def test_a_field_may_allow_fewer_kinds():
    assert recognised(word(), "docx", allowed=[kinds.DOCX]) == kinds.DOCX
    assert (
        refusal(pdf(), "pdf", allowed=[kinds.DOCX])
        == "Filer som slutar på .pdf tas inte emot. Välj en som slutar på .docx."
    )
    assert refusal(pdf(), "", allowed=[kinds.DOCX]) == "Filen är av ett slag som inte tas emot."


def test_text_is_known_in_the_encodings_of_old_and_new_machines():
    texts = ["Åmål".encode(codec) for codec in ("utf-8", "utf-8-sig", "utf-16", "cp1252")]
    assert [recognised(text, "csv") for text in texts] == [kinds.CSV] * 4
    assert refusal(b"\x00\x01\x02", "txt") == other_content("txt")


@given(st.sampled_from([start for start, _read in READERS]), st.binary(max_size=2000), st.sampled_from(["", "pdf"]))
def test_rubbish_after_any_beginning_is_refused_or_known_and_never_breaks(start, rest, extension):
    assert outcome(start + rest, extension) in (*kinds.ALL, *SENTENCES)


@cache
def whole_of(extension):
    """Made once: a file that holds the hour it was made at is now one byte longer, now shorter."""
    return WHOLE[extension]()


@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_file_with_one_wrong_byte_is_refused_or_known_and_never_breaks(extension, data):
    whole = bytearray(whole_of(extension))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    assert outcome(bytes(whole), extension) in (*kinds.ALL, *SENTENCES)
