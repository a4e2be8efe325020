"""Everything one can be appointed to."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.roles import Kind
from fyrbodal.organisation.rules import administrators_only


class KindField(ChoiceField):
    """Written from the class of the row, so that no caller can say it wrong."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's own signature
        setattr(model_instance, self.attname, model_instance.KIND)  # type: ignore[attr-defined]
        return super().pre_save(model_instance, add)


class BodyQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Names of organisations, units and networks are no secret to those who have signed in."""
        return self if viewer.is_authenticated else self.none()

    def in_order(self) -> Self:
        return self.order_by(SwedishOrder("name"), "id")


class Body(RulesModel):
    """Parent row of organisations, units, networks and projects, so that an Appointment has one real foreign key."""

    KIND: ClassVar[Kind]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = KindField(_("slag"), choices=Kind, editable=False)
    name = models.CharField(_("namn"), max_length=120)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = _("organ")
        rules_permissions = administrators_only

    def __str__(self) -> str:
        return self.name


class Organisation(Body):
    KIND = Kind.ORGANISATION

    class Category(models.TextChoices):
        MUNICIPALITY = "municipality", _("kommun")
        ASSOCIATION = "association", _("kommunalförbund")
        REGION = "region", _("region")
        DISTRICT = "district", _("stadsdel")
        UNIVERSITY = "university", _("lärosäte")
        AGENCY = "agency", _("myndighet")
        FUNDER = "funder", _("bidragsgivare")
        OTHER = "other", _("annan verksamhet")

    # Named, because Unit has a field `organisation` and inherits the accessor from Body.
    body_ptr = models.OneToOneField(
        Body, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name="as_organisation"
    )
    category = ChoiceField(_("slag"), choices=Category)
    code = models.CharField(_("kommunkod"), max_length=4, blank=True)
    is_member = models.BooleanField(_("medlem i Fyrbodal"), default=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")
        rules_permissions = administrators_only
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~models.Q(code=""),
                name="organisation_code_once",
                violation_error_message=_("Det finns redan en organisation med den kommunkoden."),
            ),
            models.CheckConstraint(
                condition=models.Q(is_member=False) | models.Q(category="municipality"),
                name="organisation_members_are_municipalities",
                violation_error_message=_("Bara kommuner är medlemmar."),
            ),
        ]


class Unit(Body):
    KIND = Kind.UNIT

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="units", verbose_name=_("organisation")
    )

    class Meta:
        verbose_name = _("enhet")
        verbose_name_plural = _("enheter")
        rules_permissions = administrators_only


class FactQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.is_authenticated else self.none()


class Fact(RulesModel):
    """A figure about an organisation as of a day: inhabitants, staff per step."""

    class FactKind(models.TextChoices):
        INHABITANTS = "inhabitants", _("invånare")
        STAFF_0_2 = "staff_0_2", _("anställda med 0–2 år i yrket")
        STAFF_3_5 = "staff_3_5", _("anställda med 3–5 år i yrket")
        STAFF_OVER_5 = "staff_over_5", _("anställda med mer än 5 år i yrket")
        SUPERVISORS = "supervisors", _("arbetsledare")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="facts", verbose_name=_("organisation")
    )
    kind = ChoiceField(_("uppgift"), choices=FactKind)
    value = models.DecimalField(_("värde"), max_digits=12, decimal_places=2)
    as_of_on = DayField(_("gäller per"))

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = _("uppgift om en organisation")
        verbose_name_plural = _("uppgifter om organisationer")
        rules_permissions = administrators_only
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "as_of_on"],
                name="fact_once_a_day",
                violation_error_message=_("Uppgiften finns redan för den dagen."),
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0),
                name="fact_not_negative",
                violation_error_message=_("Värdet kan inte vara mindre än noll."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.as_of_on}"
