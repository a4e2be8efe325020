"""Planning a meeting, and taking a plan back."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fyrbodal import journal
from fyrbodal.files.models import Upload
from fyrbodal.files.storing import let_go
from networks.actions import items
from networks.models import Attachment, Attendee, FollowUp, Item, Meeting, Network, Report, WrongTurn


@transaction.atomic
def plan(*, network: Network, key: UUID, facts: Mapping[str, Any], by: Any) -> Meeting:
    """A new meeting with its agenda: roster, what is to be followed up, planned topics, and an end to sign.

    `key` comes with the form, so that the same form sent twice plans one meeting.
    """
    meeting, is_new = Meeting.objects.get_or_create(pk=key, defaults={"network": network, **facts})
    if is_new:
        _lay_out(meeting, by)
        journal.record(by, "planned", meeting)
    return meeting


def _lay_out(meeting: Meeting, by: Any) -> None:
    items.append(meeting, Item.Kind.ATTENDANCE)
    preselect_roster(meeting)
    carry_over(meeting)
    for topic in filter(None, map(str.strip, meeting.topics.splitlines())):
        items.append(meeting, Item.Kind.TEXT, heading=topic)
    items.append(meeting, Item.Kind.NEXT_MEETING)
    items.append(meeting, Item.Kind.SECRETARY, name=by.name, title=by.title)


def preselect_roster(meeting: Meeting) -> None:
    """Those who are members now, and the guests of last time; nobody is ticked."""
    members = [_as_attendee(meeting, person) for person in meeting.network.roster()]
    Attendee.objects.bulk_create([*members, *_guests_again(meeting)])


def _as_attendee(meeting: Meeting, person: Any) -> Attendee:
    return Attendee(
        meeting=meeting, person=person, name=person.name, email=person.email, organisation=person.organisation
    )


def _guests_again(meeting: Meeting) -> Iterable[Attendee]:
    last = Meeting.objects.before(meeting).first()
    guests = last.attendees.filter(person=None, is_present=True) if last else []
    for guest in guests:
        yield Attendee(
            meeting=meeting,
            name=guest.name,
            email=guest.email,
            organisation=guest.organisation,
            organisation_name=guest.organisation_name,
        )


def carry_over(meeting: Meeting) -> None:
    """Put every open follow-up of the network on the agenda, the oldest first."""
    waiting = FollowUp.objects.open().filter(network=meeting.network, item__meeting__held_on__lt=meeting.held_on)
    if found := list(waiting.order_by("item__meeting__held_on", "item__position")):
        item = items.append(meeting, Item.Kind.FOLLOW_UPS)
        Report.objects.bulk_create(Report(item=item, follow_up=one, position=place) for place, one in enumerate(found))


def last_plans(network: Network) -> dict[str, Any]:
    """What the last meeting said about the next one, as first values for the form that plans it."""
    said = (
        Item.objects.standing()
        .filter(~Q(held_on=None) | ~Q(topics=""), meeting__network=network, kind=Item.Kind.NEXT_MEETING)
        .select_related("meeting__network")
        .order_by("-meeting__held_on", "pk")
        .first()
    )
    if said is None or _is_planned(said):
        return {}
    return {name: getattr(said, name) for name in ("held_on", "starts", "ends", "place", "topics")}


def _is_planned(said: Item) -> bool:
    """A meeting on the day that was said or, when none was said, any that came after."""
    on = {"held_on": said.held_on} if said.held_on else {"held_on__gt": said.meeting.held_on}
    return Meeting.objects.filter(network=said.meeting.network, **on).exists()


@transaction.atomic
def discard(*, meeting: Meeting, by: Any) -> None:
    """Take away a meeting whose minutes have never been finalised, and its files. Raises NotOpen and WrongTurn."""
    meeting.hold_open()
    if meeting.editions.exists():
        raise WrongTurn(_("Det som har färdigställts kan inte tas bort."))
    if _is_followed_up(meeting):
        raise WrongTurn(_("Något härifrån följs upp på en senare träff. Ta bort det där först."))
    journal.record(by, "discarded", meeting)
    uploads = list(Upload.objects.filter(pk__in=_uploads(meeting)))
    meeting.delete()
    for upload in uploads:
        let_go(upload)


def _uploads(meeting: Meeting) -> set[UUID]:
    attached = Attachment.objects.filter(item__meeting=meeting, upload__isnull=False)
    return {*attached.values_list("upload", flat=True), *filter(None, [meeting.source_id])}


def _is_followed_up(meeting: Meeting) -> bool:
    """Whether a later meeting has something to say about what was noted here; that would go with it."""
    said = Q(revision__gt=0) | Q(item__meeting__editions__isnull=False)
    return Report.objects.filter(said, follow_up__item__meeting=meeting, item__removed_at=None).exists()
