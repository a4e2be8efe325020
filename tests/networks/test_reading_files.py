"""Files that are no minutes get one sentence in Swedish, and nothing is unpacked before it is measured."""

import io
import random
import tracemalloc
import zipfile

import pytest

from networks.reading import Known, Unreadable, read_minutes
from tests.networks.wordfiles import SPACES, WordFile, compound, replaced

KNOWN = Known.from_reference()
GOOD = WordFile().add("Minnesanteckningar BIM 2024-03-07").content()
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"


def refusal(content: bytes, name: str = "x.docx") -> str:
    with pytest.raises(Unreadable) as raised:
        read_minutes(name, content, KNOWN)
    return str(raised.value)


def outcome(content: bytes) -> str:
    """The title that is read or the sentence that refuses."""
    try:
        return read_minutes("x.docx", content, KNOWN).title
    except Unreadable as refused:
        return str(refused)


def document(body: str, declaration: str = "") -> bytes:
    xml = f'<?xml version="1.0"?>{declaration}<w:document {SPACES}><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>'
    return replaced(GOOD, MAIN, xml.encode())


def typed(old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return replaced(GOOD, TYPES, archive.read(TYPES).decode().replace(old, new).encode())


@pytest.mark.parametrize("content", [b"", b" \r\n\t "])
def test_case_34_an_empty_file_is_empty(content):
    assert refusal(content) == "Filen är tom."


@pytest.mark.parametrize("size", [10, 400, len(GOOD) // 2, len(GOOD) - 30])
def test_case_34_a_truncated_file_is_damaged(size):
    assert refusal(GOOD[:size]).startswith("Filen är skadad eller avbruten")


@pytest.mark.parametrize("at", range(60, len(GOOD), 997))
def test_case_34_a_file_with_a_spoilt_byte_is_read_or_refused(at):
    spoilt = GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :]
    assert outcome(spoilt).startswith(("Filen ", "M"))


def test_case_34_broken_xml_is_damaged():
    assert refusal(replaced(GOOD, MAIN, b"<w:document><w:body>")).startswith("Filen är skadad")


def test_case_35_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = replaced(GOOD, "word/media/a.bin", b"\0" * 50_000_000)
    tracemalloc.start()
    assert refusal(bomb).startswith("Filen packas upp till orimligt mycket")
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_case_35_too_much_text_is_refused_before_it_is_parsed():
    assert "för stor" in refusal(replaced(GOOD, MAIN, random.Random(1).randbytes(8_000_000).hex().encode()))


def test_case_35_too_many_members_are_refused():
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as archive:
        for number in range(2_100):
            archive.writestr(f"x/{number}", "")
    assert "för stor när den packas upp" in refusal(file.getvalue())


def test_a_file_over_the_limit_is_refused_whatever_it_is():
    assert refusal(b"a" * (20 * 1024 * 1024 + 1)) == "Filen är för stor: högst 20 MB går att läsa in."


@pytest.mark.parametrize("text", ["Orust: inget nytt.\n" * 5_001, "ord " * 130_000])
def test_text_far_beyond_any_minutes_is_refused(text):
    assert refusal(text.encode()).startswith("Texten är för lång för att vara minnesanteckningar")


def test_case_36_an_outer_entity_is_refused():
    declaration = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    assert "dokumenttyp" in refusal(document("&e;", declaration))


def test_case_37_billion_laughs_are_refused():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert "dokumenttyp" in refusal(document("&l9;", f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'))


def test_case_37_absurd_nesting_is_refused():
    xml = f"<w:document {SPACES}><w:body>{'<w:sdt>' * 50_000}{'</w:sdt>' * 50_000}</w:body></w:document>"
    assert "nästlad" in refusal(replaced(GOOD, MAIN, xml.encode()))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n...", "är en PDF"),
        (b"{\\rtf1 hej}", "RTF-format"),
        (compound("WordDocument", b"x" * 5000), "äldre Officeformat"),
        (compound("EncryptedPackage", b"x" * 5000), "krypterad"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "ingen text"),
        (bytes(range(256)) * 20, "ingen text"),
        (b"<!DOCTYPE html><html><p>hej</p></html>", "ingen text"),
        (b"<svg onload='x'></svg>", "ingen text"),
        ("namn;kommun\nAda;Orust\nBo;Åmål\nCia;Tanum\n".encode(), "tabell (csv)"),
        (b"PK\x05\x06" + b"\0" * 18, "inget Worddokument"),
        (typed("wordprocessingml.document.main", "spreadsheetml.sheet.main"), "Excelfil"),
        (typed("wordprocessingml.document.main", "presentationml.presentation.main"), "PowerPointfil"),
    ],
)
def test_case_39_another_kind_of_file_is_told_by_its_content_and_not_by_its_name(content, words):
    assert words in refusal(content)


def test_case_39_macros_are_refused_however_they_are_disguised():
    assert "makron" in refusal(
        typed(
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main"
        )
    )
    assert "makron" in refusal(replaced(GOOD, "word/vbaProject.bin", b"x"))


def test_an_encrypted_member_is_refused():
    marked = bytearray(GOOD)
    marked[GOOD.rindex(b"PK\x01\x02") + 8] |= 1
    assert "krypterad" in refusal(bytes(marked))


def test_a_document_without_words_holds_no_text():
    assert refusal(WordFile().add(" ").content()) == "Filen innehåller ingen text att läsa in."
    assert refusal(b"--- ... ---") == "Filen innehåller ingen text att läsa in."


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a", "a.md"])
def test_a_word_file_is_one_under_any_name(name):
    assert read_minutes(name, GOOD, KNOWN).title == "Minnesanteckningar BIM 2024-03-07"
