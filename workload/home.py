"""What of workload waits for a person."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fyrbodal.home import SHOWN, Waiting, section
from fyrbodal.menu import Entry, offer
from workload.documents.weighing import model_of
from workload.models import Family, Sheet, SheetStatus, Version
from workload.rules import LEADERS
from workload.weights import weights_of

SOON = dt.timedelta(days=60)


@section(gettext_lazy("Mätblad att fylla i"), order=40)
def to_fill_in(person: Any) -> Iterator[Waiting]:
    """One's own that are not sent in, the oldest first."""
    mine = Sheet.objects.filter(person=person.pk, status=SheetStatus.DRAFT, disposed_at=None)
    for sheet in mine.select_related("period__unit").order_by("period__ends_on", "pk")[:SHOWN]:
        period = sheet.period
        yield Waiting(period.name, sheet.get_absolute_url(), period.ends_on, str(period.unit), _("Fyll i"))


@section(gettext_lazy("Samtal att bekräfta"), order=45)
def to_confirm(person: Any) -> Iterator[Waiting]:
    """One's own that have been talked about, until one has said that it is right."""
    mine = Sheet.objects.filter(person=person.pk, status=SheetStatus.TALKED, talk__employee_confirmed_at=None)
    for sheet in mine.select_related("period__unit").order_by("period__ends_on", "pk")[:SHOWN]:
        period, address = sheet.period, reverse("workload:talk", args=[sheet.pk])
        yield Waiting(period.name, address, period.ends_on, str(period.unit), _("Läs och bekräfta"))


@section(gettext_lazy("Mätblad att prata om"), order=50)
def to_talk_about(person: Any) -> Iterator[Waiting]:
    """Those of one's units that are sent in and not locked, the oldest first."""
    led = Sheet.objects.filter(period__unit__in=person.bodies(*LEADERS), person__isnull=False, disposed_at=None)
    waiting = led.filter(status__in=(SheetStatus.SUBMITTED, SheetStatus.TALKED)).with_all()
    for sheet in waiting.order_by("period__ends_on", "person__name", "pk")[:SHOWN]:
        state = sheet.get_status_display()
        yield Waiting(str(sheet), sheet.get_absolute_url(), sheet.period.ends_on, action=_("Prata om"), state=state)


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


offer(Entry(gettext_lazy("Arbetstyngd"), "workload:start", order=30, shown=lambda who: bool(who.is_authenticated)))
