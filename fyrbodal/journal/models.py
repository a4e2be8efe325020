"""One kind of row, without foreign keys, so that the journal never stands in the way of a deletion."""

from typing import Any, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.journal.words import VERBS
from fyrbodal.labels import label_of
from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import is_administrator


class EntryQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.holds(Role.ADMINISTRATOR) else self.none()

    def about(self, thing: models.Model) -> Self:
        return self.filter(thing_kind=label_of(thing), thing_id=str(thing.pk))

    def newest_first(self) -> Self:
        return self.order_by("-id")


class Entry(RulesModel):
    """What somebody did; a trigger in the database refuses UPDATE and DELETE."""

    at = models.DateTimeField(_("när"), default=timezone.now, editable=False)
    by_id = models.UUIDField(_("vem, nyckel"), null=True, editable=False)
    by_name = models.CharField(_("vem"), max_length=120, editable=False)
    verb = models.CharField(_("vad"), max_length=60, editable=False)
    thing_kind = models.CharField(_("slag"), max_length=80, editable=False)
    thing_id = models.CharField(_("nyckel"), max_length=40, editable=False)
    thing_name = models.CharField(_("sak"), max_length=200, editable=False)
    details = models.JSONField(_("närmare"), default=dict, editable=False, encoder=DjangoJSONEncoder)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("journalrad")
        verbose_name_plural = _("journalrader")
        rules_permissions = {"view": is_administrator}
        indexes = [
            models.Index(fields=["thing_kind", "thing_id"], name="entry_by_thing"),
            models.Index(fields=["by_id", "-id"], name="entry_by_whom"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H.%M} {self.by_name} {VERBS.get(self.verb, self.verb)} {self.thing_name}"
