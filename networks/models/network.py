"""Networks, the addresses that are kept informed, and the figures a network follows."""

from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyrbodal.fields import ChoiceField
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.models import Appointment, Body, Person
from fyrbodal.organisation.models.body import BodyQuerySet
from fyrbodal.organisation.roles import Kind, Role
from networks.policies import NamePolicy
from networks.rules import MEMBERS, network_permissions


class NetworkQuerySet(BodyQuerySet):
    def visible_to(self, viewer: Any) -> Self:
        """Staff of the municipalities see that every network exists; visitors those that are public."""
        return self if viewer.is_authenticated else self.filter(is_public=True)

    def of(self, person: Any) -> Self:
        """The networks that a person leads or takes part in."""
        return self.filter(pk__in=person.bodies(*MEMBERS))

    def led_by(self, person: Any) -> Self:
        return self.filter(pk__in=person.bodies(Role.NETWORK_LEADER))


class Network(Body):
    KIND = Kind.NETWORK

    class Area(models.TextChoices):
        CHILDREN_YOUTH = "children_youth", _("barn och unga")
        IFO = "ifo", _("individ- och familjeomsorg")
        INCOME_SUPPORT = "income_support", _("försörjningsstöd")
        SUBSTANCE_ABUSE = "substance_abuse", _("missbruk")
        EKB = "ekb", _("ensamkommande barn")
        OTHER = "other", _("annat")

    slug = models.SlugField(_("adress"), unique=True, help_text=_("Står i webbadressen, till exempel bim."))
    purpose = models.TextField(_("syfte"), blank=True)
    area = ChoiceField(_("område"), choices=Area, default=Area.OTHER)
    open_to_staff = models.BooleanField(
        _("öppet för alla anställda"),
        default=True,
        help_text=_("Alla som kan logga in läser färdiga anteckningar. Annars bara nätverkets deltagare."),
    )
    is_public = models.BooleanField(
        _("offentligt"), default=False, help_text=_("Färdiga anteckningar kan publiceras för alla på webben.")
    )
    name_policy = ChoiceField(_("namn på den öppna sidan"), choices=NamePolicy, default=NamePolicy.COUNTS)

    objects: ClassVar[Any] = NetworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("nätverk")
        verbose_name_plural = _("nätverk")
        rules_permissions = network_permissions

    def get_absolute_url(self) -> str:
        return reverse("networks:network", args=[self.slug])

    def is_whole_for(self, viewer: Any) -> bool:
        """Whether the viewer sees every meeting: those whose network it is, and staff where it is open to them."""
        if self.pk in viewer.bodies(*MEMBERS):
            return True
        return bool(self.open_to_staff and viewer.is_authenticated)

    def leaders(self) -> models.QuerySet[Person]:
        return self._people(Role.NETWORK_LEADER)

    def leading(self) -> models.QuerySet[Appointment]:
        """Who leads, and after them those who stand in for somebody."""
        held = self.appointments.on().to(Role.NETWORK_LEADER).filter(person__is_active=True)
        order = (SwedishOrder("deputy_for__name").asc(nulls_first=True), SwedishOrder("person__name"), "pk")
        return held.select_related("person", "deputy_for").order_by(*order)

    def participants(self) -> models.QuerySet[Person]:
        return self._people(Role.NETWORK_PARTICIPANT)

    def roster(self) -> models.QuerySet[Person]:
        return self._people(*MEMBERS)

    def _people(self, *roles: Role) -> models.QuerySet[Person]:
        held = self.appointments.on().to(*roles)
        people: models.QuerySet[Person] = Person.objects.active().filter(pk__in=held.values("person"))
        return people.select_related("organisation").in_order()  # type: ignore[attr-defined,no-any-return]


class Informed(models.Model):
    """An address that is sent the finished minutes without being a member."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="informed")
    name = models.CharField(_("namn"), max_length=120)
    email = models.EmailField(_("e-postadress"))

    class Meta:
        verbose_name = _("informerad")
        verbose_name_plural = _("informeras om färdiga anteckningar")
        constraints = [
            models.UniqueConstraint(
                fields=["network", "email"],
                name="informed_once",
                violation_error_message=_("Adressen står redan på listan."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"


class KeyFigure(models.Model):
    """A figure that a network asks about again and again."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="key_figures")
    name = models.CharField(_("nyckeltal"), max_length=80)
    unit = models.CharField(_("enhet"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("nyckeltal")
        verbose_name_plural = _("nyckeltal")
        constraints = [
            models.UniqueConstraint(
                fields=["network", "name"],
                name="key_figure_once",
                violation_error_message=_("Nätverket har redan ett nyckeltal med det namnet."),
            )
        ]

    def __str__(self) -> str:
        return self.name
