"""The economy of a report, out of its rows and those of the years before."""

from collections.abc import Iterable
from typing import Any

from projects.economy import Economy, Hours, Kind, Row, Share
from projects.models import EconomyRow, Report

MOST_YEARS = 10


def economy_of(report: Report) -> Economy:
    """With the reports of the project's earlier years, in three queries whatever their number."""
    earlier = Report.objects.filter(grant__project=report.grant.project_id, grant__year__lt=report.grant.year)
    before = list(earlier.select_related("grant").order_by("grant__year")[:MOST_YEARS])
    rows: dict[Any, list[EconomyRow]] = {one.pk: [] for one in (report, *before)}
    for row in EconomyRow.objects.filter(report__in=rows).order_by("position", "pk"):
        rows[row.report_id].append(row)
    keys = _keys(row for listed in rows.values() for row in listed)
    told = [_economy(one, rows[one.pk], keys) for one in before]
    return _economy(report, rows[report.pk], keys, tuple(told))


def _keys(rows: Iterable[EconomyRow]) -> dict[Any, Any]:
    """Row → the first of those that it follows, year by year."""
    follows = {row.pk: row.follows_id for row in rows}

    def first(key: Any) -> Any:
        while follows.get(key) in follows:
            key = follows[key]
        return key

    return {key: first(key) for key in follows}


def _economy(report: Report, rows: list[EconomyRow], keys: dict[Any, Any], before: tuple[Economy, ...] = ()) -> Economy:
    granted = Row("granted", Kind.GRANTED, amount=report.grant.amount, planned=report.grant.amount)
    return Economy(
        report.grant.year,
        (granted, *(_row(row, keys) for row in rows)),
        money_left=report.money_left,
        repayment=report.repayment,
        repaid=report.repaid,
        repaid_on=report.repaid_on,
        before=before,
    )


def _row(row: EconomyRow, keys: dict[Any, Any]) -> Row:
    return Row(
        keys[row.pk],
        Kind(row.kind),
        row.text,
        amount=row.amount,
        measure=_measure(row),
        stands_under=keys.get(row.stands_under_id),
        planned=row.planned,
        note=row.deviation,
    )


def _measure(row: EconomyRow) -> Share | Hours | None:
    if row.percentage is not None:
        return Share(row.percentage, row.whole_cost)
    return Hours(row.hours, row.rate) if row.hours is not None else None
