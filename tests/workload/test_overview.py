"""What a unit and a municipality measure together, for those who lead the unit and the chief of the municipality."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fyrbodal.documents.spreadsheets import read_grid
from fyrbodal.journal.models import Entry
from tests.factories import UnitFactory
from tests.workload.factories import adopted, opened, published
from tests.workload.region import APRIL, FEBRUARY, JANUARY, MARCH, employed, lock, measured, staffed
from workload.actions.periods import add_row
from workload.documents.overview.municipality import municipality_overview
from workload.documents.overview.unit import unit_changes, unit_overview
from workload.models import Outcome, Sheet, SheetKind
from workload.spans import month_of
from workload.sums import Sums, of_one
from workload.weighing import Unit as Measure

LATER = dt.date(2027, 6, 1)


@pytest.fixture(autouse=True)
def in_june():
    with time_machine.travel(dt.datetime(2027, 6, 1, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def team(lotsen, version, david):
    """Six people of Lotsen, measured in January and February; one sheet of February is not locked."""
    people = [employed(lotsen, f"Person {number}") for number in range(6)]
    measured(lotsen, version, JANUARY, by=david, cases=10)
    measured(lotsen, version, FEBRUARY, by=david, cases=22, unlocked=people[:1])
    return people


def said(table):
    return [[cell.words for cell in row] for row in table.rows]


def test_the_load_of_a_unit_is_a_ratio_of_sums_with_its_coverage(team, lotsen):
    found = unit_overview(lotsen, all_of_it=True)
    assert found.name == "februari 2027"
    assert said(found.trend())[-2:] == [
        ["januari 2027", "50,00", "120,00", "240,00", "timmar", "6", "6", "100"],
        ["februari 2027", "110,00", "220,00", "200,00", "timmar", "5", "6", "83"],
    ]
    assert len(found.trend().rows) == 2
    assert said(found.bands_table()) == [["gul", "5"]]


def test_the_sums_of_the_database_say_what_the_sum_of_people_says(amal, lotsen, version, david):
    """Also where hours and points are mixed, which gives an index and never a sum."""
    points = published(amal, by=david, name="goteborg")
    other, _people = staffed(amal, "Fyren", 3)
    adopted(other, points)
    employed(lotsen, "Ensam Person")
    measured(lotsen, version, MARCH, by=david, cases=17)
    activity = points.definition["activities"][0]["key"]
    measured(other, points, MARCH, by=david, cases=9, activity=activity)
    found = municipality_overview(amal, MARCH, LATER)
    rows = Outcome.objects.select_related("sheet__period__version")
    people = [
        of_one(Measure(row.sheet.period.version.definition["unit"]), row.demand, row.available, row.percentage)
        for row in rows
    ]
    rolled = sum(people, Sums())
    assert (found.now.load, found.now.is_index) == (rolled.load, True)
    assert said(found.units_table())[-1][:5] == [
        "hela kommunen",
        f"{str(rolled.load).replace('.', ',')} (index)",
        "–",
        "–",
        "index, olika modeller",
    ]


def test_nobody_measured_is_no_load_of_nothing(lotsen, amal):
    employed(lotsen, "Ensam Person")
    found = unit_overview(lotsen, all_of_it=True)
    assert (found.is_empty, found.chart(), found.name, said(found.trend())) == (True, None, "", [])
    whole = municipality_overview(amal, MARCH, LATER)
    assert (whole.is_empty, whole.chart(), said(whole.trend())[-1][1]) == (True, None, "ingen data")


def test_a_row_that_is_locked_before_anybody_is_does_not_turn_the_page(team, lotsen, amal, version, david):
    """A consultant's, in a month where nobody is measured yet; it is there for whoever asks."""
    march = opened(lotsen, version, month_of(MARCH), by=david)
    row = add_row(row=Sheet(period=march, kind=SheetKind.CONSULTANT, label="Konsult 1", percentage=60), by=david)
    lock(Sheet.objects.filter(pk=row.pk), david)
    found = unit_overview(lotsen, all_of_it=True)
    assert (found.name, found.later) == ("februari 2027", march.pk)
    assert municipality_overview(amal, None, LATER).month == FEBRUARY
    assert unit_overview(lotsen, march.pk, all_of_it=True).now.rows == 1


def test_the_change_is_split_and_sums_exactly(team, lotsen):
    [row] = unit_changes(unit_overview(lotsen, all_of_it=True)).rows
    assert row[0].words == "januari 2027 → februari 2027"
    before, model, cases, time, after = [cell.value for cell in row[1:]]
    assert (before, after) == (Decimal("50.00"), Decimal("110.00"))
    assert before + model + cases + time == after
    assert (model, cases > 0) == (0, True)


def test_a_chart_is_drawn_and_its_figures_stand_in_the_table(team, lotsen, david, sign_in):
    page = sign_in(david).get(reverse("workload:unit_overview", args=[lotsen.pk])).content.decode()
    assert 'aria-labelledby="trend-title trend-desc"' in page
    assert page.count('<td class="n">110,00</td>') == 1


def test_the_chief_sees_small_units_and_her_reading_is_journalled(team, lotsen, amal, version, ingrid, david, sign_in):
    small, _people = staffed(amal, "Fyren", 2)
    adopted(small, version)
    measured(small, version, FEBRUARY, by=david, cases=20)
    client = sign_in(ingrid)
    page = client.get(reverse("workload:municipality", args=[amal.pk])).content.decode()
    assert page.count('<td class="n">100,00</td>') == 1  # Fyren's load
    assert client.get(reverse("workload:unit_overview", args=[small.pk])).status_code == 200
    assert [(one.thing_name, one.by_id) for one in Entry.objects.filter(verb="read").order_by("id")] == [
        ("Åmål", ingrid.pk),
        ("Fyren", ingrid.pk),
    ]


def test_case_18_nobody_is_named_to_the_chief_and_few_are_not_counted_by_band(
    team, lotsen, amal, version, ingrid, david, sign_in
):
    small, people = staffed(amal, "Fyren", 2)
    measured(small, version, FEBRUARY, by=david, cases=50)
    found = municipality_overview(amal, FEBRUARY, LATER)
    assert said(found.bands_table()) == [
        ["Fyren", "visas inte", "visas inte"],
        ["Lotsen", "visas inte", "visas inte"],
        ["hela kommunen", "5", "2"],
    ]
    pages = [reverse("workload:municipality", args=[amal.pk]), reverse("workload:unit_overview", args=[small.pk])]
    for page in (sign_in(ingrid).get(path).content.decode() for path in pages):
        assert [person.name for person in [*team, *people] if person.name in page] == []
    sheets = [one.get_absolute_url() for one in Sheet.objects.filter(person__in=people)]
    assert [sign_in(ingrid).get(path).status_code for path in sheets] == [404] * len(people)


def test_her_leaders_see_the_bands_of_a_small_unit(amal, lotsen, version, david, sten, ingrid, sign_in):
    employed(lotsen, "Ensam Person")
    measured(lotsen, version, MARCH, by=david, cases=30)
    path = reverse("workload:unit_overview", args=[lotsen.pk])
    shown = [sign_in(who).get(path).content.decode().count('<th scope="row">röd</th>') for who in (david, sten, ingrid)]
    assert shown == [1, 1, 0]
    assert Entry.objects.filter(verb="read").count() == 1


def test_the_file_has_what_the_page_has_and_is_journalled(team, lotsen, david, sign_in):
    path = reverse("workload:unit_table", args=[lotsen.pk, "trend", "xlsx"])
    answer = sign_in(david).get(path)
    rows = [row for _number, row in read_grid(answer.content, name="t.xlsx").rows]
    assert (len(rows), list(rows[-1])[:3]) == (3, ["februari 2027", 110, 220])
    assert answer["Content-Disposition"].startswith('attachment; filename="lotsen-trend.xlsx"')
    [line] = Entry.objects.filter(verb="exported")
    assert line.details == {"file": "lotsen-trend.xlsx", "rows": 2}
    csv = sign_in(david).get(path.replace("xlsx", "csv")).content.decode("utf-8-sig")
    assert csv.splitlines()[-1] == "februari 2027;110,00;220,00;200,00;timmar;5;6;83,33"


def test_a_table_or_an_ending_that_is_not_is_not_there(team, lotsen, david, sign_in):
    client = sign_in(david)
    for slug, ending in (("trend", "pdf"), ("annan", "xlsx")):
        assert client.get(reverse("workload:unit_table", args=[lotsen.pk, slug, ending])).status_code == 404


UNIT_PAGES = ("unit_overview", "unit_change", "unit_pdf")


@pytest.mark.parametrize("name", UNIT_PAGES)
def test_others_are_refused_a_unit(name, team, lotsen, nils, eva, gunnar, olof, vera, sign_in):
    path = reverse(f"workload:{name}", args=[lotsen.pk])
    assert [sign_in(who).get(path).status_code for who in (nils, eva, gunnar, olof, vera, team[0])] == [403] * 6
    assert sign_in(None).get(path).status_code == 302


def test_only_the_own_chief_asks_why_a_municipality_changed(team, amal, ingrid, eva, david, gunnar, sign_in):
    path = reverse("workload:municipality_change", args=[amal.pk])
    assert [sign_in(who).get(path).status_code for who in (ingrid, eva, david, gunnar)] == [200, 404, 404, 404]
    page = sign_in(ingrid).get(path, {"manad": "2027-02"}).content.decode()
    assert page.count('<td class="n">+0,00</td>') + page.count('<td class="n">0,00</td>') >= 2


def test_a_page_asks_as_much_for_sixty_months_as_for_two(lotsen, version, david, sign_in):
    employed(lotsen, "Ensam Person")
    counts = []
    client, path = sign_in(david), reverse("workload:unit_overview", args=[lotsen.pk])
    for month in (FEBRUARY, MARCH, APRIL):
        measured(lotsen, version, month, by=david)
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        counts.append(len(asked))
    assert counts == [counts[0]] * 3


def test_what_is_asked_for_wrongly_is_the_last_one(team, lotsen, amal, nils, version, david, ingrid, sign_in):
    """Nor is a period of another unit this one's."""
    other = measured(nils.employments.get().unit, version, JANUARY, by=david)
    path = reverse("workload:unit_overview", args=[lotsen.pk])
    for period in ("2027-13", "' OR 1=1--", str(other.pk), "\0", "9" * 400):
        assert "februari 2027 ·" in sign_in(david).get(path, {"period": period}).content.decode()
    path = reverse("workload:municipality", args=[amal.pk])
    for month in ("2027-13", "' OR 1=1--", "9999-99", "2027"):
        assert "februari 2027 ·" in sign_in(ingrid).get(path, {"manad": month}).content.decode()


def test_an_empty_unit_says_what_belongs_there(amal, david, ingrid, sign_in):
    unit = UnitFactory(name="Ny enhet", organisation=amal)
    page = sign_in(ingrid).get(reverse("workload:unit_overview", args=[unit.pk])).content.decode()
    assert "Inga låsta mätblad" in page


def test_case_64_a_name_is_shown_as_it_is_written_and_never_runs(team, lotsen, amal, ingrid, sign_in):
    lotsen.name = '"><img src=x onerror=alert(1)>{{7*7}}'
    lotsen.save()
    page = sign_in(ingrid).get(reverse("workload:municipality", args=[amal.pk])).content.decode()
    assert ("<img" in page, "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;{{7*7}}</a></th>" in page) == (False, True)
    path = reverse("workload:municipality_table", args=[amal.pk, "enheter", "csv"])
    lotsen.name = "=HYPERLINK(1)"
    lotsen.save()
    assert "\n'=HYPERLINK(1);" in sign_in(ingrid).get(path).content.decode()
