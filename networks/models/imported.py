"""Files that are being looked through before they become drafts."""

import uuid
from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fyrbodal.files.models import Upload
from fyrbodal.organisation.models import Person


class ImportedQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """One's own; nobody else knows of the file before it has been accepted."""
        return self.filter(by_id=viewer.pk) if viewer.is_authenticated else self.none()


class Imported(models.Model):
    """A file of minutes on its way in: kept for the review, gone when it is accepted, refused or forgotten."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ImportedQuerySet.as_manager()

    class Meta:
        verbose_name = _("fil som läses in")
        verbose_name_plural = _("filer som läses in")

    def __str__(self) -> str:
        return str(self.upload)

    def get_absolute_url(self) -> str:
        return reverse("networks:import_review", args=[self.pk])
