"""A unit's own figures stand in its own periods, whatever they are; those of many units stand in months."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fyrbodal.documents.spreadsheets import read_grid
from fyrbodal.journal.models import Entry
from fyrbodal.sealed.models import Copy
from tests.workload.factories import adopted, published
from tests.workload.region import APRIL, FEBRUARY, MARCH, employed, lock, measured, staffed
from workload.actions.releases import release
from workload.documents.overview.municipality import municipality_changes, municipality_overview
from workload.documents.overview.unit import SHOWN, unit_changes, unit_overview
from workload.models import MonthSums, Period, Release, Released
from workload.months import months_to

MONDAY = dt.date(2027, 3, 1)  # of week 9
LAST = dt.date(2026, 4, 1)  # of many months that have been
CASES = (10, 15, 20, 25, 30)  # of two hours each, of forty: 50, 75, 100, 125 and 150 percent


def week(number):
    """So many weeks after week 9 of 2027."""
    first = MONDAY + dt.timedelta(weeks=number)
    return first, first + dt.timedelta(days=6)


@pytest.fixture
def weekly(lotsen, version, david):
    """Six people of Lotsen, measured in each of the weeks 9 to 13; one sheet of week 12 is not locked."""
    people = [employed(lotsen, f"Person {number}") for number in range(6)]
    for number, cases in enumerate(CASES):
        unlocked = people[:1] if number == 3 else ()
        measured(lotsen, version, None, by=david, cases=cases, days=week(number), unlocked=unlocked)
    return people


def said(table):
    return [[cell.words for cell in row] for row in table.rows]


def path(name, unit):
    return reverse(f"workload:{name}", args=[unit.pk])


def test_every_week_has_its_own_figure_and_coverage(weekly, lotsen):
    found = unit_overview(lotsen, all_of_it=True)
    assert [(row[0], row[1], row[-1]) for row in said(found.trend())] == [
        ("vecka 9 2027", "50,00", "100"),
        ("vecka 10 2027", "75,00", "100"),
        ("vecka 11 2027", "100,00", "100"),
        ("vecka 12 2027", "125,00", "83"),
        ("vecka 13 2027", "150,00", "100"),
    ]
    assert found.chart().labels == ("v. 9 27", "v. 10 27", "v. 11 27", "v. 12 27", "v. 13 27")
    assert found.chart().series[0].values == (50, 75, 100, 125, 150)


def test_a_month_is_made_of_all_its_weeks_and_never_of_one(weekly, amal):
    """March: (5 × (50 + 75 + 100 + 125) + 3 × 150) / 23 days. One of twelve who is missing a week has her own mean."""
    found = municipality_overview(amal, APRIL, APRIL)
    rows = {row[0]: row for row in said(found.trend())}
    others = Decimal(5 * (20 + 30 + 40 + 50) + 3 * 60) / 23
    one = Decimal(5 * (20 + 30 + 40) + 3 * 60) / 18
    assert round(100 * (5 * others + one) / 240, 2) == Decimal("94.29")
    assert (rows["mars 2027"][1], rows["mars 2027"][-3:]) == ("94,29", ["6", "6", "100"])
    assert (rows["april 2027"][1], rows["april 2027"][-3:]) == ("150,00", ["6", "6", "100"])


def test_a_week_unit_and_a_month_unit_are_summed_as_people_are(weekly, lotsen, amal, version, david):
    """Four with 30 of 40 hours in all of April, beside the six with 60 of 40 in the days that they measured."""
    other, _people = staffed(amal, "Fyren", 4)
    measured(other, version, APRIL, by=david, cases=15)
    found = municipality_overview(amal, APRIL, APRIL)
    assert said(found.units_table())[-1][:4] == ["hela kommunen", "120,00", "480,00", "400,00"]


def test_the_change_is_between_the_two_latest_or_those_that_are_asked_for(weekly, lotsen):
    tenth = lotsen.periods.get(starts_on=week(1)[0])
    for period, named, before, after in ((None, "12", 125, 150), (tenth.pk, "9", 50, 75)):
        [row] = unit_changes(unit_overview(lotsen, period, all_of_it=True)).rows
        figures = [cell.value for cell in row[1:]]
        assert row[0].words.startswith(f"vecka {named} 2027 → ")
        assert (figures[0], figures[-1], sum(figures[:4])) == (before, after, after)


def test_a_week_that_nobody_was_measured_in_stands_there_and_is_stepped_over(weekly, lotsen, version, david):
    """Week 14 is opened and nothing of it is locked; week 15 has forty hours of forty."""
    measured(lotsen, version, None, by=david, cases=5, days=week(5), unlocked=weekly)
    measured(lotsen, version, None, by=david, cases=20, days=week(6))
    found = unit_overview(lotsen, all_of_it=True)
    assert [row[:2] + row[-1:] for row in said(found.trend())[-2:]] == [
        ["vecka 14 2027", "ingen data", "0"],
        ["vecka 15 2027", "100,00", "100"],
    ]
    [row] = unit_changes(found).rows
    assert (row[0].words, row[1].value, row[-1].value) == ("vecka 13 2027 → vecka 15 2027", 150, 100)
    assert list(map(len, found.chart().runs(found.chart().series[0].values))) == [5, 1]


def test_the_month_is_split_between_weeks_so_that_it_sums_exactly(weekly, lotsen, version, david, amal):
    """From a February of 20 of 40 hours to the March of weeks; nobody's time or model is another."""
    measured(lotsen, version, FEBRUARY, by=david, cases=10)
    rows = {row[0].words: [cell.value for cell in row[1:]] for row in municipality_changes(amal, MARCH).rows}
    assert rows["Lotsen"] == [Decimal("50.00"), 0, Decimal("44.29"), 0, Decimal("94.29")]
    assert rows["hela kommunen"] == rows["Lotsen"]
    april = municipality_changes(amal, APRIL).rows[0]
    assert [cell.value for cell in april[1:]] == [Decimal("94.29"), 0, Decimal("55.71"), 0, Decimal("150.00")]


def test_the_chief_takes_the_change_of_a_month_out(weekly, lotsen, version, david, amal, ingrid, eva, sign_in):
    measured(lotsen, version, FEBRUARY, by=david, cases=10)
    file = reverse("workload:municipality_table", args=[amal.pk, "forandring", "csv"])
    text = sign_in(ingrid).get(file, {"manad": "2027-03"}).content.decode("utf-8-sig")
    assert text.splitlines()[1:] == [f"{place};50,00;0,00;44,29;0,00;94,29" for place in ("Lotsen", "hela kommunen")]
    assert sign_in(eva).get(file, {"manad": "2027-03"}).status_code == 404


def test_who_left_took_cases_and_time_along(lotsen, version, david):
    """Two with 20 and 60 of 40 hours; then the second is gone."""
    stays, leaves = employed(lotsen, "Den Ena"), employed(lotsen, "Den Andra", ends_on=week(0)[1])
    measured(lotsen, version, None, by=david, cases={stays: 10, leaves: 30}, days=week(0))
    measured(lotsen, version, None, by=david, cases=10, days=week(1))
    [row] = unit_changes(unit_overview(lotsen, all_of_it=True)).rows
    assert [cell.value for cell in row[1:]] == [100, 0, -75, 25, 50]


@pytest.fixture
def long_lived(lotsen, version, david):
    """One person, thirty weeks."""
    employed(lotsen, "Ensam Person")
    return [measured(lotsen, version, None, by=david, days=week(number)) for number in range(30)]


def test_the_last_periods_are_shown_and_all_when_one_asks(long_lived, lotsen, david, sign_in):
    client = sign_in(david)
    page = client.get(path("unit_overview", lotsen)).content.decode()
    assert (page.count('<th scope="row"><a href="?period='), page.count("Visa alla perioder")) == (SHOWN, 1)
    everything = client.get(path("unit_overview", lotsen), {"alla": "1"}).content.decode()
    assert (everything.count('<th scope="row"><a href="?period='), everything.count("Visa färre perioder")) == (30, 1)
    earlier = unit_overview(lotsen, all_of_it=True).earlier
    assert earlier.pk == long_lived[5].pk
    before = unit_overview(lotsen, earlier.pk, all_of_it=True)
    assert ([one.pk for one in before.periods], before.later) == ([one.pk for one in long_lived[:6]], long_lived[29].pk)
    file = client.get(_file(lotsen, "trend"), {"alla": "1"})
    assert len(list(read_grid(file.content, name="t.xlsx").rows)) == 31


@pytest.fixture
def many_months(lotsen, version, david):
    """One person, fifteen months that end with April 2026."""
    employed(lotsen, "Ensam Person", dt.date(2025, 1, 1))
    return [measured(lotsen, version, month, by=david) for month in months_to(LAST, 15)]


def test_the_chief_sees_a_year_of_months_and_all_when_she_asks(many_months, lotsen, amal, ingrid, sign_in):
    client, here = sign_in(ingrid), path("municipality", amal)
    year = client.get(here)
    assert (len(year.context["overview"].steps), year.context["turns"]["later"]) == (13, "")
    assert b'href="?manad=2026-04&amp;alla=1">Visa alla m' in year.content
    every = client.get(here, {"manad": "2026-04", "alla": "1"})
    assert (len(every.context["overview"].steps), b"Visa f\xc3\xa4rre m" in every.content) == (15, True)
    file = client.get(reverse("workload:municipality_table", args=[amal.pk, "trend", "xlsx"]), {"alla": "1"})
    assert len(list(read_grid(file.content, name="t.xlsx").rows)) == 16
    first = client.get(here, {"manad": year.context["turns"]["earlier"]})
    assert ([one["turns"]["earlier"] for one in (year.context, first.context)], first.context["turns"]["later"]) == (
        ["2025-04", "2025-02"],
        "2026-04",
    )


def test_everybody_sees_a_year_of_what_is_let_out_and_all_when_they_ask(olof, amal, sign_in):
    Release.objects.bulk_create(Release(month_on=month) for month in months_to(LAST, 15))
    client = sign_in(olof)
    for here in (reverse("workload:overview"), path("municipality", amal)):
        year, every = client.get(here), client.get(here, {"alla": "1"})
        assert [len(page.context["overview"].months) for page in (year, every)] == [13, 15]
        assert b'href="?manad=2026-04&amp;alla=1">Visa alla m' in year.content
        assert b'href="?manad=2026-04">Visa f\xc3\xa4rre m' in every.content


def _file(unit, slug, ending="xlsx"):
    return reverse("workload:unit_table", args=[unit.pk, slug, ending])


def test_a_page_asks_as_much_of_the_database_after_thirty_weeks_as_after_two(lotsen, version, david, sign_in):
    employed(lotsen, "Ensam Person")
    client, counts = sign_in(david), []
    for number in range(30):
        measured(lotsen, version, None, by=david, days=week(number))
        if number in (1, 29):
            client.get(path("unit_overview", lotsen))
            with CaptureQueriesContext(connection) as asked:
                client.get(path("unit_overview", lotsen))
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_reader_chooses_the_period_and_takes_the_change_out(weekly, lotsen, ingrid, sign_in):
    eleventh = lotsen.periods.get(starts_on=week(2)[0])
    client, asked = sign_in(ingrid), {"period": str(eleventh.pk)}
    page = client.get(path("unit_change", lotsen), asked).content.decode()
    assert (page.count("<option"), "vecka 11 2027 mot vecka 10 2027" in page) == (4, True)
    file = client.get(_file(lotsen, "forandring"), asked)
    rows = [list(row) for _number, row in read_grid(file.content, name="t.xlsx").rows]
    assert rows[1:] == [["vecka 10 2027 → vecka 11 2027", 75, 0, 25, 0, 100]]
    assert [one.details["period"] for one in Entry.objects.filter(verb="read")] == ["vecka 11 2027"] * 2


def test_with_one_period_there_is_nothing_to_compare(lotsen, version, david, sign_in):
    employed(lotsen, "Ensam Person")
    measured(lotsen, version, None, by=david, days=week(0))
    page = sign_in(david).get(path("unit_change", lotsen)).content.decode()
    assert (page.count("Det behövs två perioder"), page.count("<table")) == (1, 0)


def test_the_report_of_a_week_has_its_weeks_and_is_sealed_by_its_name(weekly, lotsen, david, sign_in):
    twelfth = lotsen.periods.get(starts_on=week(3)[0])
    sign_in(david).post(path("report_seal", lotsen), {"period": str(twelfth.pk)})
    copy = Copy.objects.get(kind="unit_report")
    assert (copy.title, "vecka 13 2027" in copy.html, "?period=" in copy.html) == (
        "Arbetstyngd i Lotsen, vecka 12 2027", False, False,
    )  # fmt: skip
    rows = [row[0] for row in copy.data()["tables"]["trend"]["rows"] + copy.data()["tables"]["forandring"]["rows"]]
    weeks = ["vecka 9 2027", "vecka 10 2027", "vecka 11 2027", "vecka 12 2027"]
    assert rows == [*weeks, "vecka 11 2027 → vecka 12 2027"]
    assert (copy.html.count("125,00 %"), copy.data()["period"]["ends_on"]) == (1, "2027-03-28")


def test_days_of_ones_own_and_a_period_as_long_as_a_year(lotsen, version, david):
    employed(lotsen, "Ensam Person")
    year = (dt.date(2026, 3, 1), dt.date(2027, 2, 28))
    own = (dt.date(2027, 3, 3), dt.date(2027, 3, 17))
    for days, cases in ((year, 10), (own, 20)):
        measured(lotsen, version, None, by=david, cases=cases, days=days)
    assert [row[:2] for row in said(unit_overview(lotsen, all_of_it=True).trend())] == [
        ["1 mars 2026–28 februari 2027", "50,00"],
        ["3–17 mars 2027", "100,00"],
    ]
    months = dict(MonthSums.objects.values_list("month_on", "hours_demand"))
    assert (len(months), months[MARCH], set(months.values())) == (13, 40, {20, 40})


def test_the_chief_sees_no_bands_of_a_week_that_the_months_would_hide(weekly, lotsen, amal, version, david):
    """Fyren has four; beside the sum of both, Lotsen's would tell theirs."""
    alone = unit_overview(lotsen, all_of_it=False)
    assert said(alone.bands_table()) == [["röd", "6"]]
    other, _people = staffed(amal, "Fyren", 4)
    measured(other, version, APRIL, by=david)
    assert said(unit_overview(lotsen, all_of_it=False).bands_table()) == [["alla band", "visas inte"]]
    assert said(unit_overview(lotsen, all_of_it=True).bands_table()) == [["röd", "6"]]


def test_everybody_sees_the_month_of_a_unit_that_measures_weeks(weekly, lotsen, amal, version, david):
    """Fyren, with five in months, has 50 percent; Lotsen, of weeks, 94,29; together 200 + 226,29 of 440 hours."""
    other, _people = staffed(amal, "Fyren", 5)
    adopted(other, version)
    measured(other, version, MARCH, by=david, cases=10)
    release(MARCH)
    loads = dict(Released.objects.filter(staff_kind="").values_list("place__name", "load"))
    assert loads == {None: Decimal("74.16"), "Åmål": Decimal("74.16"), "Lotsen": Decimal("94.29"), "Fyren": 50}
    assert dict(Released.objects.filter(staff_kind="").values_list("place__name", "sheets"))["Lotsen"] == 6


def test_a_week_that_is_locked_late_is_in_no_change_of_what_was_let_out(weekly, lotsen, amal, version, david):
    """Week 12 of the first person is locked when March is let out already: April is split from March as it was."""
    release(MARCH)
    twelfth = lotsen.periods.get(starts_on=week(3)[0])
    lock(twelfth.sheets.all(), david)
    release(APRIL)
    row = Released.objects.get(release__month_on=APRIL, place=lotsen, staff_kind="")
    assert (row.load, row.case_mix_effect) == (150, Decimal("55.71"))
    assert MonthSums.objects.get(month_on=MARCH).hours_demand / 240 > Decimal("0.95")


def test_units_in_points_and_hours_beside_each_other_are_an_index(weekly, lotsen, amal, david):
    points = published(amal, by=david, name="goteborg")
    other, _people = staffed(amal, "Fyren", 2)
    adopted(other, points)
    activity = points.definition["activities"][0]["key"]
    measured(other, points, APRIL, by=david, activity=activity, amount=15, cases=5)
    found = municipality_overview(amal, APRIL, APRIL)
    assert (found.now.load, found.now.is_index) == (Decimal("125.00"), True)  # (6 × 150 + 2 × 50) / 8


def test_a_unit_that_has_never_measured_has_no_period(amal, lotsen, david, sign_in):
    page = sign_in(david).get(path("unit_overview", lotsen)).content.decode()
    assert (Period.objects.count(), page.count("Inga låsta mätblad"), page.count("Varför ändrades det?")) == (0, 1, 0)
