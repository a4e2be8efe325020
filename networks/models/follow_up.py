"""What a network has to come back to, and what was said about it later."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fyrbodal import journal
from fyrbodal.drafts.models import Part
from fyrbodal.editing.fields import RichTextModelField
from fyrbodal.fields import ChoiceField, all_or_none
from fyrbodal.organisation.models import Person
from fyrbodal.organisation.roles import Role
from networks.models.item import BelowItemQuerySet, Item
from networks.models.meeting import Status
from networks.models.network import Network


class FollowUpQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Those of one's own networks; what stands in a draft is seen by those who write it."""
        if not viewer.is_authenticated:
            return self.none()
        led = Q(network__in=viewer.bodies(Role.NETWORK_LEADER))
        finished = Q(network__in=viewer.bodies(Role.NETWORK_PARTICIPANT)) & ~Q(item__meeting__status=Status.DRAFT)
        return self.filter(led | finished)

    def open(self) -> Self:
        """What somebody has begun and not written yet says nothing to come back to."""
        return self.filter(status=FollowUp.Status.OPEN, item__removed_at=None).exclude(item__body="")


class FollowUp(models.Model):
    """Something a network has to come back to; what and who stand in the part where it was noted."""

    class Status(models.TextChoices):
        OPEN = "open", _("öppen")
        DONE = "done", _("klar")
        DROPPED = "dropped", _("avskriven")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="follow_ups")
    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="follow_up")
    status = ChoiceField(_("läge"), choices=Status, default=Status.OPEN)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("att följa upp")
        verbose_name_plural = _("att följa upp")
        constraints = [
            models.CheckConstraint(condition=all_or_none("closed_at", "closed_by"), name="follow_up_closed_at_and_by"),
            models.CheckConstraint(
                condition=Q(status="open", closed_at=None) | ~Q(status="open") & Q(closed_at__isnull=False),
                name="follow_up_closed_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return str(self.item)

    def become(self, status: str, *, by: Any) -> None:
        """Open, done or dropped; nothing happens if it is so already."""
        if status == self.status:
            return
        closed = status != self.Status.OPEN
        self.status, self.closed_at, self.closed_by = status, timezone.now() if closed else None, by if closed else None
        self.save(update_fields=["status", "closed_at", "closed_by"])
        journal.record(by, "followed up", self, status=str(status))


class Report(Part):
    """What was said about a follow-up at a later meeting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="reports")
    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="reports")
    position = models.PositiveSmallIntegerField(default=0)
    status = ChoiceField(_("läge"), choices=FollowUp.Status, default=FollowUp.Status.OPEN)
    body = RichTextModelField(_("vad som sades"), blank=True)

    objects = BelowItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("lägesrapport")
        verbose_name_plural = _("lägesrapporter")
        constraints = [models.UniqueConstraint(fields=["item", "follow_up"], name="report_once")]

    def __str__(self) -> str:
        return str(self.follow_up)

    def hold_open(self) -> None:
        self.item.meeting.hold_open()
