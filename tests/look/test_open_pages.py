"""The pages that need no signing in, from the real program in a real browser."""

import pytest
from playwright.sync_api import Page

from tests.browser.rules import assert_axe_is_content, assert_page_is_sound

pytestmark = pytest.mark.browser
ADDRESSES = ["/", "/tillganglighet/", "/personuppgifter/", "/kakor/", "/logga-in/", "/finns-inte/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_open_pages_are_sound(live_server, page: Page, complaints, address):
    page.goto(live_server.url + address)
    assert_page_is_sound(page)
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_on_open_pages(live_server, inspector: Page, address, scheme):
    inspector.emulate_media(color_scheme=scheme)
    inspector.goto(live_server.url + address)
    assert_axe_is_content(inspector)
