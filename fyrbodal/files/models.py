"""Files that people have brought. Which thing a file belongs to, and who may fetch it, is known by the owning app."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.files.asking import Reply
from fyrbodal.files.links import LONGEST
from fyrbodal.files.refusals import spelled_size
from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import is_administrator

HEX_DIGEST = r"^[0-9a-f]{64}$"
GONE_TWICE = 2  # once can be a bad day
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


class LinkCheckQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.holds(Role.ADMINISTRATOR) else self.none()

    def watch(self, urls: Iterable[str]) -> None:
        """Have these addresses looked at from now on; those that are watched already stay as they are."""
        fresh = [self.model(url=url, host=(urlsplit(url).hostname or "").lower()) for url in dict.fromkeys(urls)]
        self.bulk_create(fresh, ignore_conflicts=True)

    def due(self) -> Self:
        """Never looked at, or not for a week; the next day when the page was gone."""
        now = timezone.now()
        doubtful = Q(failures__gt=0, checked_at__lt=now - dt.timedelta(hours=20))
        return self.filter(Q(checked_at=None) | Q(checked_at__lt=now - dt.timedelta(days=7)) | doubtful)

    def dead_among(self, urls: Iterable[str]) -> set[str]:
        return set(self.filter(url__in=list(urls), failures__gte=GONE_TWICE).values_list("url", flat=True))


class LinkCheck(RulesModel):
    """How an address answered when it was last asked."""

    url = models.CharField(_("adress"), max_length=LONGEST, editable=False)
    host = models.CharField(_("värd"), max_length=253, editable=False)
    status = models.PositiveSmallIntegerField(_("svar"), null=True, blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(_("borta, gånger i rad"), default=0, editable=False)
    checked_at = models.DateTimeField(_("prövad"), null=True, blank=True, editable=False)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("prövad länk")
        verbose_name_plural = _("prövade länkar")
        rules_permissions = {"view": is_administrator}
        indexes = [models.Index(fields=["host"], name="link_check_by_host")]
        constraints = [
            # An index row has no room for the longest addresses themselves.
            models.UniqueConstraint(
                MD5("url"), name="link_check_once", violation_error_message=_("Länken prövas redan.")
            ),
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def is_dead(self) -> bool:
        return self.failures >= GONE_TWICE

    def begin(self) -> None:
        """Noted before the asking, so that an address that hangs the worker is not the first one asked again."""
        self.checked_at = timezone.now()
        self.save(update_fields=["checked_at"])

    def note(self, reply: Reply) -> None:
        """Silence says nothing about the page: the trouble may be ours."""
        self.status = reply.status
        if reply.is_gone:
            self.failures = min(self.failures + 1, GONE_TWICE)
        elif reply.status is not None:
            self.failures = 0
        self.save(update_fields=["status", "failures"])
