"""A meeting of a network: its facts, its turns, and who was there."""

import uuid
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel, RulesModelBase, RulesModelMixin

from fyrbodal.drafts.models import NotOpen, Part
from fyrbodal.fields import ChoiceField, DayField, all_or_none
from fyrbodal.files.fields import LinkField
from fyrbodal.files.models import Upload
from fyrbodal.organisation.models import Organisation, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.swedish import date_in_words, time_span
from fyrbodal.turns import WrongTurn
from networks.models.network import Network
from networks.rules import MEMBERS, meeting_permissions


class Status(models.TextChoices):
    DRAFT = "draft", _("utkast")
    FINALISED = "finalised", _("färdigställd")
    PUBLISHED = "published", _("publicerad")


TURNS = {
    Status.DRAFT: {Status.FINALISED},
    Status.FINALISED: {Status.PUBLISHED, Status.DRAFT},
    Status.PUBLISHED: {Status.FINALISED, Status.DRAFT},
}


class MeetingQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Members see their network's meetings, staff those of open networks, visitors what is published."""
        if not viewer.is_authenticated:
            return self.published().filter(network__is_public=True)
        if viewer.holds(Role.ADMINISTRATOR):
            return self
        mine = Q(network__in=viewer.bodies(*MEMBERS))
        was_there = Q(Exists(self._guests(viewer)) & Exists(self._editions()))
        published = self._editions().filter(published_at__isnull=False, withdrawn_at=None)
        public = Q(Exists(published), network__is_public=True)
        return self.filter(mine | Q(network__open_to_staff=True) | was_there | public)

    def of(self, network: Network, viewer: Any) -> Self:
        """Those of one network that `visible_to` shows; what the network itself can answer is not asked of each."""
        rows = self.filter(network=network)
        if network.is_whole_for(viewer):
            return rows
        if not viewer.is_authenticated:
            return rows.published() if network.is_public else rows.none()
        return rows.visible_to(viewer)

    def published(self) -> Self:
        """By a join, which is cheaper than EXISTS and doubles nothing: one edition of a meeting at most is public."""
        return self.filter(editions__published_at__isnull=False, editions__withdrawn_at=None)

    def _editions(self) -> models.QuerySet[Any]:
        editions: models.QuerySet[Any] = self.model._meta.get_field("editions").related_model._base_manager.filter(
            meeting=OuterRef("pk")
        )
        return editions

    def _guests(self, viewer: Any) -> models.QuerySet[Any]:
        return Attendee.objects.filter(meeting=OuterRef("pk"), person_id=viewer.pk)

    def for_list(self) -> Self:
        """No more of each than a list says of it."""
        return self.only("network_id", "title", "held_on", "place", "status", "reason")

    def newest_first(self) -> Self:
        return self.order_by("-held_on", "-starts", "-pk")

    def before(self, meeting: "Meeting") -> Self:
        """Earlier meetings of the same network, the latest first."""
        return self.filter(network=meeting.network_id, held_on__lt=meeting.held_on).newest_first()


class DraftQuerySet(MeetingQuerySet):
    def visible_to(self, viewer: Any) -> Self:
        """What is being written is seen by those who lead the network, and by nobody else."""
        return self.filter(network__in=viewer.bodies(Role.NETWORK_LEADER)) if viewer.is_authenticated else self.none()


class Meeting(RulesModelMixin, Part, metaclass=RulesModelBase):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("nätverk"))
    registration_number = models.CharField(_("dnr"), max_length=40, blank=True)
    title = models.CharField(_("rubrik"), max_length=160, blank=True)
    held_on = DayField(_("dag"))
    starts = models.TimeField(_("börjar"), null=True, blank=True)
    ends = models.TimeField(_("slutar"), null=True, blank=True)
    place = models.CharField(_("plats"), max_length=160, blank=True)
    video_url = LinkField(_("länk till videomötet"), blank=True)
    topics = models.TextField(_("planerade frågor"), blank=True)
    status = ChoiceField(_("läge"), choices=Status, default=Status.DRAFT, editable=False)
    reason = models.CharField(_("skäl till rättelsen"), max_length=300, blank=True, editable=False)
    finalised_at = models.DateTimeField(null=True, editable=False)
    finalised_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    source = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, editable=False, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("träff")
        verbose_name_plural = _("träffar")
        rules_permissions = meeting_permissions
        indexes = [
            models.Index(fields=["-held_on", "-starts", "-id"], name="meeting_newest_first"),
            models.Index(fields=["network", "-held_on", "-starts", "-id"], name="meeting_of_network"),
            models.Index(fields=["network", "held_on"], condition=Q(status="draft"), name="meeting_still_draft"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(starts__isnull=False, ends__gt=F("starts")),
                name="meeting_ends_after_start",
                violation_error_message=_("Träffen slutar innan den börjar."),
            ),
            models.CheckConstraint(
                condition=all_or_none("finalised_at", "finalised_by"), name="meeting_finalised_at_and_by"
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(finalised_at__isnull=False), name="meeting_finalised_is_dated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network}, {date_in_words(self.held_on)}"

    def get_absolute_url(self) -> str:
        return reverse("networks:meeting", args=[self.pk])

    @staticmethod
    def address_of_edition(key: object, number: int) -> str:
        return reverse("networks:edition", args=[key, number])

    @classmethod
    def address_to_read(cls, key: str, number: int, viewer: Any) -> str:
        """For what points at a sealed copy of its minutes: that edition or the one that corrects it, if it is open to her."""
        numbers = set(cls(pk=key).editions.visible_to(viewer).values_list("number", flat=True))
        return cls.address_of_edition(key, number if number in numbers else max(numbers)) if numbers else ""

    @classmethod
    def open_copies(cls) -> Any:
        """The keys of the sealed copies of minutes that everybody may read."""
        is_public = {"published_at__isnull": False, "withdrawn_at": None}
        of_editions = {f"editions__{name}": value for name, value in is_public.items()}
        return cls.objects.filter(network__is_public=True, **of_editions).values("editions__public_copy")

    def clean(self) -> None:
        super().clean()
        if self.ends and (not self.starts or self.ends <= self.starts):
            raise ValidationError({"ends": _("Sluttiden ska ligga efter starttiden.")})

    @property
    def name(self) -> str:
        """What the meeting is called in a heading: its own title, or its day."""
        return self.title or str(_("Träff %(day)s") % {"day": date_in_words(self.held_on)})

    @property
    def facts(self) -> str:
        """Day, time and place in one line."""
        when = [date_in_words(self.held_on), time_span(self.starts, self.ends) if self.starts else ""]
        return ", ".join(part for part in [*when, self.place] if part)

    @property
    def is_draft(self) -> bool:
        return bool(self.status == Status.DRAFT)

    @property
    def is_corrected(self) -> bool:
        """Whether it is open again although it has been finalised; that is never done without a reason."""
        return self.is_draft and bool(self.reason)

    @property
    def is_over(self) -> bool:
        return bool(self.held_on < timezone.localdate())

    def turn(self, status: Status) -> None:
        """Take one of the allowed turns; the caller saves. Raises WrongTurn."""
        here = Status(self.status)
        if status not in TURNS[here]:
            words = {"here": here.label, "there": status.label}
            raise WrongTurn(_("Träffen är %(here)s och kan inte bli %(there)s.") % words)
        self.status = status

    def hold_open(self) -> None:
        # Finalising takes the same lock, so that no save slips in between what is sealed and the turn.
        mine = Meeting.objects.filter(pk=self.pk).select_for_update(no_key=True)
        if mine.values_list("status", flat=True).first() != Status.DRAFT:  # or it has been taken away meanwhile
            raise NotOpen


class Draft(Meeting):
    """A meeting as those who write its minutes see it."""

    objects: ClassVar[Any] = DraftQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = _("utkast")
        verbose_name_plural = _("utkast")
        rules_permissions = meeting_permissions


class Attendee(RulesModel):
    """Somebody on the list of a meeting, of any organisation or of none; the name stays as it was written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="attended")
    name = models.CharField(_("namn"), max_length=120)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    organisation_name = models.CharField(_("annan organisation"), max_length=120, blank=True)
    email = models.EmailField(_("e-postadress"), blank=True)
    is_present = models.BooleanField(_("närvarande"), default=False)

    class Meta:
        verbose_name = _("deltagare")
        verbose_name_plural = _("deltagare")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="attendee_once",
                violation_error_message=_("Personen står redan på listan."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        return self.organisation.name if self.organisation else self.organisation_name
