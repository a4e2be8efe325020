"""The chief reads the overview and the manager seals the unit's report, by the keyboard alone."""

import datetime as dt
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from fyrbodal.organisation.roles import Role
from fyrbodal.sealed.models import Copy
from tests.factories import PASSWORD, AppointmentFactory, PersonFactory
from tests.workload.factories import adopted, published
from tests.workload.region import measured, staffed
from workload.actions.releases import release
from workload.casefile import model_as_json
from workload.documents.overview import replaying
from workload.models import Version
from workload.months import month_before
from workload.shipped import shipped

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def appointed(name, role, body, organisation):
    login = f"{name.split()[0].lower()}@example.org"
    person = PersonFactory(name=name, email=login, organisation=organisation, password=PASSWORD)
    AppointmentFactory(person=person, role=role, body=body)
    return person


@pytest.fixture
def team(site, orust):
    """A unit of six in Orust."""
    return staffed(orust, "Lotsen", 6)[0]


@pytest.fixture
def manager(team, orust):
    return appointed("Malva Strand", Role.UNIT_MANAGER, team, orust)


@pytest.fixture
def chief(team, orust):
    return appointed("Kerstin Ask", Role.IFO_CHIEF, orust, orust)


@pytest.fixture
def version(orust, team, manager):
    version = published(orust, by=manager)
    adopted(team, version)
    return version


@pytest.fixture
def months(team, version, manager):
    """Last month is over the limit, the one before is not; both are let out."""
    last = month_before(dt.date.today().replace(day=1))  # noqa: DTZ011 - the browser and the server are in Sweden
    months = [month_before(last), last]
    for month, cases in zip(months, (14, 22), strict=True):
        measured(team, version, month, by=manager, cases=cases)
        release(month)
    return months


def test_the_chief_reads_the_region_her_municipality_and_a_unit(keyboard, site, months, chief, team):
    keys = keyboard(chief)
    expect(keys.page.get_by_role("link", name="Arbetstyngd")).to_be_visible()
    keys.open(f"{site}/arbetstyngd/oversikt/")
    expect(keys.page.get_by_role("img", name="Belastning i Fyrbodal")).to_be_visible()
    keys.follow("Orust")
    expect(keys.page.get_by_text("Att du läser dem journalförs.")).to_be_visible()
    keys.follow("Lotsen")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Överblick, Lotsen")
    expect(keys.page.get_by_role("row", name="110,00 264,00 240,00 timmar 6 6 100")).to_be_visible()
    expect(keys.page.get_by_role("button", name="Lås rapporten")).to_have_count(0)
    keys.follow("Varför ändrades det?")
    expect(keys.page.get_by_role("row", name="70,00 0,00 +40,00 0,00 110,00")).to_be_visible()


def test_the_manager_seals_the_report_and_takes_out_a_table(keyboard, site, months, manager, team):
    keys = keyboard(manager)
    expect(keys.page.get_by_role("link", name="Arbetstyngd")).to_be_visible()
    keys.open(f"{site}/arbetstyngd/enheter/{team.pk}/oversikt/")
    with keys.page.expect_download() as coming:
        keys.follow("Hämta tabellen Period för period, Excel")
    assert coming.value.suggested_filename == "lotsen-trend.xlsx"
    keys.enter(keys.page.get_by_role("button", name="Lås rapporten"))
    expect(keys.page.get_by_text("Rapporten är låst som utgåva 1.")).to_be_visible()
    assert Copy.objects.get(kind="unit_report").verify()


def test_a_draft_is_tried_a_few_periods_at_a_time(keyboard, site, months, version, manager, monkeypatch):
    monkeypatch.setattr(replaying, "SHEETS", 6)
    definition = model_as_json(shipped("trollhattan").model) | {"version": 2}
    next(one for one in definition["activities"] if one["key"] == "normalarende")["amount"] = "3"
    draft = Version.objects.create(family=version.family, number=2, definition=definition)
    keys = keyboard(manager)
    expect(keys.page.get_by_role("link", name="Arbetstyngd")).to_be_visible()
    keys.open(f"{site}/arbetstyngd/modellversioner/{draft.pk}/provkor/")
    expect(keys.page.get_by_text("2 av 2 perioder är vägda. 12 blad byter band.")).to_be_visible()
    expect(keys.page.get_by_role("row")).to_have_count(13)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_a_telephone(window, site, months, chief, team, orust, client, scheme):
    client.force_login(chief)
    page = window(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    here = {"domain": urlsplit(site).hostname, "path": "/", "secure": True}
    page.context.add_cookies([here | {"name": name, "value": one.value} for name, one in client.cookies.items()])
    for path in ("oversikt/", f"oversikt/{orust.pk}/", f"enheter/{team.pk}/oversikt/", "jamforelse/"):
        page.goto(f"{site}/arbetstyngd/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
