"""What a reader, a screen reader and an archive find in our PDF files."""

import base64
import gc
import io
import json
import socket
import threading
from datetime import UTC, datetime

import pikepdf
import pytest
from PIL import Image

from fyrbodal.documents import pdf
from fyrbodal.documents.manuscript import Attachment, Manuscript
from tests.documents.reading import pdf_pages, pdf_text
from tests.documents.samples import MINUTES

SEALED_AT = datetime(2027, 3, 15, 12, 0, tzinfo=UTC)
DATA = json.dumps({"meeting": "BIM", "round": ["Åmål", "Orust"]}, ensure_ascii=False).encode()
ATTACHMENT = Attachment("minutes.json", DATA, SEALED_AT, "Minnesanteckningarna som data")


def manuscript(html=MINUTES, **changes):
    given = {"title": "BIM 12 mars 2027", "author": "Anna Lind", "made_at": SEALED_AT, "attachment": ATTACHMENT}
    return Manuscript(html=html, **(given | changes))


def opened(html=MINUTES, **changes):
    return pikepdf.open(io.BytesIO(pdf.render(manuscript(html, **changes))))


@pytest.fixture(scope="module")
def minutes():
    return opened()


def roles(node):
    """The roles of the structure tree in reading order."""
    if isinstance(node, pikepdf.Array):
        return [role for child in node for role in roles(child)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [str(node.S)] if "/S" in node else []
    return own + (roles(node.K) if "/K" in node else [])


def fonts_of(document):
    """The base names of all fonts, each checked to be embedded and searchable."""
    names = set()
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and "/DescendantFonts" in item:
            descriptor = item.DescendantFonts[0].FontDescriptor
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
            assert "/ToUnicode" in item
            names.add(str(item.BaseFont).split("+")[1])
    return names


def test_a_screen_reader_is_told_the_language_and_the_title(minutes):
    assert str(minutes.Root.Lang) == "sv"
    assert bool(minutes.Root.ViewerPreferences.DisplayDocTitle)
    assert str(minutes.docinfo.Title) == "BIM 12 mars 2027"
    assert str(minutes.docinfo.Author) == "Anna Lind"


def test_the_file_is_tagged_with_headings_tables_lists_and_links(minutes):
    assert bool(minutes.Root.MarkInfo.Marked)
    found = roles(minutes.Root.StructTreeRoot)
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Caption", "/L", "/LI", "/Link"} <= set(found)
    assert [role for role in found if role in {"/H1", "/H2", "/H3"}] == (
        ["/H1", "/H2", "/H2"] + ["/H3"] * 3 + ["/H2"] * 3
    )


def test_table_cells_know_their_headers(minutes):
    cells = [item for item in minutes.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TD"]
    assert len(cells) == 13
    assert all(any("/Headers" in attributes for attributes in as_list(cell.A)) for cell in cells)


def as_list(attributes):
    return list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]


def marked(document):
    """What each page marks, in the order it is drawn: the tag, and its number in the structure tree if it has one."""
    for page in document.pages:
        opened = [each for each in pikepdf.parse_content_stream(page) if str(each.operator) in {"BDC", "BMC"}]
        yield [
            (str(tag), int(more[0].MCID) if more and "/MCID" in more[0] else None)
            for tag, *more in map(operands, opened)
        ]


def operands(instruction):
    return list(instruction.operands)


def in_the_tree(node):
    """The pairs of page and number that elements of the structure tree own."""
    for kid in as_list(node.K) if "/K" in node else []:  # a link's reference to its annotation has none
        if isinstance(kid, pikepdf.Dictionary):
            yield from in_the_tree(kid)
        else:
            yield node.Pg.objgen, int(kid)


@pytest.mark.parametrize("draft", [False, True])
def test_a_screen_reader_hears_the_text_and_never_the_running_heads_and_feet(draft):
    with opened(draft=draft) as document:
        owned = sorted(in_the_tree(document.Root.StructTreeRoot))
        pages = list(zip(document.pages, marked(document), strict=True))
        told = sorted((page.objgen, number) for page, marks in pages for _tag, number in marks if number is not None)
        assert told == owned
        artifacts = [[str(each.operands[1].Type) for each in pagination(page)] for page, _marks in pages]
    # edition and page number at the foot; a head from the second page on; a draft says so twice on each
    extra = 2 if draft else 0
    assert artifacts == [["/Pagination"] * (2 + extra), ["/Pagination"] * (4 + extra)]


def pagination(page):
    return [
        each
        for each in pikepdf.parse_content_stream(page)
        if str(each.operator) == "BDC" and str(each.operands[0]) == "/Artifact"
    ]


def test_the_marks_of_a_page_and_the_elements_of_the_tree_point_at_each_other(minutes):
    tree = minutes.Root.StructTreeRoot
    elements = tree.ParentTree.Nums
    for page, marks in zip(minutes.pages, marked(minutes), strict=True):
        place = list(elements).index(page.StructParents) + 1
        kept = [number for number, element in enumerate(elements[place]) if element is not None]
        assert kept == sorted(number for _tag, number in marks if number is not None)
        assert all(number in as_list(elements[place][number].K) for number in kept)


def test_the_outline_is_the_headings(minutes):
    with minutes.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Minnesanteckningar, Barnhusets insatsmodell (BIM)"
        assert [child.title for child in top.children] == [
            "Från förra mötet",
            "Läget i kommunerna",
            "Diskussion: hembesök två, när och hur?",
            "Utbildningar",
            "Nästa träff",
        ]
        assert [child.title for child in top.children[1].children] == ["Bengtsfors", "Lilla Edet", "Sotenäs"]


def test_the_fonts_are_exactly_the_declared_ones_and_embedded(minutes):
    assert fonts_of(minutes) == {
        "Fyrbodal-Serif",
        "Fyrbodal-Serif-Italic",
        "Fyrbodal-Serif-Semi-Bold",
        "Fyrbodal-Sans",
        "Fyrbodal-Sans-Semi-Bold",
    }


def test_the_file_is_identified_as_pdf_a_3a_and_pdf_ua_1(minutes):
    with minutes.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "BIM 12 mars 2027"
        assert "pdfaExtension:schemas" in str(metadata)


def test_the_data_lie_in_the_file_as_its_source(minutes):
    assert list(minutes.attachments) == ["minutes.json"]
    assert minutes.attachments["minutes.json"].get_file().read_bytes() == DATA
    (associated,) = minutes.Root.AF
    assert str(associated.AFRelationship) == "/Source"
    assert str(associated.EF.F.Subtype) == "/application/json"
    assert str(associated.Desc) == "Minnesanteckningarna som data"


def test_the_same_manuscript_gives_the_same_bytes():
    assert pdf.render(manuscript()) == pdf.render(manuscript())


def test_pages_are_counted_and_the_running_head_starts_on_the_second():
    first, second = (page.splitlines() for page in pdf_pages(pdf.render(manuscript())))
    running = ["Fyrbodals kommunalförbund · Nätverk", "Minnesanteckningar, Barnhusets insatsmodell (BIM)"]
    assert first[-1] == "Utgåva 2 · 15 mars 20271 (2)"
    assert second[-2:] == ["".join(running), "Utgåva 2 · 15 mars 20272 (2)"]
    assert "".join(running) not in first


def test_a_short_table_is_not_split_between_pages():
    _, second = pdf_pages(pdf.render(manuscript()))
    assert "Pågående ärenden per kommun" in second
    assert "Bengtsfors" in second


def test_the_words_before_a_chart_go_with_it_to_the_next_page():
    before, chart = "<p>Först</p>" * 22, f'<figure class="chart">{"<p>Staplar</p>" * 15}</figure>'
    html = f"<h1>Deltagande</h1>{before}<h2>Per kommun</h2><p>De senaste åren.</p>{chart}"
    pages = pdf_pages(pdf.render(manuscript(html)))
    words = ("Först", "Per kommun", "De senaste åren.", "Staplar")
    assert [[word in page for word in words] for page in pages] == [
        [True, False, False, False],
        [False, True, True, True],
    ]


def test_case_48_every_page_of_a_draft_says_so():
    pages = pdf_pages(pdf.render(manuscript(draft=True)))
    assert [page.count("UTKAST") for page in pages] == [1, 1]
    assert ["Utkast – inte färdigställt" in page for page in pages] == [True, True]
    assert "UTKAST" not in pdf_text(pdf.render(manuscript()))


@pytest.fixture
def listener():
    """A server on loopback that counts who calls."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_answer, args=(server, calls))
        thread.start()
        yield server.getsockname()[1], calls
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def _answer(server, calls):
    while True:
        try:
            connection, address = server.accept()
        except OSError:
            return
        calls.append(address)
        connection.close()


LURES = (
    '<img src="{url}" alt="">',
    '<link rel="stylesheet" href="{url}">',
    '<link rel="attachment" href="{url}">',
    '<a rel="attachment" href="{url}">bilaga</a>',
    "<style>@import url({url}); p {{ background: url({url}) }} @font-face {{ font-family: x; src: url({url}) }}</style>",
    '<p style="background: url({url}); list-style-image: url({url}); content: url({url})">text</p>',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{url}"/><use href="{url}#a"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>@import "{url}";</style></svg>',
    '<object data="{url}"></object><embed src="{url}"><iframe src="{url}"></iframe>',
    '<base href="{url}"><img src="a.png" alt="">',
    '<table background="{url}"><tr><td background="{url}">x</td></tr></table>',
)


@pytest.mark.parametrize("lure", LURES)
def test_case_44_nothing_is_fetched_from_the_network(listener, lure):
    port, calls = listener
    with opened(lure.format(url=f"http://127.0.0.1:{port}/x")) as document:
        assert list(document.attachments) == ["minutes.json"]
    assert calls == []


def test_the_listener_would_have_heard(listener):
    port, calls = listener
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.recv(1)
    assert len(calls) == 1


@pytest.mark.parametrize("lure", LURES)
def test_case_45_no_file_of_the_machine_gets_into_the_document(tmp_path, lure):
    secret = tmp_path / "hemligt.png"
    Image.new("RGB", (40, 40), "red").save(secret)
    with opened(lure.format(url=secret.as_uri())) as document:
        assert list(document.attachments) == ["minutes.json"]
        assert [page for page in document.pages if page.get_images()] == []


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/x",
        "https://127.0.0.1/x",
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "static:../pyproject.toml",
        "static:%2e%2e/pyproject.toml",
        "static:css/print.css",
        "static:/etc/passwd",
        "data:text/html,x",
        "data:image/svg+xml;base64,PHN2Zy8+",
    ],
)
def test_case_44_the_fetcher_refuses_every_other_address(address):
    with pytest.raises(pdf.Refused):
        pdf.OwnFilesOnly().fetch(address)


def test_pictures_of_our_own_and_small_inline_ones_are_read(tmp_path, monkeypatch):
    Image.new("RGB", (4, 4), "red").save(tmp_path / "prick.png")
    picture = (tmp_path / "prick.png").read_bytes()
    monkeypatch.setattr(pdf, "STATIC", tmp_path)
    fetched = pdf.OwnFilesOnly().fetch("static:prick.png")
    assert (fetched.read(), fetched.content_type) == (picture, "image/png")
    inline = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    assert pdf.OwnFilesOnly().fetch(inline).read() == picture


@pytest.mark.parametrize("name", ["../LICENSE.txt", "SourceSerifPro-Black.otf", ""])
def test_case_44_only_the_declared_cuts_are_read_as_fonts(name):
    with pytest.raises(KeyError):
        pdf.OwnFilesOnly().fetch(f"font:{name}")


def test_text_after_what_is_taken_away_stays():
    html = "<p>ett <style>p{}</style>två<script>x</script> tre <!-- c --> fyra</p><link rel=x>fem"
    assert pdf_text(pdf.render(manuscript(html))).split()[:5] == ["ett", "två", "tre", "fyra", "fem"]


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("/traffar/1/bilagor/2/", "https://exempel.se/traffar/1/bilagor/2/"),
        ("https://exempel.org/a?b=c", "https://exempel.org/a?b=c"),
        ("mailto:anna@exempel.se", "mailto:anna@exempel.se"),
        ("//exempel.org/", None),
        ("javascript:alert(1)", None),
        (" JavaScript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("bara-text", None),
    ],
)
def test_case_64_a_link_on_paper_leads_to_the_site_or_the_web_and_nowhere_else(written, leads_to):
    with opened(f'<p><a href="{written}">länk</a></p>', site="https://exempel.se/") as document:
        found = [str(note.A.URI) for page in document.pages for note in page.get("/Annots", [])]
    assert found == ([leads_to] if leads_to else [])


def test_case_47_markup_and_hidden_characters_in_a_title_are_only_text():
    title = "<script>alert(1)</script> & \u202egnp.exe\u202c \0\x01 slut"
    escaped = title.replace("&", "&amp;").replace("<", "&lt;")
    with opened(f"<h1>{escaped}</h1>", title=title) as document:
        assert str(document.docinfo.Title) == "<script>alert(1)</script> & gnp.exe  slut"
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == "<script>alert(1)</script> & gnp.exe  slut"
    content = pdf.render(manuscript(f"<h1>{escaped}</h1>", title=title))
    assert pdf_text(content).splitlines()[0] == "<script>alert(1)</script> & gnp.exe slut"


ODD = "e\u2011post\u202f1 ☒ □ → ✓ 👍🏽 日本 жук שלום a\u0301\u0323 ① \uf0b7 \u2009\u200b ﬁ ℃ ★"


def test_odd_characters_never_bring_in_another_font():
    html = "".join(f"<{tag}>{ODD}</{tag}>" for tag in ("p", "h1", "h3", "pre", "code"))
    html += f"<p><i>{ODD}</i><b>{ODD}</b><b><i>{ODD}</i></b></p><ul><li>{ODD}<ul><li>a</ul></ul><q>c</q>"
    with opened(html, title=ODD) as document:
        assert {"-".join(name.split("-")[:2]) for name in fonts_of(document)} == {"Fyrbodal-Serif", "Fyrbodal-Sans"}


def test_text_can_be_read_out_again_with_swedish_letters_and_joined_letters():
    words = "Åtta fina flickor från Åmål, Färgelanda och Strömstad åt räksmörgås"
    assert pdf_text(pdf.render(manuscript(f"<p>{words}</p>"))).splitlines()[0] == words


def test_a_no_break_hyphen_holds_the_word_together():
    filler = "mm " * 40
    html = f"<p>{filler}</p>" + "".join(f"<p>{'m' * n} e\u2011post</p>" for n in range(30, 60))
    assert "e-\n" not in pdf_text(pdf.render(manuscript(html)))


def test_more_text_than_paper_is_made_for_is_refused():
    with pytest.raises(pdf.TooLong):
        pdf.render(manuscript("x" * (pdf.LONGEST + 1)))


def test_garbage_is_collected_again_after_a_document_and_after_one_that_was_refused():
    pdf.render(manuscript())
    assert gc.isenabled()
    with pytest.raises(pdf.TooLong):
        pdf.render(manuscript("x" * (pdf.LONGEST + 1)))
    assert gc.isenabled()
