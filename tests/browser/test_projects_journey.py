"""Two write a report at the same time, it is certified, sent in, returned, mended and approved; all of it by keyboard."""

import pytest
from playwright.sync_api import expect

from fyrbodal import richtext
from fyrbodal.organisation.models import Organisation
from fyrbodal.organisation.roles import Role
from projects.actions import reports
from projects.models import Budgeted, Programme, Report
from tests.browser.filling import saved
from tests.projects.conftest import appointed
from tests.projects.reports import YEAR, granted, project

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = f"Redovisning av Broarna {YEAR}"
SUMMARY, BACKGROUND, AIM = "1 Sammanfattning", "2 Bakgrund", "3 Syfte"
OTHERS = (
    "4 Avgränsning",
    "5 Metod och material",
    "6 Resultatredovisning",
    "6.1 Strategiskt värde för staden som helhet",
    "6.2 Jämställdhet",
    "7 Slutsatser och förslag",
)
SPENT = {
    Budgeted.OWN: "87 720",
    Budgeted.OTHER_INCOME: "0",
    Budgeted.PERSONNEL: "320 720",
    Budgeted.ADMINISTRATION: "0",
    Budgeted.EDUCATION: "0",
    Budgeted.OTHER_COST: "267 000",
}
HERS, HIS, MENDED = "Petras ord om mötena.", "Mats ord om bakgrunden.", "Syftet är att familjen möter en plan."
REASON = "Skriv också för vem."


@pytest.fixture
def broarna(site):
    """Granted half a million for two goals; nobody has written yet."""
    made = project(Programme.objects.get(name="Lokala utvecklingsmedel"), Organisation.objects.get(name="Åmål"))
    granted(made)
    return made


@pytest.fixture
def petra(broarna):
    return appointed("Petra Sund", Role.PROJECT_LEADER, broarna)


@pytest.fixture
def mats(broarna):
    return appointed("Mats Holm", Role.CO_WRITER, broarna)


@pytest.fixture
def harriet(broarna):
    return appointed("Harriet Näs", Role.RESPONSIBLE_CHIEF, broarna)


@pytest.fixture
def greger(broarna):
    return appointed("Greger Udd", Role.GRANT_REVIEWER, broarna.programme.funder)


def stands_at(keys, heading):
    expect(keys.page.get_by_role("heading", level=1, name=heading, exact=True)).to_be_visible()


def said(keys, words):
    expect(keys.page.get_by_text(words)).to_be_visible()


def at_the_grant(keys):
    keys.follow("Projekt")
    stands_at(keys, "Projekt")
    keys.follow(str(YEAR))
    stands_at(keys, f"Broarna {YEAR}")


def at_the_report(keys):
    at_the_grant(keys)
    keys.follow("Redovisningen")
    stands_at(keys, TITLE)


def writes(keys):
    keys.follow("Skriv")
    stands_at(keys, f"Skriv: {TITLE}")


def begins(keys):
    at_the_grant(keys)
    keys.press("Börja redovisa")
    stands_at(keys, f"Skriv: {TITLE}")


def part(keys, name):
    return keys.page.get_by_role("region", name=name, exact=True)


def says(keys, name, words):
    expect(part(keys, name).locator("[data-saved]").first).to_contain_text(words)


def types(keys, name, words):
    """What is typed into a section, until it is saved."""
    keys.write(name, words, part(keys, name))
    saved(keys)
    says(keys, name, "Sparat")


def both_write(one, other):
    """Neither has seen the other's words when they begin; each has a section of their own, and both one more."""
    for keys, name in ((one, SUMMARY), (other, BACKGROUND)):
        keys.to(keys.field(name, part(keys, name)))
    one.page.keyboard.insert_text(HERS)
    other.page.keyboard.insert_text(HIS)
    says(one, SUMMARY, "Sparat")
    says(other, BACKGROUND, "Sparat")


def both_write_the_same(one, other):
    types(one, AIM, HERS)
    other.to(other.field(AIM, part(other, AIM)))
    other.page.keyboard.insert_text(HIS)
    says(other, AIM, "Någon annan har ändrat samma del.")
    expect(part(other, AIM).locator(".texts")).to_contain_text(HERS)
    other.press("Behåll min text")
    says(other, AIM, "Sparat")


def balances(keys):
    """The rows stand in the order of the form."""
    said(keys, "Det skiljer 500 000 kr.")
    for place, amount in enumerate(SPENT.values()):
        keys.write("Belopp, kronor", amount, keys.page.locator(".written > li").nth(place))
        saved(keys)
    said(keys, "Intäkterna är lika med kostnader och återbetalning.")


def answers_the_goals(keys):
    for title, outcome, why in (("Samråd", "som vi tänkte", ""), ("Enkät", "delvis", "För få svarade.")):
        goal = keys.page.locator(".goal").filter(has=keys.page.get_by_role("heading", name=title, exact=True))
        keys.to(keys.field("Hur det blev", goal))
        keys.page.keyboard.type(outcome)
        keys.write("Så gjorde vi", "Vi möttes varje månad.", goal)
        if why:
            keys.write("Avvikelse", why, goal)
        saved(keys)


def looks_what_is_left(keys):
    keys.follow("Läs, och se vad som är kvar")
    said(keys, "Inget saknas. Redovisningen kan intygas av ansvarig chef.")


def certifies(keys):
    at_the_report(keys)
    keys.follow("Intyga …")
    stands_at(keys, "Intyga redovisningen")
    keys.tick("Jag intygar att projektet har genomförts enligt beslutad projektplan och budget.")
    keys.press("Intyga")
    said(keys, "Redovisningen är intygad. Nu kan den skickas in.")


def sends_in(keys):
    at_the_report(keys)
    keys.press("Skicka in")
    said(keys, "Redovisningen är inskickad. Kvittot står här nedanför.")


def sends_back(keys):
    at_the_report(keys)
    keys.follow("Skicka tillbaka …")
    stands_at(keys, "Skicka tillbaka redovisningen")
    keys.write("Till dem som skrev", "Nästan klart.")
    keys.write(AIM, REASON)
    keys.press("Skicka tillbaka")
    said(keys, "Redovisningen är tillbaka hos dem som skrev.")


def mends(keys):
    at_the_report(keys)
    said(keys, REASON)
    writes(keys)
    types(keys, AIM, MENDED)
    looks_what_is_left(keys)


def approves(keys):
    at_the_report(keys)
    keys.follow("Godkänn …")
    stands_at(keys, "Godkänn redovisningen")
    keys.press("Godkänn")
    said(keys, "Redovisningen är godkänd.")


def texts(report):
    listed = report.sections.select_related("of").order_by("of__position")
    return {str(one): richtext.to_plain(one.text) for one in listed if one.text}


def test_two_write_at_the_same_time_and_a_text_that_both_wrote_is_chosen_by_one(keyboard, petra, mats, broarna):
    report = reports.begin(grant=broarna.grants.get(), by=petra)
    hers, his = keyboard(petra), keyboard(mats)
    for keys in (hers, his):
        at_the_report(keys)
        writes(keys)
    both_write(hers, his)
    both_write_the_same(hers, his)
    assert texts(report) == {SUMMARY: HERS, BACKGROUND: HIS, AIM: HIS}


def test_a_report_is_written_certified_sent_in_returned_mended_and_approved(keyboard, petra, harriet, greger):
    hers, chiefs, reviewers = keyboard(petra), keyboard(harriet), keyboard(greger)
    begins(hers)
    balances(hers)
    for name in (SUMMARY, BACKGROUND, AIM, *OTHERS):
        types(hers, name, f"Om {name[2:].lower()} skriver vi här.")
    answers_the_goals(hers)
    looks_what_is_left(hers)
    certifies(chiefs)
    sends_in(hers)
    sends_back(reviewers)
    mends(hers)
    certifies(chiefs)
    sends_in(hers)
    approves(reviewers)
    report = Report.objects.get()
    assert (report.status, report.approved_by, texts(report)[AIM]) == ("approved", greger, MENDED)
    assert [one.answer for one in report.submissions.order_by("sent_at")] == ["returned", "approved"]
    assert [one.withdrawn_because for one in report.certificates.order_by("number")] == [
        "Redovisningen kom tillbaka för ändring.",
        "",
    ]
