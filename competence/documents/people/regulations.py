"""Which regulation held on a day."""

import datetime as dt
from typing import Any

from django.db.models import Q

from competence.models import Regulation


def in_force(on: dt.date) -> Any:
    """Those that held on a day; several only if they have been entered so."""
    return Regulation.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on).in_order()
