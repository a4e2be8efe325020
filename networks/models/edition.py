"""Numbered, immutable versions of a meeting's minutes."""

import uuid
from collections.abc import Sequence
from typing import Any, Self

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, Max, OuterRef, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.fields import all_or_none
from fyrbodal.files.models import Upload
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.models import Message
from fyrbodal.sealed.models import Copy
from networks.models.meeting import Attendee, Meeting
from networks.rules import MEMBERS


class EditionQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Everything finalised to those concerned; to others what is published, while the network is public.

        Each edition says in `for_the_concerned` which of its copies this viewer reads.
        """
        marked = self.annotate(for_the_concerned=self._concerns(viewer))
        public = Q(published_at__isnull=False, withdrawn_at=None, meeting__network__is_public=True)
        return marked.filter(Q(for_the_concerned=True) | public)

    def of_members(self, viewer: Any) -> Self:
        """What of the above is seen because the network is one's own, without asking for all the rest."""
        return self.filter(self._own(viewer))

    def _own(self, viewer: Any) -> Q:
        return Q(meeting__network__in=viewer.bodies(*MEMBERS))

    def _concerns(self, viewer: Any) -> Any:
        if not viewer.is_authenticated:
            return Value(value=False)
        mine = self._own(viewer)
        was_there = Exists(Attendee.objects.filter(meeting=OuterRef("meeting"), person_id=viewer.pk))
        concerned = mine | Q(meeting__network__open_to_staff=True) | was_there
        return ExpressionWrapper(concerned, output_field=models.BooleanField())

    def last_numbers(self, meetings: Sequence[Meeting]) -> dict[uuid.UUID, int]:
        """Meeting → number of its last edition; nothing is asked when no meeting is given."""
        if not meetings:
            return {}
        return dict(self.filter(meeting__in=meetings).order_by().values_list("meeting").annotate(Max("number")))

    def public(self) -> Self:
        return self.filter(published_at__isnull=False, withdrawn_at=None)

    def for_reading(self) -> Self:
        """With the meeting, and `finalised_by_name`; what is read of the copies is fetched from them."""
        named = self.annotate(finalised_by_name=F("finalised_by__name"))
        return named.select_related("meeting__network").defer("changes", "confirmed")

    def latest_first(self) -> Self:
        return self.order_by("-number")


class Edition(RulesModel):
    """What was finalised, sealed for those concerned and, when it is published, for everybody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="editions", verbose_name=_("träff"))
    number = models.PositiveSmallIntegerField(_("utgåva"))
    reason = models.CharField(_("skäl"), max_length=300, blank=True)
    changes = models.JSONField(_("ändringar"), default=list)
    confirmed = models.JSONField(_("godkända fynd"), default=list)
    copy = models.OneToOneField(Copy, on_delete=models.PROTECT, related_name="+")
    public_copy = models.OneToOneField(Copy, on_delete=models.PROTECT, null=True, related_name="+")
    finalised_at = models.DateTimeField(default=timezone.now)
    finalised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = EditionQuerySet.as_manager()
    for_the_concerned: bool  # in those of .visible_to(viewer)

    class Meta:
        verbose_name = _("utgåva")
        verbose_name_plural = _("utgåvor")
        indexes = [models.Index(fields=["-finalised_at"], name="edition_newest_first")]
        constraints = [
            models.UniqueConstraint(  # also the index by which what is public is found
                fields=["meeting"],
                condition=Q(published_at__isnull=False, withdrawn_at=None),
                name="edition_one_is_public",
            ),
            models.UniqueConstraint(fields=["meeting", "number"], name="edition_number_once"),
            models.CheckConstraint(
                condition=all_or_none("published_at", "published_by", "public_copy"), name="edition_published_at_and_by"
            ),
            models.CheckConstraint(
                condition=all_or_none("withdrawn_at", "withdrawn_by"), name="edition_withdrawn_at_and_by"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(published_at__isnull=False), name="edition_withdrawn_was_published"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="edition_correction_has_a_reason",
                violation_error_message=_("Skriv varför anteckningarna rättas."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(meeting)s, utgåva %(number)s")) % {"meeting": self.meeting, "number": self.number}

    def get_absolute_url(self) -> str:
        return Meeting.address_of_edition(self.meeting_id, self.number)

    def readable(self) -> Any:
        """The one copy for the viewer to whom `visible_to` showed this edition; fetch no more of it than is read."""
        key: Any = self.copy_id if self.for_the_concerned else self.public_copy_id
        return Copy.objects.filter(pk=key)

    @property
    def is_public(self) -> bool:
        return self.published_at is not None and self.withdrawn_at is None

    def names_as(self, policy: str) -> bool:
        """Whether everybody reads, or will read, the names of this edition by that policy."""
        return self.public_copy is None or self.public_copy.data()["minutes"]["name_policy"] == policy


class EditionFile(models.Model):
    """An attachment as it was when the edition was sealed; keeps the file from ever being removed."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("bilaga i en utgåva")
        verbose_name_plural = _("bilagor i utgåvor")
        constraints = [models.UniqueConstraint(fields=["edition", "upload"], name="edition_file_once")]

    def __str__(self) -> str:
        return str(self.upload)


class Mailing(models.Model):
    """That an edition was sent out; the state of each recipient stands in the outbox.

    A message with a personal link names this row in it, so that the link can be revoked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="mailings")
    sending = models.UUIDField(default=uuid.uuid4, editable=False)  # those that were sent at once have the same
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="mailing")
    revoked_at = models.DateTimeField(_("återkallat"), null=True)
    revoked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("utskick")
        verbose_name_plural = _("utskick")
        constraints = [
            models.CheckConstraint(condition=all_or_none("revoked_at", "revoked_by"), name="mailing_revoked_at_and_by")
        ]

    def __str__(self) -> str:
        return str(self.edition)
