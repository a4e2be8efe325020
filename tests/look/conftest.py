"""Chromium as the machine has it, and the stage that the pages stand on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.look.stage import Stage, opened


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """No manifest: what is tested are the files as they lie in the tree."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture
def stage() -> Iterator[Stage]:
    with opened() as stage:
        yield stage


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complained of: broken rules of the CSP, scripts that failed."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            heard.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda fault: heard.append(str(fault)))
    return heard


@pytest.fixture
def inspector(browser: Browser) -> Iterator[Page]:
    """A page where axe may run its script; nothing else is let through."""
    context = browser.new_context(bypass_csp=True, locale="sv-SE")
    yield context.new_page()
    context.close()
