"""What the worker does for workload."""

import datetime as dt

from fyrbodal.work import daily
from workload.actions.keeping_up import reckon_open
from workload.actions.releases import release_due


@daily
def release_months(day: dt.date) -> None:
    """Let out the months of the region that are settled."""
    release_due(day)


@daily
def keep_up(day: dt.date) -> None:
    """Weigh the sheets that are still open by the employments of today."""
    reckon_open(day)
