"""Days without an employment between others; pure."""

import datetime as dt
from collections.abc import Iterable, Iterator

from workload.presence import Stretch

DAY = dt.timedelta(days=1)


def gaps(held: Iterable[Stretch], first: dt.date, last: dt.date) -> Iterator[Stretch]:
    """The days from and with `first` to and with `last` that no stretch covers."""
    day = first
    for one in sorted(held, key=lambda stretch: stretch.starts_on):
        if one.starts_on > day:
            yield Stretch(day, min(one.starts_on - DAY, last))
        if one.ends_on is None:
            return
        day = max(day, one.ends_on + DAY)
        if day > last:
            return
    if day <= last:
        yield Stretch(day, last)
