"""Five years of a region's sheets: what their pages cost beside the floor, whether they grow, and a month made anew."""

from collections.abc import Iterator

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.asking import Browser
from bench.caseloads import Caseloads
from bench.measuring import NO_AIM, Aim, Pairs, Row, in_turn, milliseconds, row
from bench.region import Region
from workload.actions.reckoning import reckon
from workload.models import Outcome, Sheet, SheetStatus

QUESTION = "Overviews of workload"
QUERIES = 16  # a read and a write of each table, and the transaction
DRAFT, SENT = SheetStatus.DRAFT, SheetStatus.SUBMITTED
PAGE, GROWN = Aim(highest=3.0), Aim(highest=1.2)


class TooManyQuestions(AssertionError):
    """A month was not made anew in one pass."""


def measure(region: Region) -> Iterator[Row]:
    caseloads = Caseloads(region.sizes).build()
    yield _anew(region, caseloads)
    first = _pages(region, caseloads)
    caseloads.grow_to(region.sizes.months)
    for name, taken in _pages(region, caseloads).items():
        yield row(QUESTION, f"{name}, {region.sizes.months} months: {caseloads.counts()}", taken, PAGE)
        yield _growth(f"{name}, as {caseloads.first} months become {region.sizes.months}", first[name], taken)


def _anew(region: Region, caseloads: Caseloads) -> Row:
    """Against reading the same rows and writing the same outcomes, with nothing weighed between."""
    sheets = list(caseloads.newest())
    caseloads.open()
    with CaptureQueriesContext(connection) as asked:
        reckon(sheets)
    what = f"a month made anew: {len(sheets):,} sheets in {len(asked)} queries"
    if len(asked) > QUERIES:
        raise TooManyQuestions(what)
    taken = in_turn(lambda: reckon(sheets), lambda: _read_and_write(sheets), pairs=min(3, region.sizes.pairs))
    caseloads.lock()
    return row(QUESTION, what, taken, NO_AIM)


def _read_and_write(sheets: list[Sheet]) -> None:
    rows = Sheet.objects.filter(pk__in=[sheet.pk for sheet in sheets]).with_all()
    for sheet in rows.prefetch_related("lines"):
        list(sheet.lines.all())
    outcomes = list(Outcome.objects.filter(sheet__in=[sheet.pk for sheet in sheets]))
    Outcome.objects.bulk_create(outcomes, update_conflicts=True, unique_fields=["sheet"], update_fields=["demand"])


def _pages(region: Region, caseloads: Caseloads) -> dict[str, Pairs]:
    browser, sizes = Browser(caseloads.chief), region.sizes
    floor = reverse("floor", args=[region.draft.pk])
    return {
        name: in_turn(
            lambda path=path: browser.get(path), lambda: browser.get(floor), pairs=sizes.pairs, calls=sizes.calls
        )
        for name, path in _paths(caseloads).items()
    }


def _paths(caseloads: Caseloads) -> dict[str, str]:
    period = caseloads.open_periods[0]
    sheets = {one: period.sheets.filter(status=one).order_by("pk")[0] for one in (DRAFT, SENT)}
    return {
        "a sheet as it is filled in": sheets[DRAFT].get_absolute_url(),
        "a sheet that is sent in": sheets[SENT].get_absolute_url(),
        "a period that is filled in": period.get_absolute_url(),
        "a unit's periods": reverse("workload:unit", args=[period.unit_id]),
        "a unit": reverse("workload:unit_overview", args=[caseloads.units[0].pk]),
        "a unit that measures weeks": reverse("workload:unit_overview", args=[caseloads.weekly[0].unit_id]),
        "a municipality, its chief": reverse("workload:municipality", args=[caseloads.units[0].organisation_id]),
        "a municipality, others": reverse("workload:municipality", args=[caseloads.units[-1].organisation_id]),
        "the region": reverse("workload:overview"),
        "the comparison": reverse("workload:comparison"),
    }


def _growth(what: str, first: Pairs, now: Pairs) -> Row:
    return Row(QUESTION, what, milliseconds(now.measured), milliseconds(first.measured), now.ratio / first.ratio, GROWN)
