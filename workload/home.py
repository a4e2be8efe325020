"""What of workload waits for a person."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fyrbodal.home import SHOWN, Waiting, section
from fyrbodal.menu import Entry, offer
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.roles import Role
from workload.documents.prompts import GROUND, Prompts, latest_sent_in, still_asking
from workload.documents.weighing import model_of
from workload.models import Family, Sheet, SheetStatus, Version, VersionStatus
from workload.rules import LEADERS
from workload.weights import weights_of

SOON = dt.timedelta(days=60)
LATELY = dt.timedelta(days=366)


def own(person: Any) -> list[Sheet]:
    """One's own sheets that may wait for one, the oldest first: one question for the three sections about them."""
    waiting = Q(status__in=(SheetStatus.DRAFT, SheetStatus.TALKED)) | Q(period__ends_on__gte=_lately())
    mine = Sheet.objects.filter(waiting, person=person.pk).annotate(said_right_at=F("talk__employee_confirmed_at"))
    return list(mine.select_related("period__unit").order_by("period__ends_on", "pk"))


def _lately() -> dt.date:
    return timezone.localdate() - LATELY


@section(gettext_lazy("Mätblad att fylla i"), order=40, of=own)
def to_fill_in(sheets: list[Any]) -> Iterator[Waiting]:
    """One's own that are not sent in."""
    for sheet in sheets:
        if sheet.is_draft and not sheet.disposed_at:
            period = sheet.period
            yield Waiting(period.name, sheet.get_absolute_url(), period.ends_on, str(period.unit), _("Fyll i"))


@section(gettext_lazy("Samtal att bekräfta"), order=45, of=own)
def to_confirm(sheets: list[Any]) -> Iterator[Waiting]:
    """One's own that have been talked about, until one has said that it is right."""
    for sheet in sheets:
        if sheet.status == SheetStatus.TALKED and not sheet.said_right_at:
            period, address = sheet.period, reverse("workload:talk", args=[sheet.pk])
            yield Waiting(period.name, address, period.ends_on, str(period.unit), _("Läs och bekräfta"))


@section(gettext_lazy("Mätblad att prata om"), order=50)
def to_talk_about(person: Any) -> Iterator[Waiting]:
    """Those of one's units that are sent in and not locked, the oldest first."""
    if not (units := person.bodies(*LEADERS)):
        return
    led = Sheet.objects.filter(period__unit__in=units, person__isnull=False, disposed_at=None).with_all()
    waiting = led.filter(status__in=(SheetStatus.SUBMITTED, SheetStatus.TALKED))
    for sheet in waiting.order_by("period__ends_on", "person__name", "pk")[:SHOWN]:
        state = sheet.get_status_display()
        yield Waiting(str(sheet), sheet.get_absolute_url(), sheet.period.ends_on, action=_("Prata om"), state=state)


@section(gettext_lazy("Belastning att göra något åt"), order=48)
def to_act_on(person: Any) -> Iterator[Waiting]:
    """In one's units: load that stays and no measure, and a figure that feels wrong and no talk."""
    if not (led := person.bodies(*LEADERS)):
        return
    latest = latest_sent_in(period__ends_on__gte=_lately(), period__unit__in=led).exclude(person=person.pk)
    for prompts in _asking(latest):
        yield _asked(prompts, prompts.why, prompts.place, prompts.action)


@section(gettext_lazy("Att ta upp i samtalet"), order=46, of=own)
def to_bring_up(sheets: list[Any]) -> Iterator[Waiting]:
    """The same about one's own sheet."""
    since = _lately()
    sent = [one for one in sheets if not (one.is_draft or one.disposed_at) and one.period.ends_on >= since]
    latest = {one.period.unit_id: one.pk for one in sorted(sent, key=lambda one: one.period.starts_on)}
    for prompts in _asking(Sheet.objects.filter(pk__in=latest.values())) if latest else ():
        talk = reverse("workload:talk", args=[prompts.sheet.pk])
        yield _asked(prompts, prompts.own_why, talk, _("Till samtalet"))


def _asking(latest: Any) -> list[Prompts]:
    """Of the last that have been sent in, the oldest first."""
    sheets = [one for one in latest.with_all().select_related("outcome") if one.person.is_active]
    found = still_asking(sheets).values()
    return sorted(found, key=lambda one: (one.sheet.period.ends_on, one.sheet.name, str(one.sheet.pk)))[:SHOWN]


def _asked(prompts: Prompts, why: str, address: str, action: str) -> Waiting:
    note = format_html('{} <a href="{}" rel="noopener noreferrer">AFS 2023:2</a>', why, GROUND)
    said = note if prompts.wants_a_measure else why
    return Waiting(str(prompts.sheet), address, prompts.sheet.period.ends_on, said, action)


@section(gettext_lazy("Vikter att se över"), order=60)
def to_review(person: Any) -> Iterator[Waiting]:
    """Models whose weights are to be looked at again within sixty days, to those who keep them, and to who is named as the
    owner of a weight. The templates are the association's: its administrators see to them.
    """
    soon = timezone.localdate() + SOON
    kept = _kept_by(person)
    for version in _with_weights_of(person, kept).order_by(SwedishOrder("family__name"), "pk"):
        mine = version.family.organisation_id is None or version.family_id in kept
        weights = weights_of(model_of(version), version.weights)
        days = [one.review_on for one in weights if one.review_on and (mine or one.is_owned_by(person.name))]
        due = [day for day in days if day <= soon]
        if due:
            note = ngettext("%(number)s vikt", "%(number)s vikter", len(due)) % {"number": len(due)}
            yield Waiting(str(version), version.get_absolute_url(), min(due), note=note, action=_("Se över"))


def _kept_by(person: Any) -> set[Any]:
    """The models of the municipalities where she keeps them; most people keep none, and are not asked about."""
    keeps = person.bodies(Role.IFO_CHIEF, *LEADERS)
    return set(Family.objects.kept_by(person).values_list("pk", flat=True)) if keeps else set()


def _with_weights_of(person: Any, kept: set[Any]) -> Any:
    """What is published and kept by her, or in her own municipality where she may own a weight; templates."""
    places = Q(family__in=kept) | Q(family__organisation=person.organisation_id)
    shown = places & Q(family__organisation__isnull=False, status=VersionStatus.PUBLISHED)
    if person.holds(Role.ADMINISTRATOR):
        shown |= Q(family__organisation=None)
    return Version.objects.filter(shown).select_related("family")


offer(Entry(gettext_lazy("Arbetstyngd"), "workload:start", order=30, shown=lambda who: bool(who.is_authenticated)))
