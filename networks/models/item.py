"""The parts that minutes are made of, in any order, each saved on its own."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Deferrable, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fyrbodal import journal
from fyrbodal.drafts.models import Part
from fyrbodal.editing.fields import RichTextModelField
from fyrbodal.fields import ChoiceField, all_or_none
from fyrbodal.files.fields import LinkField
from fyrbodal.files.models import Upload
from fyrbodal.organisation.models import Organisation, Person
from fyrbodal.organisation.roles import Role
from networks.models.meeting import Meeting
from networks.models.network import KeyFigure, Network


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

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("Närvaro")
        FOLLOW_UPS = "follow_ups", _("Från förra träffen")
        INFORMATION = "information", _("Information")
        ROUND = "round", _("Laget runt")
        DISCUSSION = "discussion", _("Diskussion")
        TEXT = "text", _("Text")
        FOLLOW_UP = "follow_up", _("Att följa upp")
        NEXT_MEETING = "next_meeting", _("Nästa träff")
        SECRETARY = "secretary", _("Vid pennan")

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
    held_on = models.DateField(_("dag"), null=True, blank=True)
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


class Answer(Part):
    """What one organisation, or one of its units, said in a round."""

    class State(models.TextChoices):
        WAITING = "waiting", _("inte än")
        DONE = "done", _("klar")
        ABSENT = "absent", _("frånvarande")
        NOTHING = "nothing", _("inget att berätta")

    class Reply(models.TextChoices):
        YES = "yes", _("ja")
        NO = "no", _("nej")
        PARTLY = "partly", _("delvis")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveIntegerField(default=0, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    organisation_name = models.CharField(_("annan organisation"), max_length=120, blank=True)
    unit = models.CharField(_("enhet"), max_length=120, blank=True)
    state = ChoiceField(_("läge"), choices=State, default=State.WAITING)
    reply = ChoiceField(_("svar"), choices=Reply, blank=True)
    body = RichTextModelField(_("svar"), blank=True)
    contact = models.CharField(_("kontakta"), max_length=160, blank=True)

    objects = BelowItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "organisation", "unit"],
                name="answer_once",
                violation_error_message=_("Organisationen finns redan i rundan. Skriv vilken enhet det gäller."),
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(organisation_name=""),
                name="answer_is_somebodys",
                violation_error_message=_("Ange vem som svarar."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.where}, {self.unit}" if self.unit else self.where

    @property
    def where(self) -> str:
        return self.organisation.name if self.organisation else self.organisation_name

    def hold_open(self) -> None:
        self.item.meeting.hold_open()


class FigureValue(models.Model):
    """A figure as it was said ("ca 55–60"), with what it can be read as."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="figures")
    key_figure = models.ForeignKey(KeyFigure, on_delete=models.PROTECT, null=True, blank=True, related_name="values")
    position = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("vad"), max_length=120, blank=True)
    text = models.CharField(_("tal"), max_length=80)
    low = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    approximate = models.BooleanField(_("ungefär"), default=False)
    period = models.CharField(_("avser"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("värde")
        verbose_name_plural = _("värden")
        constraints = [
            models.CheckConstraint(condition=all_or_none("low", "high"), name="figure_low_and_high"),
            models.CheckConstraint(condition=Q(low=None) | Q(high__gte=models.F("low")), name="figure_low_is_lowest"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.text}".strip()


class Link(models.Model):
    """A link with a title, under a part or under one answer of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="links")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, null=True, blank=True, related_name="links")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("länktext"), max_length=300)
    url = LinkField(_("adress"))

    objects = BelowItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("länk")
        verbose_name_plural = _("länkar")

    def __str__(self) -> str:
        return self.title


class Attachment(models.Model):
    """An uploaded file under a part or under one answer of it; a name without a file where only the name came in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="attachments")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("namn"), max_length=200)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = BelowItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("bilaga")
        verbose_name_plural = _("bilagor")

    def __str__(self) -> str:
        return self.name


class FollowUpQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Those of one's own networks."""
        if not viewer.is_authenticated:
            return self.none()
        return self.filter(network__in=viewer.bodies(Role.NETWORK_LEADER, Role.NETWORK_PARTICIPANT))

    def open(self) -> Self:
        return self.filter(status=FollowUp.Status.OPEN, item__removed_at=None)


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
