"""A document is a template, a name and a context; a draft says so in its HTML and on its paper."""

from datetime import UTC, datetime

from fyrbodal.documents.document import Document
from fyrbodal.documents.manuscript import Attachment, Manuscript
from tests.documents.reading import pdf_pages

SEALED_AT = datetime(2027, 3, 15, 12, 0, tzinfo=UTC)


def test_case_47_a_title_is_only_text_in_the_page_and_on_paper():
    document = Document("documents/page.html", "a", "<script>alert(1)</script> & \u202eslut")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in document.html()
    (page,) = pdf_pages(document.pdf())
    assert "<script>alert(1)</script> & slut" in page.splitlines()


def test_case_48_a_draft_carries_utkast():
    document = Document("documents/page.html", "a", "BIM", draft=True)
    assert '<body class="draft">' in document.html()
    (page,) = pdf_pages(document.pdf())
    assert page.count("UTKAST") == 1
    assert "UTKAST" not in "".join(pdf_pages(Document("documents/page.html", "a", "BIM").pdf()))


def test_a_manuscript_is_the_same_after_it_has_been_sent_to_another_process():
    attachment = Attachment("data.json", b"\x00\xff{}", SEALED_AT, "Data")
    full = Manuscript("<p>å</p>", "Titel", "Anna Lind", SEALED_AT, True, attachment)
    assert Manuscript.unpacked(full.packed()) == full
    assert Manuscript.unpacked(Manuscript("", "").packed()) == Manuscript("", "")
