"""The saving of parts while one writes: what is sent, what is said, and that no typed word is ever lost."""

import datetime as dt
import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.look.samples import FormattedForm, met, part_page
from tests.look.stage import Stage, as_json, html, shown, to_sign_in

pytestmark = pytest.mark.browser
CONFLICT = "drafts/conflict.html"
MORNING = dt.datetime(2027, 3, 12, 8, tzinfo=dt.UTC)


def saved(revision=7, **more):
    return lambda sent: as_json({"revision": revision, "saved": "09.42"} | more)


def away(sent):
    return html("<h1>Något gick sönder</h1>", "500 Internal Server Error")


def denied(sent):
    return html("<h1>Nej</h1>", "403 Forbidden")


def taken(sent):
    return "409 Conflict", *shown(CONFLICT, form=met("Fyra.", "Tre.", revision=9, home="/"))[1:]


@pytest.fixture
def writing(stage: Stage, page: Page, complaints: list[str]):
    """Opens the page and types in its first part; the clock is the browser's and stands still until it is moved."""

    def write(text: str = "Tre ärenden", number: int = 1):
        stage.pages.setdefault("/", lambda: part_page(number=number))
        page.clock.install(time=MORNING)
        page.goto(stage.url)
        page.locator("form[data-watched]").first.wait_for()
        page.clock.pause_at(MORNING + dt.timedelta(hours=1))
        field = page.get_by_label("Det kommunen berättar").first
        field.fill(text)
        return field

    yield write
    assert complaints == []


def status(page: Page):
    return page.locator("[data-saved]").first


def test_a_pause_in_writing_saves_with_the_revision_and_the_token(stage, page, writing):
    stage.answers["/del/1"] = [saved()]
    writing()
    expect(status(page)).to_have_text("Sparar …")
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Sparat 09.42")
    assert stage.posts == [{"csrfmiddlewaretoken": "ett-tecken", "revision": "6", "text": "Tre ärenden"}]
    expect(page.locator("[name=revision]")).to_have_value("7")
    expect(page.locator("[data-saved-all]")).to_have_text("Allt sparat")


def test_what_was_ticked_before_the_script_came_is_saved_when_it_comes(stage, page):
    stage.pages["/"] = lambda: part_page(number=2)
    stage.answers["/del/1"] = [saved()]
    script = re.compile(r"/part[^/]*\.js$")
    on_the_way = []

    def hold(route):
        on_the_way.append(route)

    page.route(script, hold)
    with page.expect_request(script):
        page.goto(stage.url)
    page.get_by_label("Har berättat").first.check()
    on_the_way.pop().continue_()
    expect(status(page)).to_have_text("Sparat 09.42")
    assert stage.posts == [{"csrfmiddlewaretoken": "ett-tecken", "revision": "6", "text": "", "told": "on"}]


def test_no_form_that_saves_itself_is_filled_in_by_the_browser():
    """For what stands in such a form when the script comes is what somebody wrote."""
    pages = (settings.BASE_DIR / "templates").rglob("*.html")
    forms = [tag for page in pages for tag in re.findall(r"<form data-part .*", page.read_text())]
    assert (len(forms) > 5, [tag for tag in forms if 'autocomplete="off"' not in tag]) == (True, [])


def test_the_next_save_carries_the_new_revision_and_the_latest_text(stage, page, writing):
    stage.answers["/del/1"] = [saved(7), saved(8)]
    field = writing("Tre")
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Sparat 09.42")
    field.press_sequentially(" ärenden")
    page.clock.run_for(900)
    expect(page.locator("[name=revision]")).to_have_value("8")
    assert [(post["revision"], post["text"]) for post in stage.posts] == [("6", "Tre"), ("7", "Tre ärenden")]


def test_fragments_of_the_answer_replace_what_one_is_not_writing_in(stage, page, writing):
    stage.answers["/del/1"] = [saved(fragments={"#antal-1": "2 ord", "#div_del-1-text": "borta"})]
    field = writing()
    page.clock.run_for(900)
    expect(page.locator("#antal-1")).to_have_text("2 ord")
    expect(field).to_have_value("Tre ärenden")


def test_ctrl_s_saves_at_once_and_ctrl_enter_presses_the_button(stage, page, writing):
    stage.answers["/del/1"] = [saved(7), lambda sent: html("<h1>Nästa</h1>")]
    field = writing()
    field.press("Control+s")
    expect(status(page)).to_have_text("Sparat 09.42")
    field.press("Control+Enter")
    expect(page.get_by_role("heading", name="Nästa")).to_be_visible()
    assert [post["revision"] for post in stage.posts] == ["6", "7"]


def test_case_60_a_conflict_shows_both_texts_and_keeps_what_was_typed(stage, page, writing):
    stage.answers["/del/1"] = [taken, saved(10)]
    field = writing()
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Inte sparat. Någon annan har ändrat samma del.")
    expect(page.locator("[data-conflict]")).to_be_focused()
    expect(page.locator(".texts")).to_have_text(re.compile(r"Deras text\s*Fyra\.\s+Din text\s*Tre\."))
    expect(field).to_have_value("Tre ärenden")
    field.press_sequentially(" till")
    page.clock.run_for(5000)
    assert len(stage.posts) == 1
    page.get_by_role("button", name="Behåll min text").click()
    expect(status(page)).to_have_text("Sparat 09.42")
    assert (stage.posts[-1]["revision"], stage.posts[-1]["text"]) == ("9", "Tre ärenden till")
    expect(page.locator("[data-conflict]")).to_be_empty()


def test_case_60_taking_the_other_text_reads_the_page_again_and_forgets_ones_own(stage, page, writing):
    stage.answers["/del/1"] = [taken]
    writing()
    page.clock.run_for(900)
    stage.pages["/"] = lambda: part_page("Fyra.", revision=9)
    page.get_by_role("link", name="Ta deras text").click()
    expect(page.get_by_label("Det kommunen berättar")).to_have_value("Fyra.")
    expect(page.get_by_text("Vi hittade text")).to_have_count(0)


def test_faults_are_said_beside_their_fields_and_go_away_when_the_text_is_saved(stage, page, writing):
    stage.answers["/del/1"] = [
        lambda sent: as_json({"errors": {"text": ["Skriv kortare."]}}, "422 Unprocessable"),
        saved(),
    ]
    field = writing()
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Inte sparat. Rätta det som är markerat.")
    expect(field).to_have_accessible_description("Skriv kortare.")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("Tre")
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Sparat 09.42")
    expect(page.locator(".error")).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_a_broken_server_is_tried_again_with_longer_and_longer_waits(stage, page, writing):
    stage.answers["/del/1"] = [away, away, saved()]
    writing()
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Inget sparades. Texten ligger kvar, nytt försök om 5 s.")
    page.clock.run_for(5100)
    expect(status(page)).to_have_text("Inget sparades. Texten ligger kvar, nytt försök om 10 s.")
    page.clock.run_for(10100)
    expect(status(page)).to_have_text("Sparat 09.42")
    assert [post["text"] for post in stage.posts] == ["Tre ärenden"] * 3


def test_without_a_network_the_text_waits_until_it_is_back(stage, page, writing):
    stage.answers["/del/1"] = [saved()]
    writing("")
    page.context.set_offline(True)
    page.get_by_label("Det kommunen berättar").fill("Skrivet i tunneln")
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Inget sparades. Texten ligger kvar, nytt försök när nätet är tillbaka.")
    page.context.set_offline(False)
    expect(status(page)).to_have_text("Sparat 09.42")
    assert [post["text"] for post in stage.posts] == ["Skrivet i tunneln"]


def test_who_is_signed_out_is_told_and_saved_after_signing_in_in_another_tab(stage, page, writing):
    stage.answers["/del/1"] = [lambda sent: to_sign_in(), saved()]
    writing()
    stage.pages["/"] = to_sign_in
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Inte sparat. Du är utloggad. Logga in i en ny flik, så sparas texten här.")
    expect(status(page).get_by_role("link")).to_have_attribute("target", "_blank")
    stage.pages["/"] = lambda: shown_with_token("ett-nytt")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(status(page)).to_have_text("Sparat 09.42")
    assert [post["csrfmiddlewaretoken"] for post in stage.posts] == ["ett-tecken", "ett-nytt"]


def test_a_token_that_has_grown_old_is_renewed_without_a_word(stage, page, writing):
    stage.answers["/del/1"] = [denied, saved()]
    writing()
    stage.pages["/"] = lambda: shown_with_token("ett-nytt")
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Sparat 09.42")
    assert [post["csrfmiddlewaretoken"] for post in stage.posts] == ["ett-tecken", "ett-nytt"]


def test_who_may_no_longer_write_is_told_and_keeps_the_text(stage, page, writing):
    stage.answers["/del/1"] = [denied]
    field = writing()
    page.clock.run_for(900)
    expect(status(page)).to_have_text(
        "Inte sparat. Du får inte längre ändra det här. Kopiera texten innan du lämnar sidan."
    )
    expect(field).to_have_value("Tre ärenden")


def test_a_text_that_is_too_long_is_answered_with_what_to_do(stage, page, writing):
    stage.answers["/del/1"] = [lambda sent: html("<h1>För stort</h1>", "413 Content Too Large")]
    writing()
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Inte sparat. Texten är för stor, dela upp den.")


def test_text_that_was_not_saved_is_offered_after_a_reload(stage, page, writing):
    stage.answers["/del/1"] = [away, saved()]
    writing("Skrivet när servern var borta")
    page.get_by_label("Har berättat").check()
    page.clock.run_for(900)
    expect(status(page)).to_contain_text("Inget sparades")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_role("button", name="Lägg tillbaka texten").click()
    expect(page.get_by_label("Det kommunen berättar")).to_have_value("Skrivet när servern var borta")
    expect(page.get_by_label("Har berättat")).to_be_checked()
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Sparat 09.42")
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('part:'))") == []


def test_leaving_with_unsaved_text_is_warned_of_and_leaving_with_saved_text_is_not(stage, page, writing):
    stage.answers["/del/1"] = [saved()]
    warnings = []
    page.on("dialog", lambda dialog: (warnings.append(dialog.type), dialog.accept()))
    writing()
    page.reload()
    assert warnings == ["beforeunload"]
    page.get_by_role("button", name="Släng den").click()
    page.get_by_label("Det kommunen berättar").fill("Sparat")
    page.clock.run_for(900)
    expect(status(page)).to_have_text("Sparat 09.42")
    page.reload()
    assert warnings == ["beforeunload"]


def test_a_button_waits_for_the_save_that_is_under_way_so_that_nobody_conflicts_with_oneself(stage, page, writing):
    stage.answers["/del/1"] = [saved(7), lambda sent: html("<h1>Nästa</h1>")]
    writing()
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 's', ctrlKey: true}))")
    page.evaluate("document.querySelector('form[data-part]').requestSubmit(document.querySelector('.part .button'))")
    expect(page.get_by_role("heading", name="Nästa")).to_be_visible()
    assert [post["revision"] for post in stage.posts] == ["6", "7"]


def test_parts_are_saved_each_by_itself_and_the_page_sums_them_up(stage, page, writing):
    stage.answers["/del/1"], stage.answers["/del/2"] = [away], [saved()]
    writing(number=2)
    page.get_by_label("Det kommunen berättar").nth(1).fill("Två")
    page.clock.run_for(900)
    expect(page.locator("[data-saved]").nth(1)).to_have_text("Sparat 09.42")
    expect(page.locator("[data-saved-all]")).to_have_text("1 del är inte sparad")


def shown_with_token(token):
    status_line, headers, body = part_page()
    return status_line, headers, body.replace(b"ett-tecken", token.encode())


def test_a_link_away_waits_until_what_was_typed_is_saved(stage, page, writing):
    stage.answers["/del/1"] = [saved()]
    stage.pages["/kakor/"] = lambda: html("<h1>Kakor</h1>")
    stage.pages["/"] = lambda: shown_with_link("/kakor/")
    writing()
    page.get_by_role("link", name="Läs om kakor").click()
    expect(page.get_by_role("heading", name="Kakor")).to_be_visible()
    assert [post["text"] for post in stage.posts] == ["Tre ärenden"]


def shown_with_link(address):
    status_line, headers, body = part_page()
    return (
        status_line,
        headers,
        body.replace(b"</main>", f'<p><a href="{address}">Läs om kakor</a></p></main>'.encode()),
    )


def test_case_53_signing_out_leaves_no_text_behind_in_the_tab(stage, page, writing):
    stage.answers["/del/1"] = [away]
    stage.answers["/logga-ut/"] = [lambda sent: html("<h1>Utloggad</h1>")]
    writing("Skrivet av Anna")
    page.clock.run_for(900)
    expect(status(page)).to_contain_text("Inget sparades")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_text("Anna Lind", exact=True).click()
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("heading", name="Utloggad")).to_be_visible()
    assert page.evaluate("JSON.stringify(sessionStorage)") == "{}"


def test_formatted_text_is_saved_while_one_writes_and_offered_back_as_it_was(stage, page, writing):
    stage.pages["/"] = lambda: part_page("<p>Vi är <strong>fyra</strong>.</p>", form=FormattedForm)
    stage.answers["/del/1"] = [away]
    page.goto(stage.url)
    page.locator("form[data-watched] textarea[data-richtext=ready]").wait_for(state="attached")
    text = page.get_by_role("textbox", name="Det kommunen berättar")
    text.focus()
    page.get_by_role("toolbar").wait_for()
    page.keyboard.press("End")
    page.keyboard.insert_text(" Nu fem.")  # at once: a pause between two letters would save half of it
    expect(status(page)).to_contain_text("Inget sparades")
    assert stage.posts[0]["text"] == "<p>Vi är <strong>fyra</strong>. Nu fem.</p>"
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    stage.answers["/del/1"] = [saved()]
    page.get_by_role("button", name="Lägg tillbaka texten").click()
    expect(text).to_have_text("Vi är fyra. Nu fem.")
    expect(text.locator("strong")).to_have_text("fyra")
    expect(status(page)).to_have_text("Sparat 09.42")
    assert stage.posts[-1]["text"] == "<p>Vi är <strong>fyra</strong>. Nu fem.</p>"


def test_a_fragment_with_a_formatted_text_becomes_one_that_can_be_typed_in(stage, page, writing):
    area = '<label for="ny">Nytt</label><textarea id="ny" data-richtext>Hej</textarea>'
    stage.answers["/del/1"] = [saved(fragments={"#antal-1": area})]
    writing()
    page.clock.run_for(900)
    expect(page.get_by_role("textbox", name="Nytt").locator("p")).to_have_text("Hej")


def test_a_fault_in_a_formatted_text_is_said_where_one_types(stage, page, writing):
    stage.pages["/"] = lambda: part_page(form=FormattedForm)
    stage.answers["/del/1"] = [lambda sent: as_json({"errors": {"text": ["Skriv kortare."]}}, "422 Unprocessable")]
    page.goto(stage.url)
    page.locator("form[data-watched] textarea[data-richtext=ready]").wait_for(state="attached")
    text = page.get_by_role("textbox", name="Det kommunen berättar")
    text.press_sequentially("För långt")
    expect(text).to_have_accessible_description("Skriv kortare.")
    expect(text).to_have_attribute("aria-invalid", "true")
