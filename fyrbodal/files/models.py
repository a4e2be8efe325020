"""Files that people have brought. Which thing a file belongs to, and who may fetch it, is known by the owning app."""

import datetime as dt
import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.files.refusals import spelled_size
from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import is_administrator

HEX_DIGEST = r"^[0-9a-f]{64}$"
RANDOM_PATH = r"^[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{32}$"


class UploadQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """The register is for administrators; others reach a file through the thing that it belongs to."""
        return self if viewer.holds(Role.ADMINISTRATOR) else self.none()

    def lately(self, by: Any) -> Self:
        """What a person has uploaded in the last minute."""
        return self.filter(uploaded_by=by, uploaded_at__gt=timezone.now() - dt.timedelta(minutes=1))


class Upload(RulesModel):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("filnamn"), max_length=120, editable=False)
    content_type = models.CharField(_("filtyp"), max_length=100, editable=False)
    size = models.PositiveIntegerField(_("storlek i byte"), editable=False)
    sha256 = models.CharField(_("kontrollsumma"), max_length=64, editable=False)
    path = models.CharField(_("plats på disken"), max_length=40, unique=True, editable=False)
    uploaded_at = models.DateTimeField(_("uppladdad"), default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="uploads",
        verbose_name=_("uppladdad av"),
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("fil")
        verbose_name_plural = _("filer")
        rules_permissions = {"view": is_administrator}
        indexes = [models.Index(fields=["uploaded_by", "uploaded_at"], name="upload_by_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gt=0),
                name="upload_not_empty",
                violation_error_message=_("Filen är tom."),
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=HEX_DIGEST),
                name="upload_digest_is_hex",
                violation_error_message=_("Kontrollsumman ska vara 64 hexadecimala tecken."),
            ),
            models.CheckConstraint(
                condition=Q(path__regex=RANDOM_PATH),
                name="upload_path_is_random",
                violation_error_message=_("En fil ligger under ett slumpat namn."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def spelled_size(self) -> str:
        return spelled_size(self.size)
