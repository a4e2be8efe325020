"""The unit's report: a draft until the manager seals it, and then the same for ever."""

import io

import pikepdf
import pytest
from django.urls import reverse

from fyrbodal.journal.models import Entry
from fyrbodal.sealed.models import Copy
from tests.workload.region import FEBRUARY, JANUARY, MARCH, employed, measured
from workload.documents.overview.unit import unit_overview
from workload.documents.unit_report import UnitReport


@pytest.fixture
def team(lotsen, version, david):
    people = [employed(lotsen, f"Person {number}") for number in range(6)]
    measured(lotsen, version, JANUARY, by=david, cases=10)
    measured(lotsen, version, FEBRUARY, by=david, cases=22)
    return people


def sealed(unit, by, sign_in, month=FEBRUARY):
    period = unit.periods.filter(starts_on=month).first()
    return sign_in(by).post(reverse("workload:report_seal", args=[unit.pk]), {"period": period.pk if period else ""})


def test_the_report_has_its_figures_and_names_nobody(team, lotsen):
    html = UnitReport(unit_overview(lotsen, all_of_it=False)).document(number=1).html()
    assert (html.count("110,00 %"), html.count("<svg"), "264,0 av 240,0 h" in html) == (1, 1, True)
    assert [person.name for person in team if person.name in html] == []


def test_the_draft_is_a_pdf_that_says_so(team, lotsen, david, sign_in):
    answer = sign_in(david).get(reverse("workload:unit_pdf", args=[lotsen.pk]))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "no-store")
    assert 'filename="utkast-arbetstyngd-i-lotsen-februari-2027.pdf"' in answer["Content-Disposition"]
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.docinfo["/Title"] == "Arbetstyngd i Lotsen, februari 2027"


def test_a_sealed_report_stays_as_it_was(team, lotsen, version, david, ingrid, sign_in):
    assert sealed(lotsen, david, sign_in).headers["Location"] == reverse("workload:report", args=[lotsen.pk, 1])
    copy = Copy.objects.get(kind="unit_report")
    before = sign_in(david).get(reverse("workload:report", args=[lotsen.pk, 1])).content.decode().count("110,00")
    lotsen.name = "Ett annat namn"
    lotsen.save()
    page = sign_in(ingrid).get(reverse("workload:report", args=[lotsen.pk, 1])).content.decode()
    assert (copy.verify(), page.count("110,00"), "Arbetstyngd i Lotsen" in page) == (True, before, True)
    assert [one.details for one in Entry.objects.filter(verb="sealed")] == [{"number": 1}]
    assert [one.by_id for one in Entry.objects.filter(verb="read")] == [ingrid.pk]


def test_the_same_figures_are_sealed_once(team, lotsen, version, david, sign_in):
    """Case 62: pressing twice makes one report."""
    sealed(lotsen, david, sign_in)
    sealed(lotsen, david, sign_in)
    assert Copy.objects.filter(kind="unit_report").count() == 1
    measured(lotsen, version, MARCH, by=david, cases=12)
    sealed(lotsen, david, sign_in, month=MARCH)
    assert sorted(Copy.objects.filter(kind="unit_report").values_list("number", flat=True)) == [1, 2]


def test_the_sealed_pdf_is_the_same_for_everybody(team, lotsen, david, ingrid, sten, sign_in):
    sealed(lotsen, david, sign_in)
    path = reverse("workload:report_pdf", args=[lotsen.pk, 1])
    files = [sign_in(who).get(path).content for who in (david, ingrid, sten)]
    assert (files[0][:5], files.count(files[0])) == (b"%PDF-", 3)


def test_nothing_measured_is_nothing_to_seal(lotsen, david, sign_in):
    answer = sealed(lotsen, david, sign_in)
    assert (answer.headers["Location"], Copy.objects.count()) == (
        reverse("workload:unit_overview", args=[lotsen.pk]),
        0,
    )


def test_only_its_leaders_seal_and_only_they_and_the_chief_read(
    team, lotsen, david, sten, ingrid, eva, nils, gunnar, olof, vera, sign_in
):
    others = (ingrid, eva, nils, gunnar, olof, vera, team[0])
    assert [sealed(lotsen, who, sign_in).status_code for who in others] == [403] * 7
    assert [sealed(lotsen, who, sign_in).status_code for who in (david, sten)] == [302] * 2
    for name in ("report", "report_pdf"):
        path = reverse(f"workload:{name}", args=[lotsen.pk, 1])
        assert [sign_in(who).get(path).status_code for who in others[1:]] == [403] * 6
    assert sign_in(david).get(reverse("workload:report", args=[lotsen.pk, 2])).status_code == 404
    assert sign_in(david).get(reverse("workload:report_seal", args=[lotsen.pk])).status_code == 405
