"""Every page of the program, with data, empty and with errors, in light and dark, wide and narrow."""

import gzip
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import get_resolver
from playwright.sync_api import Page, Response

from tests.browser import addresses, competence_addresses, projects_addresses, rules, workload_addresses
from tests.browser.addresses import Nothing, Stop
from tests.browser.world import in_use
from tests.factories import planned

PAGES = addresses.PAGES | workload_addresses.PAGES | competence_addresses.PAGES | projects_addresses.PAGES
SENT = addresses.SENT | workload_addresses.SENT | competence_addresses.SENT | projects_addresses.SENT
ALSO = addresses.ALSO | workload_addresses.ALSO | competence_addresses.ALSO | projects_addresses.ALSO
NO_PAGE = addresses.NO_PAGE | workload_addresses.NO_PAGE | competence_addresses.NO_PAGE | projects_addresses.NO_PAGE
EMPTY = addresses.EMPTY + workload_addresses.EMPTY + competence_addresses.EMPTY + projects_addresses.EMPTY
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KILOBYTE = 1000
SCHEMES, WIDTHS = ("light", "dark"), (1280, 320)
AXE = "async () => (await axe.run({resultTypes: ['violations']})).violations.map(fault => [fault.id, fault.nodes.map(node => node.html)])"
SEND = """([address, values]) => {
    const form = [...document.forms].find(one => one.method === 'post' && new URL(one.action, location).pathname === address);
    for (const [name, value] of Object.entries(values)) for (const field of form.querySelectorAll(`[name=${name}]`)) {
        if (['checkbox', 'radio'].includes(field.type)) field.checked = field.value === value; else field.value = value;
    }
    form.submit(); }"""  # as without scripts: the page itself has to say what is wrong


class Sweep:
    """Goes to pages as the person of each and keeps what is wrong with them, by the name of the page."""

    def __init__(self, window: Any, site: str, world: Any) -> None:
        self.site, self.world, self.heard = site, world, []
        self.window, self.pages = window, {}
        self.found: dict[str, Any] = defaultdict(dict)

    def page_of(self, who: str) -> Page:
        """A browser for each person, signed in by its cookie."""
        if who not in self.pages:
            page = self.pages[who] = self.window()
            if who:
                client = Client()
                client.force_login(getattr(self.world, who))
                cookie = client.cookies[settings.SESSION_COOKIE_NAME]
                page.context.add_cookies(
                    [{"name": cookie.key, "value": cookie.value, "url": self.site.replace("http", "https", 1)}]
                )
        return self.pages[who]

    def see(self, title: str, name: str, stop: Stop) -> None:
        page = self.page_of(stop.by)
        response = page.goto(self.site + stop.address(name, self.world))
        assert response is not None
        self.keep(title, page, response, {stop.status})

    def send(self, name: str, stop: Stop) -> None:
        """Go to the page and send its form filled in wrongly."""
        page = self.page_of(stop.by)
        at = stop.address(name, self.world)
        start = PAGES[stop.on].address(stop.on, self.world) if stop.on else at
        page.goto(self.site + start + self.opened(name, stop))
        with page.expect_navigation() as answer:
            page.evaluate(SEND, [at if stop.on else urlsplit(page.url).path, stop.wrong])
        self.keep(f"{name}, sent wrongly", page, answer.value, {200, 400, 422})
        if not page.locator("[data-errors], .error").count():
            self.found[f"{name}, sent wrongly"]["errors"] = "none is shown"

    def opened(self, name: str, stop: Stop) -> str:
        """What has to be open on the page for its form to be there."""
        if name == "networks:answer":
            return f"?svar={stop.args(self.world)[0].hex}"
        return f"?oppna={stop.fold.format(stop.args(self.world)[0].hex)}" if stop.fold else ""

    def keep(self, title: str, page: Page, response: Response, statuses: set[int]) -> None:
        wrong = dict(rules.faults(page))
        if response.status not in statuses:
            wrong["status"] = (response.status, page.url)
        if (weight := weight_of(page, response)) > 60 * KILOBYTE:
            wrong["weight"] = weight
        if faults := axe(page):
            wrong["axe"] = faults
        if wrong:
            self.found[title] |= wrong


def axe(page: Page) -> dict[str, Any]:
    """The violations of each way of looking at the page."""
    page.evaluate(Axe().axe_script)
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            if faults := page.evaluate(AXE):
                found[f"{scheme} {width}"] = faults
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return found


def weight_of(page: Page, response: Response) -> int:
    """Octets of the page and what it fetches, packed as the proxy packs them, without the editor's library."""
    fetched = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    named = {urlsplit(url).path for url in fetched}
    paths = {path.removeprefix("/static/") for path in named if path.startswith("/static/")}
    return len(gzip.compress(response.body())) + sum(map(packed, paths))


@cache
def packed(path: str) -> int:
    found = finders.find(path)
    return len(gzip.compress(Path(found).read_bytes())) if found and "django_prose_editor" not in path else 0


@pytest.fixture
def used(window, live_server, settings):
    settings.SITE_URL = live_server.url
    return Sweep(window, live_server.url, in_use())


@pytest.fixture
def unused(window, site, anna, gunnar, bim):
    return Sweep(window, site, Nothing(anna, gunnar, bim, planned(bim, anna)))


def names(resolver, space=""):
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from names(one, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name}"


def test_no_address_is_forgotten():
    known = {*PAGES, *SENT, *NO_PAGE}
    assert {name for name in names(get_resolver()) if not name.startswith("admin:")} == known


@pytest.mark.parametrize("half", [0, 1])
def test_every_page_with_data(used, half):
    for name in list(PAGES)[half::2]:
        used.see(name, name, PAGES[name])
    assert used.found == {}


def test_pages_that_look_otherwise_to_somebody_else_or_another_time(used):
    for title, (name, stop) in ALSO.items():
        used.see(title, name, stop)
    assert used.found == {}


@pytest.mark.parametrize("table", [PAGES, SENT], ids=["pages", "sent"])
def test_every_form_that_was_filled_in_wrongly(used, table):
    for name, stop in table.items():
        if stop.wrong is not None:
            used.send(name, stop)
    assert used.found == {}


def test_every_page_that_can_be_empty(unused):
    for name in EMPTY:
        stop = PAGES[name]
        unused.see(
            f"{name}, empty", name, stop if hasattr(unused.world, stop.by or "anna") else replace(stop, by="anna")
        )
    assert unused.found == {}
