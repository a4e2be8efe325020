"""Adding, moving and taking away the parts of a meeting's minutes."""

from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal.organisation.models import Organisation
from networks.models import Answer, FollowUp, Item, Meeting, WrongTurn

CLOSING = (Item.Kind.NEXT_MEETING, Item.Kind.SECRETARY)


def append(meeting: Meeting, kind: str, **values: Any) -> Item:
    """A part at the end, with the rows that its kind comes with. The caller holds the meeting open."""
    last = meeting.items.aggregate(last=Max("position"))["last"]
    item = Item.objects.create(meeting=meeting, kind=kind, position=0 if last is None else last + 1, **values)
    if kind == Item.Kind.ROUND:
        ask_the_organisations(item)
    if kind == Item.Kind.FOLLOW_UP:
        FollowUp.objects.create(network=meeting.network, item=item)
    return item


@transaction.atomic
def add(*, meeting: Meeting, kind: str, by: Any) -> Item:
    """A part that somebody asks for: last, but before what closes the minutes. Raises NotOpen and WrongTurn."""
    meeting.hold_open()
    if kind in Item.ONCE and (taken := meeting.items.filter(kind=kind).first()):
        return restore(item=taken, by=by)
    closing = meeting.items.standing().filter(kind__in=CLOSING).order_by("position").first()
    item = append(meeting, kind)
    if closing and kind not in CLOSING:
        _put(item, closing.position)
    return item


def ask_the_organisations(item: Item) -> None:
    """An empty answer for every organisation on the meeting's list; for the fourteen members if it names none."""
    on_the_list = Organisation.objects.filter(pk__in=item.meeting.attendees.values("organisation"))
    asked = on_the_list.filter(category=Organisation.Category.MUNICIPALITY)
    if not asked.exists():
        asked = Organisation.objects.filter(is_member=True)
    Answer.objects.bulk_create(
        Answer(item=item, organisation=one, position=place) for place, one in enumerate(asked.in_order())
    )


@transaction.atomic
def move(*, item: Item, step: int, by: Any) -> None:
    """One place up (-1) or down (1), past its nearest neighbour; at the end nothing happens. Raises NotOpen."""
    item.hold_open()
    item.refresh_from_db(fields=["position"])
    others = item.meeting.items.standing()
    beyond = others.filter(position__lt=item.position).order_by("-position")
    if step > 0:
        beyond = others.filter(position__gt=item.position).order_by("position")
    if neighbour := beyond.first():
        here, there = item.position, neighbour.position
        Item.objects.filter(pk=item.pk).update(position=there)
        Item.objects.filter(pk=neighbour.pk).update(position=here)


@transaction.atomic
def remove(*, item: Item, by: Any) -> None:
    """Out of the minutes, but kept, so that it can be brought back. Raises NotOpen."""
    item.hold_open()
    Item.objects.filter(pk=item.pk).update(removed_at=timezone.now())


@transaction.atomic
def restore(*, item: Item, by: Any) -> Item:
    item.hold_open()
    Item.objects.filter(pk=item.pk).update(removed_at=None)
    item.refresh_from_db()
    return item


@transaction.atomic
def ask(*, item: Item, organisation: Organisation | None, name: str, unit: str, by: Any) -> Answer:
    """One more organisation, or unit of one, in a round. Raises NotOpen and WrongTurn."""
    item.hold_open()
    same = item.answers.filter(organisation=organisation, organisation_name=name, unit=unit)
    if same.exists():
        raise WrongTurn(_("%(who)s finns redan i rundan. Skriv vilken enhet det gäller.") % {"who": same.get()})
    last = item.answers.aggregate(last=Max("position"))["last"] or 0
    return Answer.objects.create(
        item=item, organisation=organisation, organisation_name=name, unit=unit, position=last + 1
    )


def _put(item: Item, position: int) -> None:
    """Give the part a place and push those from there on one step down."""
    item.meeting.items.filter(position__gte=position).exclude(pk=item.pk).update(position=F("position") + 1)
    Item.objects.filter(pk=item.pk).update(position=position)
    item.refresh_from_db(fields=["position"])
