"""What was on the screen is gone when one has signed out."""

import pytest
from playwright.sync_api import expect

from tests.factories import planned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_out(keys):
    keys.unfold("Anna Lind")
    keys.press("Logga ut")
    expect(keys.page.get_by_role("heading", name="Nätverken i Fyrbodal")).to_be_visible()


def test_case_53_the_back_button_shows_nothing_after_signing_out(keyboard, bim, anna):
    planned(bim, anna, place="Hemliga rummet")
    keys = keyboard(anna)
    keys.follow("Träffar")
    keys.follow("BIM: fredag 12 mars 2027")
    keys.follow("Anteckna")
    expect(keys.page.get_by_text("Hemliga rummet")).to_be_visible()
    signed_out(keys)
    for _page in range(3):
        keys.page.go_back()
        expect(keys.page.get_by_text("Hemliga rummet")).to_have_count(0)
        expect(keys.page.get_by_text("Anna Lind")).to_have_count(0)
