"""Copies and their printed form. Triggers in the database refuse UPDATE and DELETE of both."""

import hashlib
import json
import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.fields import ChoiceField
from fyrbodal.labels import label_of
from fyrbodal.organisation.models import Body
from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import is_administrator
from fyrbodal.sealed.canonical import digest

HEX_DIGEST = r"^[0-9a-f]{64}$"


class Audience(models.TextChoices):
    PARTICIPANTS = "participants", _("deltagare")
    CONCERNED = "concerned", _("berörda")
    PUBLIC = "public", _("alla")


class CopyQuerySet(models.QuerySet[Any]):
    """Readers reach a copy through the app that owns the sealed thing, which knows who may read it."""

    def visible_to(self, viewer: Any) -> Self:
        """In the register: not what is only for those whom it concerns, which administrators are not."""
        return self.exclude(audience=Audience.CONCERNED) if viewer.holds(Role.ADMINISTRATOR) else self.none()

    def of(self, thing: models.Model) -> Self:
        return self.filter(thing_kind=label_of(thing), thing_id=str(thing.pk))

    def printed(self) -> Self:
        """With the PDF of each that has one; of the long texts nothing."""
        return self.select_related("rendering").only("title", "rendering__pdf")

    def newest_first(self) -> Self:
        return self.order_by("-number", "audience")


class Copy(RulesModel):
    """What one audience may read of one numbered edition of a thing, whatever is renamed afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("slag"), max_length=60, editable=False)
    thing_kind = models.CharField(_("sakens slag"), max_length=80, editable=False)
    thing_id = models.CharField(_("sakens nyckel"), max_length=40, editable=False)
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
        verbose_name=_("hör till"),
    )
    number = models.PositiveIntegerField(_("utgåva"), editable=False)
    audience = ChoiceField(_("för vem"), choices=Audience, editable=False)
    title = models.CharField(_("rubrik"), max_length=250, editable=False)
    content = models.TextField(_("innehåll, JSON"), editable=False)
    html = models.TextField(_("innehåll, HTML"), editable=False)
    sha256 = models.CharField(_("kontrollsumma"), max_length=64, editable=False)
    sealed_at = models.DateTimeField(_("förseglad"), default=timezone.now, editable=False)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="sealed_copies",
        verbose_name=_("förseglad av"),
    )
    sealed_by_name = models.CharField(_("förseglad av, namnet då"), max_length=120, editable=False)

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("förseglat exemplar")
        verbose_name_plural = _("förseglade exemplar")
        rules_permissions = {"view": is_administrator}
        constraints = [
            models.UniqueConstraint(
                fields=["thing_kind", "thing_id", "number", "audience"],
                name="copy_once",
                violation_error_message=_("Den utgåvan är redan förseglad för de läsarna."),
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=HEX_DIGEST),
                name="copy_digest_is_hex",
                violation_error_message=_("Kontrollsumman ska vara 64 hexadecimala tecken."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="copy_numbered_from_one",
                violation_error_message=_("Utgåvor numreras från 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.number} ({self.get_audience_display()})"

    def verify(self) -> bool:
        """Whether content and HTML are what was sealed."""
        return digest(self.content, self.html) == self.sha256

    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.content)
        return data


class RenderingQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(copy__in=Copy.objects.visible_to(viewer))


class Rendering(RulesModel):
    """The PDF of a copy, added once; everybody gets the same bytes."""

    copy = models.OneToOneField(
        Copy, on_delete=models.PROTECT, editable=False, related_name="rendering", verbose_name=_("exemplar")
    )
    pdf = models.BinaryField(_("PDF"))
    size = models.PositiveIntegerField(_("storlek i byte"), editable=False)
    sha256 = models.CharField(_("kontrollsumma"), max_length=64, editable=False)
    rendered_at = models.DateTimeField(_("framställd"), default=timezone.now, editable=False)

    objects = RenderingQuerySet.as_manager()

    class Meta:
        verbose_name = _("framställd PDF")
        verbose_name_plural = _("framställda PDF:er")
        rules_permissions = {"view": is_administrator}
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=HEX_DIGEST),
                name="rendering_digest_is_hex",
                violation_error_message=_("Kontrollsumman ska vara 64 hexadecimala tecken."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.copy}, PDF"

    def verify(self) -> bool:
        return hashlib.sha256(bytes(self.pdf)).hexdigest() == self.sha256
