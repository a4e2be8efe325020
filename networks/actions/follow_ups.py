"""What earlier meetings left open, on the agenda of this one."""

from typing import Any

from django.db import transaction

from networks.actions import items
from networks.models import FollowUp, Item, Meeting, Report


@transaction.atomic
def fetch(*, meeting: Meeting, by: Any) -> Item:
    """Everything open that is not on the list yet, also what was noted after the meeting was planned. Raises NotOpen."""
    item = items.add(meeting=meeting, kind=Item.Kind.FOLLOW_UPS, by=by)
    earlier = FollowUp.objects.open().filter(network=meeting.network_id, item__meeting__held_on__lt=meeting.held_on)
    waiting = earlier.exclude(reports__item=item).order_by("item__meeting__held_on", "item__position")
    listed = item.reports.count()
    Report.objects.bulk_create(
        Report(item=item, follow_up=one, position=place) for place, one in enumerate(waiting, start=listed)
    )
    return item
