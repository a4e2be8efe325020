"""What the worker does for workload."""

import datetime as dt

from fyrbodal.work import daily
from workload.actions.keeping_up import reckon_open
from workload.actions.releases import release_due
from workload.actions.sums import keep_missing_sums


@daily
def release_months(day: dt.date) -> None:
    """Let out the months of the region that are settled."""
    release_due(day)


@daily
def keep_up(day: dt.date) -> None:
    """Weigh the sheets that are still open by the employments of today, and sum what was brought here already locked."""
    reckon_open(day)
    keep_missing_sums()
