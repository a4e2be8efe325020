"""What the worker does for the networks."""

import datetime as dt
from contextlib import suppress

from django.utils import timezone

from fyrbodal.work import daily
from networks.actions import imports
from networks.models import Imported, WrongTurn

FORGOTTEN = dt.timedelta(days=7)


@daily
def forget_imports(day: dt.date) -> None:
    """Files that nobody accepted within a week are taken away."""
    for imported in Imported.objects.filter(at__lt=timezone.now() - FORGOTTEN).select_related("upload"):
        with suppress(WrongTurn):  # somebody accepted it just now
            imports.refuse(imported=imported, by=None)
