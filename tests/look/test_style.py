"""Every part of a page on one page: sound, readable for everybody, and light enough to come over a bad line."""

import gzip
import re
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rules import LISTS, assert_axe_is_content, assert_page_is_sound, faults
from tests.look.samples import editor_page, part_page, style_page
from tests.look.stage import ANNA, Stage, _static, html, shown

pytestmark = pytest.mark.browser
WRONG = {"mail": "x", "day": "igår", "kind": "okänt"}
PAGES = {
    "parts": style_page,
    "errors": lambda: style_page(WRONG),
    "broken": lambda: shown("500.html"),
    "draft": part_page,
}
KILOBYTE = 1000


@pytest.fixture
def window(stage: Stage, complaints: list[str], page: Page):
    def show(name: str, width: int = 1280, scheme: str = "light", page: Page = page):
        stage.pages["/"] = PAGES[name]
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(stage.url)
        return page

    yield show
    assert complaints == []


@pytest.mark.parametrize(("name", "width"), product(PAGES, (1280, 320)))
def test_pages_follow_the_rules_that_axe_does_not_know(window, name, width):
    assert_page_is_sound(window(name, width))


@pytest.mark.parametrize(
    ("name", "scheme", "width"), [*product(PAGES, ("light", "dark"), (1280,)), ("errors", "light", 320)]
)
def test_axe_finds_nothing(window, inspector, name, scheme, width):
    assert_axe_is_content(window(name, width, scheme, page=inspector))


def test_axe_finds_nothing_in_forced_colours(stage, inspector):
    stage.pages["/"] = style_page
    inspector.emulate_media(forced_colors="active")
    inspector.goto(stage.url)
    assert_axe_is_content(inspector)


def test_the_summary_of_errors_has_the_focus_and_leads_to_the_field(window):
    page = window("errors")
    expect(page.locator("[data-errors]")).to_be_focused()
    page.get_by_role("link", name="Dag – Skriv dagen").click()
    expect(page.get_by_label("Dag", exact=True)).to_be_focused()
    page.get_by_role("link", name="Det Lilla Edet berättar").click()
    expect(page.get_by_role("textbox", name="Det Lilla Edet berättar")).to_be_focused()


def test_the_skip_link_leads_past_the_menu(window):
    page = window("parts")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_menu_is_open_where_there_is_room_and_folded_where_there_is_not(window):
    page = window("parts")
    entry = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Träffar")
    expect(entry).to_be_visible()
    expect(entry).to_have_attribute("aria-current", "page")
    window("parts", 320)
    expect(entry).to_be_hidden()
    page.get_by_text("Meny", exact=True).press("Enter")
    expect(entry).to_be_visible()
    entry.press("Escape")
    expect(entry).to_be_hidden()
    expect(page.locator("summary", has_text="Meny")).to_be_focused()


def test_the_roster_shows_what_is_asked_for_and_always_the_ticked(window):
    page = window("parts")
    page.get_by_label("Visa bara").fill("sotenäs")
    expect(page.locator("#roster li:visible")).to_have_text([re.compile("Karin Ek"), re.compile("Per Hav")])
    page.get_by_label("Visa bara").fill("karin")
    expect(page.locator("#roster li:visible")).to_have_text([re.compile("Karin Ek")])
    expect(page.locator("[data-filter-count]")).to_have_text("1 av 2 visas")


def test_twice_the_text_size_keeps_everything_on_the_page(window):
    page = window("errors", 640)
    page.evaluate(
        "document.adoptedStyleSheets = [(() => { const s = new CSSStyleSheet(); s.replaceSync('html { font-size: 200% }'); return s; })()]"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("page_of", [style_page, part_page])
def test_a_page_with_everything_weighs_less_than_sixty_kilobytes(stage, page, page_of):
    """What is fetched before anybody touches a formatted text; its library comes on top."""
    fetched: list[str] = []
    stage.pages["/"] = page_of
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(stage.url)
    page.wait_for_load_state("networkidle")
    paths = {url.removeprefix(stage.url) for url in fetched if "django_prose_editor" not in url}
    bodies = [page_of()[2] if path == "/" else _static(path.removeprefix("/static/"))[2] for path in paths]
    assert sum(len(gzip.compress(body)) for body in bodies) < 60 * KILOBYTE


def test_nothing_is_fetched_from_anybody_else(stage, page):
    fetched: list[str] = []
    stage.pages["/"] = lambda: editor_page("<p>Hej</p>")
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(stage.url)
    page.wait_for_load_state("networkidle")
    assert [url for url in fetched if not url.startswith(stage.url)] == []


def test_signing_out_is_a_form_that_is_posted():
    body = shown("base.html")[2].decode()
    form = body[body.index('<details class="me">') : body.index("</header>")]
    assert re.findall(r'<form method="(\w+)" action="([^"]+)"', form) == [("post", "/logga-ut/")]
    assert ANNA.name in form


def test_every_rule_sees_its_fault(stage, inspector):
    stage.pages["/"] = lambda: html(
        "<!doctype html><html lang=en><title>Save</title><h1>A</h1><h1>B</h1><a href=#x tabindex=2>Search</a>"
        "<input placeholder=Namn><table><tr><th>x</table><p id=a style='color:red'>a</p><p id=a>b</p>"
        "<button aria-describedby=borta>x</button><div>" + "x" * 500 + "</div>"
        "<a tabindex=0 class=blind>y</a>"
    )
    inspector.goto(stage.url)
    inspector.add_style_tag(content=".blind:focus { outline: none } button { width: 10px; height: 10px; padding: 0 }")
    assert set(faults(inspector)) == {*LISTS, "lang", "skip", "heading", "targets", "english", "narrow"}


def test_a_field_for_a_file_speaks_the_pages_language_and_says_which_file_is_chosen(window):
    page = window("parts")
    face = page.locator(".file")
    expect(face.locator(".button")).to_have_text("Välj fil")
    expect(face.locator(".name")).to_have_text("Ingen fil är vald")
    expect(face.locator("input")).to_have_css("opacity", "0")
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Bilaga").press("Space")
    chooser.value.set_files({"name": "Å-rutin.txt", "mimeType": "text/plain", "buffer": b"Hej"})
    expect(face.locator(".name")).to_have_text("Å-rutin.txt")


def test_the_longest_ordinary_word_of_a_heading_is_not_broken_on_the_narrowest_screen(window):
    page = window("parts", 320)
    heading = page.locator("h1").first
    heading.evaluate("one => (one.textContent = 'M')")
    line = heading.bounding_box()["height"]
    heading.evaluate("one => (one.textContent = 'Minnesanteckningar')")
    assert heading.bounding_box()["height"] == line
