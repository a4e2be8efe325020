"""The editor for formatted text, in a real browser under our real CSP."""

import re

import pytest
from playwright.sync_api import Page, expect

from fyrbodal import richtext
from tests.browser.rules import assert_axe_is_content, assert_page_is_sound
from tests.look.samples import editor_page
from tests.look.stage import Stage, html

pytestmark = pytest.mark.browser
TEXT = "<h3>Läget</h3><p>Vi är <strong>fyra</strong>.</p><ul><li><p>två nya</p></li></ul>"


@pytest.fixture
def open_text(stage: Stage, page: Page, complaints: list[str]):
    stage.answers["/text"] = [lambda sent: html("<h1>Tack</h1>")]

    def opened(text: str = "", fields: int = 1):
        stage.pages["/"] = lambda: editor_page(text, fields)
        page.goto(stage.url)
        page.locator("textarea[data-richtext=ready]").first.wait_for(state="attached")
        return page.get_by_role("textbox", name="Det kommunen berättar").first

    yield opened
    assert complaints == []


def sent(stage: Stage, page: Page) -> str:
    """What the server keeps of what the form sends."""
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("heading", name="Tack").wait_for()
    return richtext.from_input(stage.posts[-1]["del-1-text"])


def tools(page: Page):
    return page.get_by_role("toolbar", name="Formatering")


def started(page: Page, field):
    field.focus()
    tools(page).wait_for()
    return field


def test_typed_text_with_swedish_letters_bold_and_lists_reaches_the_server(stage, page, open_text):
    field = started(page, open_text())
    page.keyboard.type("Åtta ärenden, ")
    page.keyboard.press("Control+b")
    page.keyboard.type("två över")
    page.keyboard.press("Control+b")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Shift+8")
    page.keyboard.type("ett")
    page.keyboard.press("Enter")
    page.keyboard.type("två")
    expect(field).to_contain_text("två över")
    assert sent(stage, page) == (
        "<p>Åtta ärenden, <strong>två över</strong></p><ul><li><p>ett</p></li><li><p>två</p></li></ul>"
    )


def test_text_is_shown_as_it_will_be_read_before_it_is_touched(stage, page, open_text):
    field = open_text(TEXT)
    expect(field.locator("h3")).to_have_text("Läget")
    expect(field.locator("strong")).to_have_text("fyra")
    expect(tools(page)).to_have_count(0)
    assert sent(stage, page) == TEXT


def test_an_untouched_text_and_a_touched_one_are_sent_the_same(stage, page, open_text):
    started(page, open_text(TEXT))
    assert sent(stage, page) == TEXT


def test_one_can_write_though_the_editor_does_not_come(stage, page, open_text):
    page.route("**/django_prose_editor/editor.js", lambda route: route.abort())
    field = open_text()
    field.focus()
    expect(page.get_by_role("status")).to_have_text("Verktygen för text kunde inte hämtas. Du kan skriva ändå.")
    page.keyboard.type("Skrivet ändå")
    assert sent(stage, page) == "<p>Skrivet ändå</p>"


def test_the_caret_stays_where_one_clicked(stage, page, open_text):
    field = open_text("<p>Början och slutet</p>")
    box = field.locator("p").bounding_box()
    page.mouse.click(box["x"] + 1, box["y"] + box["height"] / 2)
    tools(page).wait_for()
    page.keyboard.type("I ")
    assert sent(stage, page) == "<p>I Början och slutet</p>"


def test_the_tools_are_one_tab_stop_with_swedish_names(page, open_text):
    started(page, open_text())
    names = tools(page).get_by_role("button").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert names == [
        "Rubrik", "Underrubrik", "Fet", "Kursiv", "Punktlista", "Numrerad lista", "Länk", "Ta bort länk", "Ångra", "Gör om",
    ]  # fmt: skip
    page.keyboard.press("Tab")
    expect(tools(page).get_by_role("button", name="Rubrik", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(tools(page).get_by_role("button", name="Fet")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Spara")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(tools(page).get_by_role("button", name="Fet")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox")).to_be_focused()


def test_a_tool_works_on_the_selection_and_shows_that_it_is_on(stage, page, open_text):
    started(page, open_text("<p>Rubriken</p>"))
    page.keyboard.press("Control+a")
    tools(page).get_by_role("button", name="Rubrik", exact=True).click()
    expect(tools(page).get_by_role("button", name="Rubrik", exact=True)).to_have_attribute("aria-pressed", "true")
    assert sent(stage, page) == "<h3>Rubriken</h3>"


def test_undo_takes_back_what_was_typed_and_never_the_text_that_was_there(stage, page, open_text):
    started(page, open_text("<p>Kvar</p>"))
    page.keyboard.press("End")
    page.keyboard.insert_text(" och mer")  # what is typed after half a second's pause is undone by itself
    undo = tools(page).get_by_role("button", name="Ångra")
    undo.click()
    expect(undo).to_have_attribute("aria-disabled", "true")
    assert sent(stage, page) == "<p>Kvar</p>"


@pytest.mark.parametrize(
    ("typed", "address"),
    [("example.org/plan", "https://example.org/plan"), ("anna@example.org", "mailto:anna@example.org")],
)
def test_a_link_is_asked_for_in_swedish_and_completed(stage, page, open_text, typed, address):
    started(page, open_text("<p>Planen</p>"))
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Länk")).to_be_visible()
    page.get_by_label("Adress").fill(typed)
    page.keyboard.press("Enter")
    assert sent(stage, page) == f'<p><a href="{address}" rel="noopener">Planen</a></p>'


def test_case_64_a_link_that_runs_a_script_is_refused(stage, page, open_text):
    started(page, open_text("<p>Planen</p>"))
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.get_by_label("Adress").fill("javascript:alert(1)")
    page.get_by_role("button", name="Lägg in länken").click()
    expect(page.get_by_role("alert")).to_have_text("Skriv en webbadress eller en e-postadress.")
    page.get_by_role("button", name="Avbryt").click()
    assert sent(stage, page) == "<p>Planen</p>"


def test_a_link_is_taken_away(stage, page, open_text):
    started(page, open_text('<p><a href="https://example.org">Planen</a></p>'))
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    tools(page).get_by_role("button", name="Ta bort länk").click()
    assert sent(stage, page) == "<p>Planen</p>"


def test_text_pasted_from_word_keeps_only_what_we_allow(stage, page, open_text):
    field = started(page, open_text())
    pasted = '<h1>Läget</h1><p style="color:red">Vi är <b>fyra</b><br>och glada</p><img src=x onerror=alert(1)>'
    field.evaluate(
        """(field, html) => {
          const data = new DataTransfer();
          data.setData('text/html', html);
          field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        pasted,
    )
    kept = sent(stage, page)
    assert richtext.words(kept) == ["Läget", "Vi", "är", "fyra", "och", "glada"]
    assert set(re.findall(r"<(\w+)", kept)) <= richtext.TAGS


def test_the_label_leads_to_the_text(page, open_text):
    open_text()
    page.get_by_text("Det kommunen berättar").click()
    expect(page.get_by_role("textbox")).to_be_focused()
    expect(page.get_by_role("textbox")).to_have_accessible_description("Skriv om arbetet.")


def test_a_page_with_sixty_fields_fetches_the_library_once_and_mounts_none(page, open_text):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    open_text(TEXT, fields=60)
    page.wait_for_load_state("networkidle")
    assert len([url for url in fetched if url.endswith("django_prose_editor/editor.js")]) == 1
    assert page.locator(".ProseMirror").count() == 0
    assert page.get_by_role("textbox").count() == 60


def test_the_page_is_sound_with_the_editor_open(page, open_text):
    started(page, open_text(TEXT))
    assert_page_is_sound(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_is_content_with_the_editor_and_its_dialog_open(stage, inspector, scheme):
    stage.pages["/"] = lambda: editor_page(TEXT)
    inspector.emulate_media(color_scheme=scheme)
    inspector.goto(stage.url)
    inspector.locator("textarea[data-richtext=ready]").wait_for(state="attached")
    started(inspector, inspector.get_by_role("textbox"))
    assert_axe_is_content(inspector)
    inspector.keyboard.press("Control+k")
    assert_axe_is_content(inspector)


def test_without_scripts_one_types_plain_text(stage, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    stage.pages["/"] = lambda: editor_page("<p>Hej</p><p>då</p>")
    stage.answers["/text"] = [lambda posted: html("<h1>Tack</h1>")]
    page.goto(stage.url)
    expect(page.get_by_label("Det kommunen berättar")).to_have_value("Hej\n\ndå")
    page.get_by_label("Det kommunen berättar").fill("Hej\n\npå dig")
    assert sent(stage, page) == "<p>Hej</p><p>på dig</p>"
    context.close()
