"""What the worker does for workload."""

import datetime as dt

from fyrbodal.work import daily
from workload.actions.releases import release_due


@daily
def release_months(day: dt.date) -> None:
    """Let out the months of the region that are settled."""
    release_due(day)
