"""The whole program in a real browser: its own server, its own CSP, its own database."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from fyrbodal.loading import load
from fyrbodal.organisation.models import Organisation, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.work.worker import Worker
from networks.models import Network
from tests.browser.chromium import PATIENCE
from tests.browser.keyboard import Keyboard
from tests.factories import PASSWORD, AppointmentFactory, PersonFactory
from tests.work.processes import wait_until

Windows = Callable[..., Page]
AT_WORK = """
    SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'
"""


@pytest.fixture
def site(live_server: LiveServer, settings: Any, bim: Network, bou: Network, orust: Organisation) -> str:
    """Where the program answers; the organisations and networks are the real ones, the people invented."""
    settings.SITE_URL = live_server.url
    load("reference")
    Network.objects.update(is_public=True)
    return str(live_server.url)


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browsers complained of: broken rules of the CSP, scripts that failed. Nobody may."""
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def window(browser: Browser, complaints: list[str]) -> Iterator[Windows]:
    """A browser of one's own, as on another machine; `of` opens a second window in the same one."""
    with ExitStack() as open_ones:

        def opened(of: Page | None = None, **options: Any) -> Page:
            context = of.context if of else _context(browser, open_ones, options)
            page = context.new_page()
            listen(page, complaints)
            return page

        yield opened
    wait_until(_all_is_answered, "what the pages asked for last is done, before the tables are emptied")


def _all_is_answered() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(AT_WORK)
        return not cursor.fetchall()


def _context(browser: Browser, open_ones: ExitStack, options: dict[str, Any]) -> BrowserContext:
    settings = {"locale": "sv-SE", "timezone_id": "Europe/Stockholm", "reduced_motion": "reduce"}
    context = browser.new_context(**settings | options)
    context.set_default_timeout(PATIENCE)
    open_ones.callback(context.close)
    return context


def listen(page: Page, heard: list[str]) -> None:
    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            heard.append(f"{message.text} ({page.url})")

    page.on("console", hear)
    page.on("pageerror", lambda fault: heard.append(f"{fault} ({page.url})"))


@pytest.fixture
def keyboard(window: Windows, site: str) -> Callable[..., Keyboard]:
    """Somebody at a keyboard with the program's first page before her; signed in if a person is given."""

    def sat_down(person: Person | None = None) -> Keyboard:
        keys = Keyboard(window())
        keys.open(site)
        if person:
            keys.sign_in(person.email, PASSWORD)
            expect(keys.page.get_by_role("heading", name="Hej ")).to_be_visible()
        return keys

    return sat_down


@pytest.fixture
def karin(site: str, fyrbodal: Organisation) -> Person:
    """Keeps plans, catalogue and figures."""
    person: Person = PersonFactory(name="Karin Ström", email="karin@example.org", organisation=fyrbodal)
    AppointmentFactory(person=person, role=Role.COURSE_ADMINISTRATOR, body=fyrbodal)
    return person


@pytest.fixture
def work() -> Callable[[], None]:
    """Lets the worker do all that is due."""
    return lambda: Worker().drain()
