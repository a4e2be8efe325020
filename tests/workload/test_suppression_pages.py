"""The proof on the pages themselves: whatever is read there, or taken out as a file, tells nothing of four people or fewer."""

import random
from itertools import chain

import pytest
from django.urls import reverse

from fyrbodal.documents.spreadsheets import read_grid
from fyrbodal.organisation.models import Employment, Organisation, Unit
from tests.factories import OrganisationFactory
from tests.workload.factories import adopted, published
from tests.workload.rank import told_apart
from tests.workload.region import APRIL, FEBRUARY, JANUARY, MARCH, employed, measured, staffed
from workload.actions.releases import release
from workload.documents.overview.regional import NEIGHBOURS
from workload.models import Sheet, SheetStatus, Typical

MONTHS = (JANUARY, FEBRUARY, MARCH, APRIL)
HIDDEN = "visas inte"


@pytest.fixture
def region(david, amal):
    """As the demo: three municipalities in three models, people who come and go, sheets that are not locked."""
    chance = random.Random(7)
    for name, model, sizes in (
        ("Åmål", "trollhattan", (7, 3, 6)),
        ("Orust", "goteborg", (9, 5)),
        ("Tanum", "bengtsfors", (4, 8)),
    ):
        place = OrganisationFactory(name=name, is_member=True)
        place.is_member = True
        place.save()
        version = published(place, by=david, name=model)
        activity = next(one["key"] for one in version.definition["activities"] if one["calc"] != "turn")
        for number, size in enumerate(sizes):
            unit, people = staffed(place, f"{name} {number}", size)
            adopted(unit, version)
            for month in MONTHS:
                if chance.random() < 0.4:
                    people.append(employed(unit, f"{name} {number} ny {month.month}", starts_on=month))
                missing = [one for one in people if chance.random() < 0.08]
                cases = {one: chance.randint(5, 20) for one in people}
                measured(unit, version, month, by=david, cases=cases, activity=activity, amount=2, unlocked=missing)
    for month in MONTHS:
        release(month)


def counted_people(month):
    """By place and kind: whose locked sheets there are in a month, from the rows and not from the release."""
    rows = Sheet.objects.filter(status=SheetStatus.LOCKED, period__starts_on=month).select_related(
        "period__unit", "period__version__family"
    )
    groups = {}
    for sheet in rows:
        unit, kind = sheet.period.unit, sheet.period.version.family.staff_kind
        for place in ("Fyrbodal", unit.organisation.name, unit.name):
            for one in ("", kind):
                groups.setdefault((place, one), set()).add(sheet.person_id)
    return groups


def published_cells(client):
    """Every (place, kind, month) with a load, on all pages with all their filters, as they are taken out in files."""
    found = set()
    for month in MONTHS:
        for kind in ("", "treatment", "authority", "other"):
            asked = {"manad": f"{month:%Y-%m}", "personal": kind}
            for path, own in _tables():
                rows = [row for _number, row in read_grid(client.get(path, asked).content, name="t.xlsx").rows][1:]
                trend = path.endswith("trend.xlsx")
                found |= {
                    (own if trend else row[0], kind, row[0] if trend else f"{month:%Y-%m}")
                    for row in rows
                    if row[1] != HIDDEN
                }
    words = {"januari 2027": "2027-01", "februari 2027": "2027-02", "mars 2027": "2027-03", "april 2027": "2027-04"}
    return {(place, kind, words.get(month, month)) for place, kind, month in found}


def _tables():
    for slug in ("trend", "delar"):
        yield reverse("workload:overview_table", args=[slug, "xlsx"]), "Fyrbodal"
        for place in Organisation.objects.filter(is_member=True):
            yield reverse("workload:municipality_table", args=[place.pk, slug, "xlsx"]), place.name


def test_nothing_on_any_page_tells_of_four_people_or_fewer(region, olof, sign_in):
    cells = published_cells(sign_in(olof))
    groups = {f"{month:%Y-%m}": counted_people(month) for month in MONTHS}
    by_month = [
        [groups[month][place, kind] for place, kind, one in sorted(cells) if one == month] for month in sorted(groups)
    ]
    assert min(map(len, chain.from_iterable(by_month))) >= 5
    for start in range(len(by_month)):
        window = list(chain.from_iterable(by_month[start : start + NEIGHBOURS + 1]))
        assert list(told_apart(window)) == []
    everything = list(groups["2027-01"].values())
    assert list(told_apart(everything)) != []  # had all been shown, the three of Åmål 1 would have been


def test_the_page_and_both_files_show_the_same(region, olof, sign_in):
    client = sign_in(olof)
    for place in Organisation.objects.filter(is_member=True):
        asked = {"manad": "2027-04"}
        page = client.get(reverse("workload:municipality", args=[place.pk]), asked).content.decode()
        files = [
            client.get(reverse("workload:municipality_table", args=[place.pk, slug, "csv"]), asked).content.decode(
                "utf-8-sig"
            )
            for slug in ("trend", "delar")
        ]
        assert page.count(f">{HIDDEN}</td>") == sum(one.count(f";{HIDDEN};") for one in files)


def test_a_chart_draws_no_place_that_its_table_hides(region, olof, sign_in):
    place = Organisation.objects.get(name="Åmål")
    page = sign_in(olof).get(reverse("workload:municipality", args=[place.pk]), {"manad": "2027-01"}).content.decode()
    drawing = page.partition("<svg")[2].partition("</svg>")[0]
    assert [unit.name for unit in Unit.objects.filter(organisation=place) if f">{unit.name}<" in drawing] == []


def test_nobody_elsewhere_sees_more_than_the_others(region, eva, gunnar, olof, frida, sign_in):
    place = Organisation.objects.get(name="Orust")
    tables = [reverse("workload:municipality_table", args=[place.pk, slug, "csv"]) for slug in ("trend", "delar")]
    seen = [[sign_in(who).get(path).content for path in tables] for who in (eva, gunnar, olof, frida)]
    assert seen == [seen[0]] * 4


def test_the_comparison_has_no_municipality_with_fewer_than_five_sheets(region, olof, sign_in):
    people = {row.organisation.name: row.sheets for row in Typical.objects.filter(release__month_on=JANUARY)}
    assert min(people.values()) >= 5
    page = sign_in(olof).get(reverse("workload:comparison"), {"manad": "2027-01"}).content.decode()
    assert "goda skäl" in page
    assert Employment.objects.count() > sum(people.values())


def test_a_visitor_signs_in_first(region, sign_in):
    names = ["overview", "comparison"]
    assert [sign_in(None).get(reverse(f"workload:{name}")).status_code for name in names] == [302, 302]


def test_before_any_month_is_let_out_the_pages_say_when(olof, amal, sign_in):
    for path in (
        reverse("workload:overview"),
        reverse("workload:municipality", args=[amal.pk]),
        reverse("workload:comparison"),
    ):
        page = sign_in(olof).get(path).content.decode()
        assert page.count("<h2>Ingen månad är fastställd än</h2>") == 1
    assert sign_in(olof).get(reverse("workload:overview_table", args=["trend", "csv"])).status_code == 404
