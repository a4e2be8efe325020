"""The minutes are sent to those who were there; what did not arrive is seen and sent again."""

import pytest
from playwright.sync_api import expect

from networks.actions import editions, guests
from tests.factories import planned
from tests.outbox.conftest import MailServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GUEST = "greta@example.org"


@pytest.fixture
def mail_server(tmp_path, settings):
    folder = tmp_path / "mail"
    folder.mkdir()
    server = MailServer(folder)
    server.start()
    settings.EMAIL_URL = server.url
    yield server
    server.stop()


@pytest.fixture
def meeting(bim, anna, bo, site):
    meeting = planned(bim, anna)
    guests.invite(
        meeting=meeting, name="Greta Gäst", organisation=None, organisation_name="Biblioteket", email=GUEST, by=anna
    )
    editions.finalise(meeting=meeting, confirmed={}, by=anna)
    return meeting


def to_minutes(keys):
    keys.follow("Träffar")
    keys.follow("BIM: fredag 12 mars 2027")


def states(keys):
    """The state of each recipient, by address."""
    rows = keys.page.locator("#utskick >> xpath=ancestor::section").locator("tbody tr")
    return {row.locator("th .soft").inner_text(): row.locator(".pill").inner_text() for row in rows.all()}


def unfolded(keys):
    expect(keys.page.locator("#utskick")).to_be_visible()
    keys.wait_until_made()
    folded = keys.page.locator("section:has(#utskick) details:not([open]) > summary")
    while folded.count():
        keys.enter(folded.first)


def test_minutes_are_mailed_and_what_did_not_arrive_is_sent_again(keyboard, meeting, mail_server, work, anna, bo):
    mail_server.feels("refuse", GUEST)
    keys = keyboard(anna)
    to_minutes(keys)
    keys.follow("Skicka ut …")
    keys.press("Skicka")
    expect(keys.page.get_by_text("Utskicket är på väg till 3 mottagare.")).to_be_visible()
    unfolded(keys)
    assert states(keys) == {anna.email: "väntar", bo.email: "väntar", GUEST: "väntar"}
    work()

    to_minutes(keys)
    unfolded(keys)
    assert states(keys) == {anna.email: "skickat", bo.email: "skickat", GUEST: "gick inte fram"}
    expect(keys.page.get_by_text("550 5.1.1 Den brevlådan finns inte")).to_be_visible()
    assert mail_server.addresses() == sorted([anna.email, bo.email])

    mail_server.feels("accept")
    keys.press("Skicka igen till dem det inte gick till")
    expect(keys.page.get_by_text("Skickas igen till 1 mottagare.")).to_be_visible()
    work()
    to_minutes(keys)
    unfolded(keys)
    assert states(keys) == {anna.email: "skickat", bo.email: "skickat", GUEST: "skickat"}
    assert mail_server.addresses() == sorted([anna.email, bo.email, GUEST])
