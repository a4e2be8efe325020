"""What of workload waits for a person."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fyrbodal.home import Waiting, section
from workload.documents.weighing import model_of
from workload.models import Family, Version
from workload.weights import weights_of

SOON = dt.timedelta(days=60)


@section(gettext_lazy("Vikter att se över"), order=60)
def to_review(person: Any) -> Iterator[Waiting]:
    """Models whose weights are to be looked at again within sixty days, to those who keep them."""
    soon = timezone.localdate() + SOON
    held = Version.objects.published().filter(family__in=Family.objects.kept_by(person)).select_related("family")
    for version in held.order_by("family__name", "pk"):
        days = [weight.review_on for weight in weights_of(model_of(version), version.weights) if weight.review_on]
        due = [day for day in days if day <= soon]
        if due:
            note = ngettext("%(number)s vikt", "%(number)s vikter", len(due)) % {"number": len(due)}
            yield Waiting(str(version), version.get_absolute_url(), min(due), note=note, action=_("Se över"))
