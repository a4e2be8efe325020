"""Links and attached files, under a part or under one answer of it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyrbodal.files.fields import LinkField
from fyrbodal.files.models import Upload
from networks.models.answer import Answer
from networks.models.item import BelowItemQuerySet, Item


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
