"""Places at an occasion with open sign-up."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from competence.models.course import Occasion
from competence.models.participation import OfPersonQuerySet
from competence.rules import place_permissions
from fyrbodal.fields import ChoiceField
from fyrbodal.organisation.models import Organisation, Person
from fyrbodal.organisation.roles import Role


class PlaceQuerySet(OfPersonQuerySet):
    def visible_to(self, viewer: Any) -> Any:
        return self if viewer.holds(Role.COURSE_ADMINISTRATOR) else super().visible_to(viewer)

    def taken(self) -> Any:
        return self.filter(status=Place.Status.BOOKED)

    def waiting(self) -> Any:
        """In the order in which they came."""
        return self.filter(status=Place.Status.WAITING).order_by("asked_at", "pk")


class Place(RulesModel):
    """That somebody has a place at an occasion, waits for one, or has given it back.

    How many are booked is nowhere written but in these rows; they change under a lock of the occasion.
    """

    class Status(models.TextChoices):
        BOOKED = "booked", _("plats")
        WAITING = "waiting", _("på kö")
        CANCELLED = "cancelled", _("avbokad")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="places", verbose_name=_("tillfälle"))
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="places", verbose_name=_("person"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("arbetsgivare")
    )
    status = ChoiceField(_("läge"), choices=Status)
    asked_at = models.DateTimeField(_("anmäld"), default=timezone.now, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[Any] = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("plats")
        verbose_name_plural = _("platser")
        rules_permissions = place_permissions
        indexes = [models.Index(fields=["occasion", "status", "asked_at"], name="place_in_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "person"],
                condition=~Q(status="cancelled"),
                name="place_once",
                violation_error_message=_("Personen är redan anmäld."),
            ),
            models.CheckConstraint(
                condition=Q(status="cancelled", cancelled_at__isnull=False)
                | Q(~Q(status="cancelled"), cancelled_at=None),
                name="place_cancelled_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.occasion}"
