"""The registers of the administrator: in Swedish, one heading, nothing serious for axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import expect

from fyrbodal.organisation.models import Person
from tests.browser import rules
from tests.browser.test_sweep import AXE, KILOBYTE, Sweep, weight_of
from tests.browser.world import in_use

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SERIOUS = AXE.replace("resultTypes", "preload: false, resultTypes").replace(
    "violations.map", "violations.filter(fault => ['serious', 'critical'].includes(fault.impact)).map"
)
OF_ROWS = ("change", "delete", "history")
SCREENS = ("changelist", "add", "import", "export")
SOUND = {"lang": "sv", "headings": 1, "axe": [], "english": []}
DATA = {"sealed_copy_change": {"file", "name", "next", "title"}}  # keys of the sealed JSON, which is shown as it is


@pytest.fixture
def registers(window, live_server, settings):
    settings.SITE_URL = live_server.url
    return Sweep(window, live_server.url, in_use())


def addresses():
    """By name: those of each register, for the first row that the administrator sees, and the page that leads there."""
    gunnar = Person.objects.get(name="Gunnar Tall")
    found = {"index": reverse("admin:index")}
    for model in admin.site._registry:
        space = f"{model._meta.app_label}_{model._meta.model_name}"
        found |= {
            f"{space}_{screen}": reverse(f"admin:{space}_{screen}")
            for screen in SCREENS
            if _exists(f"{space}_{screen}")
        }
        if row := model._default_manager.visible_to(gunnar).order_by("pk").first():
            found |= {f"{space}_{screen}": reverse(f"admin:{space}_{screen}", args=[row.pk]) for screen in OF_ROWS}
    return found


def _exists(name):
    try:
        return reverse(f"admin:{name}")
    except NoReverseMatch:
        return None


def faults(page, name):
    headings = page.locator("h1:visible").count()
    page.evaluate(Axe().axe_script)
    found = {
        "lang": page.locator("html").get_attribute("lang"),
        "headings": headings,
        "axe": page.evaluate(SERIOUS),
        "english": sorted(rules.english_words(page) - DATA.get(name, set())),
    }
    return {key: value for key, value in found.items() if value != SOUND[key]}


def weight(page, response, name):
    """Of what is read; a form has Django's own search among rows, with its libraries."""
    heavy = weight_of(page, response) > 60 * KILOBYTE
    return {"weight": weight_of(page, response)} if heavy and name.endswith(("index", "_changelist")) else {}


def test_every_register_is_in_swedish_and_light_and_nothing_is_serious(registers):
    page, found = registers.page_of("gunnar"), {}
    for name, address in addresses().items():
        response = page.goto(registers.site + address)
        if response.status == 200 and (wrong := faults(page, name) | weight(page, response, name)):
            found[name] = wrong
        elif response.status not in {200, 403}:
            found[name] = response.status
    assert found == {}


def test_the_statement_is_written_with_the_editor(registers):
    page = registers.page_of("gunnar")
    page.goto(registers.site + reverse("admin:pages_accessibilitystatement_change", args=[1]))
    dressed = page.locator(".richtext")  # the textarea has the same role and name until the script has come
    dressed.get_by_role("textbox", name="Hur tjänsten har bedömts").focus()
    page.get_by_role("button", name="Fet").wait_for()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Två har läst den.")
    with page.expect_navigation():  # or the next address would be asked for before this one has answered
        page.get_by_role("button", name="Spara", exact=True).click()
    page.goto(registers.site + reverse("accessibility"))
    expect(page.get_by_text("Två har läst den.")).to_be_visible()
