"""Chromium as the machine has it, for every test that asks for `page`, `inspector` or `complaints`."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
PATIENCE = 120_000  # milliseconds; says when a page is broken, not how busy the machine is
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    ours = {"executable_path": shutil.which("chromium"), "args": FLAGS.split(), "timeout": PATIENCE}
    return browser_type_launch_args | ours


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Iterator[Browser]:
    """Django keeps its connections apart where a loop runs, as Playwright's does; these are closed before it ends."""
    yield browser
    connections.close_all()


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"locale": "sv-SE"}


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(PATIENCE)
    return context


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
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
