"""What is sent, and how it goes for each who shall have it."""

import uuid
from collections.abc import Iterable
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal import journal
from fyrbodal.fields import ChoiceField
from fyrbodal.labels import label_of
from fyrbodal.organisation.models import Person
from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import is_administrator
from fyrbodal.outbox.rules import is_sender
from fyrbodal.outbox.sending import Enclosure, Recipient, one_line
from fyrbodal.work import enqueue


class MessageQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Administrators see all; others what they have sent themselves."""
        if viewer.holds(Role.ADMINISTRATOR):
            return self
        return self.filter(sent_by_id=viewer.pk) if viewer.is_authenticated else self.none()

    def about(self, thing: models.Model) -> Self:
        """What has been sent about something, for whoever may see that thing."""
        return self.filter(thing_kind=label_of(thing), thing_id=str(thing.pk))

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-id")

    def counted(self) -> Self:
        """With the number of deliveries in each state, as `waiting`, `sent` and `failed`."""
        states = {state: Count("deliveries", filter=Q(deliveries__status=state)) for state in Delivery.Status.values}
        return self.annotate(**states)


class Message(RulesModel):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("slag"), max_length=60, editable=False)
    subject = models.CharField(_("ämne"), max_length=200, editable=False)
    text = models.TextField(_("text"), editable=False)
    html = models.TextField(_("HTML"), blank=True, editable=False)
    secret = models.BooleanField(_("har en personlig länk"), default=False, editable=False)
    sent_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("avsändare")
    )
    created_at = models.DateTimeField(_("skapat"), default=timezone.now, editable=False)
    disposed_at = models.DateTimeField(_("gallrat"), null=True, editable=False)
    thing_kind = models.CharField(_("handlar om, slag"), max_length=80, blank=True, editable=False)
    thing_id = models.CharField(_("handlar om, nyckel"), max_length=40, blank=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("utskick")
        verbose_name_plural = _("utskick")
        rules_permissions = {"view": is_administrator | is_sender, "resend": is_administrator | is_sender}
        indexes = [
            models.Index(fields=["thing_kind", "thing_id"], name="message_by_thing"),
            models.Index(fields=["-created_at", "-id"], name="message_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(disposed_at=None) | Q(text="", html=""), name="message_disposed_is_empty"
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("outbox:message", args=[self.pk])

    @property
    def readable(self) -> bool:
        """A personal link is for the one who got it; in the demo the outbox is where it is read."""
        return settings.DEMO or not self.secret

    def enclose(self, enclosures: Iterable[Enclosure]) -> None:
        Attachment.objects.bulk_create(
            Attachment(message=self, name=one_line(one.name)[:255], content_type=one.content_type, content=one.content)
            for one in enclosures
        )

    def address_to(self, recipients: Iterable[Recipient]) -> None:
        """One delivery and one job for each address, however often it is named."""
        once = {one_line(one.address).lower(): one for one in reversed(list(recipients))}
        for one in reversed(once.values()):
            delivery = self.deliveries.create(
                address=one_line(one.address), name=one_line(one.name)[:200], person=one.person
            )
            delivery.enqueue()

    def resend_failed(self, *, by: Any) -> int:
        """Try again for those whom it has not reached; how many. Those who have got it get nothing more."""
        if self.disposed_at:
            return 0
        with transaction.atomic():
            failed = list(self.deliveries.failed().select_for_update(skip_locked=True))
            for delivery in failed:
                delivery.again(by=by)
            if failed:
                journal.record(by, "resent", self, addresses=[delivery.address for delivery in failed])
        return len(failed)


class Attachment(models.Model):
    message = models.ForeignKey(Message, on_delete=models.CASCADE, editable=False, related_name="attachments")
    name = models.CharField(_("namn"), max_length=255, editable=False)
    content_type = models.CharField(_("typ"), max_length=120, editable=False)
    content = models.BinaryField(_("innehåll"), editable=False)

    class Meta:
        verbose_name = _("bilaga")
        verbose_name_plural = _("bilagor")

    def __str__(self) -> str:
        return self.name


class DeliveryQuerySet(models.QuerySet[Any]):
    def failed(self) -> Self:
        return self.filter(status=Delivery.Status.FAILED)

    def in_order(self) -> Self:
        """Those that need somebody first."""
        state = models.Case(
            models.When(status=Delivery.Status.FAILED, then=0),
            models.When(status=Delivery.Status.WAITING, then=1),
            default=2,
        )
        return self.order_by(state, Lower("address"))


def new_mail_id() -> str:
    return f"<{uuid.uuid4().hex}@{urlsplit(settings.SITE_URL).hostname}>"


class Delivery(models.Model):
    """`mail_id` is its Message-ID, the same at every try: a mail program knows a second copy by it."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("väntar")
        SENT = "sent", _("skickat")
        FAILED = "failed", _("gick inte fram")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, editable=False, related_name="deliveries", verbose_name=_("utskick")
    )
    address = models.CharField(_("adress"), max_length=320, editable=False)
    name = models.CharField(_("namn"), max_length=200, blank=True, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("person")
    )
    status = ChoiceField(_("läge"), choices=Status, default=Status.WAITING, editable=False)
    attempts = models.PositiveIntegerField(_("försök"), default=0, editable=False)
    last_error = models.TextField(_("senaste fel"), blank=True, editable=False)
    sent_at = models.DateTimeField(_("skickat"), null=True, editable=False)
    only_shown = models.BooleanField(_("visas bara här"), default=False, editable=False)

    mail_id = models.CharField(_("mejlets nyckel"), max_length=200, default=new_mail_id, unique=True, editable=False)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("leverans")
        verbose_name_plural = _("leveranser")
        constraints = [
            models.UniqueConstraint(
                "message",
                Lower("address"),
                name="delivery_once_per_address",
                violation_error_message=_("Adressen får redan det här utskicket."),
            ),
            models.CheckConstraint(
                condition=Q(status="sent", sent_at__isnull=False) | (~Q(status="sent") & Q(sent_at=None)),
                name="delivery_sent_at_a_time",
                violation_error_message=_("Det som är skickat har en tid, och inget annat."),
            ),
            models.CheckConstraint(
                condition=Q(only_shown=False) | Q(status="sent"),
                name="delivery_shown_is_sent",
                violation_error_message=_("Det som bara visas här räknas som skickat."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message} – {self.address}"

    @property
    def job_key(self) -> str:
        return f"outbox.delivery:{self.pk}"

    def enqueue(self) -> Any:
        """The one job that there is for this delivery."""
        return enqueue("outbox.delivery", {"delivery": str(self.pk)}, key=self.job_key)

    def arrived(self, *, only_shown: bool) -> None:
        sent = {"status": self.Status.SENT, "sent_at": timezone.now(), "only_shown": only_shown}
        self._now(attempts=self.attempts + 1, last_error="", **sent)

    def missed(self, error: str) -> None:
        """This try did not succeed; whether there are more is for the job to say."""
        self._now(attempts=self.attempts + 1, last_error=error)

    def gave_up(self, error: str) -> None:
        """No more tries. A mail that has left is not called back by it."""
        if self.status != self.Status.SENT:
            self._now(status=self.Status.FAILED, last_error=error)

    def again(self, *, by: Any) -> None:
        """Raises ValidationError if it has not failed."""
        if self.status != self.Status.FAILED:
            raise ValidationError(_("Bara det som inte gick fram kan skickas igen."))
        self._now(status=self.Status.WAITING)
        job = self.enqueue()
        if job.failed_at:  # an administrator may have started the job itself
            job.again(by=by)

    def _now(self, **values: Any) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
