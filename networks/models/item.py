"""The parts that minutes are made of, in any order, each saved on its own."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _

from fyrbodal.drafts.models import Part
from fyrbodal.editing.fields import RichTextModelField
from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.organisation.models import Organisation, Person
from fyrbodal.organisation.roles import Role
from networks.kinds import Kind
from networks.models.meeting import Meeting


class PartQuerySet(models.QuerySet[Any]):
    """Rows below a meeting: whoever may write the meeting sees them."""

    meeting_path = "meeting"

    def visible_to(self, viewer: Any) -> Self:
        if not viewer.is_authenticated:
            return self.none()
        return self.filter(**{f"{self.meeting_path}__network__in": viewer.bodies(Role.NETWORK_LEADER)})


class ItemQuerySet(PartQuerySet):
    def standing(self) -> Self:
        """Those that have not been taken away."""
        return self.filter(removed_at=None)

    def in_order(self) -> Self:
        return self.order_by("position")


class BelowItemQuerySet(PartQuerySet):
    meeting_path = "item__meeting"


class Item(Part):
    """One part of a meeting's minutes; the kind says which of the columns it uses (see forms/items.py)."""

    Kind = Kind
    ONCE = (Kind.ATTENDANCE, Kind.FOLLOW_UPS, Kind.NEXT_MEETING, Kind.SECRETARY)

    class AnswerForm(models.TextChoices):
        WORDS = "words", _("i ord")
        YES_NO_PARTLY = "yes_no_partly", _("ja, nej eller delvis")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    kind = ChoiceField(choices=Kind, editable=False)
    position = models.PositiveIntegerField(editable=False)
    heading = models.CharField(_("rubrik"), max_length=300, blank=True)
    body = RichTextModelField(_("text"), blank=True)
    answer_form = ChoiceField(_("svaren ges"), choices=AnswerForm, default=AnswerForm.WORDS)
    held_on = DayField(_("dag"), null=True, blank=True)
    starts = models.TimeField(_("börjar"), null=True, blank=True)
    ends = models.TimeField(_("slutar"), null=True, blank=True)
    place = models.CharField(_("plats"), max_length=160, blank=True)
    audience = models.CharField(_("målgrupp"), max_length=160, blank=True)
    contact = models.CharField(_("frågor besvaras av"), max_length=160, blank=True)
    topics = models.TextField(_("frågor"), blank=True)
    name = models.CharField(_("namn"), max_length=120, blank=True)
    title = models.CharField(_("titel"), max_length=120, blank=True)
    owner_name = models.CharField(_("vem tar det"), max_length=120, blank=True)
    owner_person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    owner_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("del")
        verbose_name_plural = _("delar")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="item_position_once", deferrable=Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                fields=["meeting", "kind"],
                condition=Q(kind__in=["attendance", "follow_ups", "next_meeting", "secretary"]),
                name="item_some_kinds_once",
                violation_error_message=_("Träffen har redan en sådan del."),
            ),
            models.CheckConstraint(condition=Q(owner_person=None) | Q(owner_organisation=None), name="item_one_owner"),
        ]

    def __str__(self) -> str:
        return self.heading or str(self.Kind(self.kind).label)

    def hold_open(self) -> None:
        self.meeting.hold_open()

    def author(self, by: Any) -> Any:
        return None if self.kind == self.Kind.DISCUSSION else by  # contributions carry no author
