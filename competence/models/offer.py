"""A course in a package: its seats and what it costs, what a lent trainer takes off, and how the places were given out."""

import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from competence.models.course import MOST_SEATS, Course
from competence.models.package import TermPackage
from competence.rules import of_package
from competence.terms import Term
from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.organisation.models import Organisation


class OfferQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(package__in=TermPackage.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("position", "pk")


def money(label: Any) -> Any:
    """Swedish crowns, without tax."""
    return models.DecimalField(
        label, max_digits=10, decimal_places=2, default=Decimal(0), validators=[MinValueValidator(Decimal(0))]
    )


class Offer(RulesModel):
    """A course in a package, with so many seats; they are given out by `allocation`, and change under a lock.

    `seed` is the lot that tells alike apart, kept so that anybody can draw it again. A freed place is passed on until
    `passes_on_until_on`, or else until the course begins.
    """

    class Key(models.TextChoices):
        STAFF = "staff", _("medarbetare på steget")
        INHABITANTS = "inhabitants", _("invånare")
        EQUAL = "equal", _("lika för alla kommuner")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    package = models.ForeignKey(TermPackage, on_delete=models.CASCADE, related_name="offers")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="offers", verbose_name=_("kurs"))
    position = models.PositiveSmallIntegerField(_("ordning"), default=0, editable=False)
    seats = models.PositiveSmallIntegerField(
        _("platser"), validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)]
    )
    minimum = models.PositiveSmallIntegerField(
        _("minsta antal"), null=True, blank=True, validators=[MaxValueValidator(MOST_SEATS)]
    )
    key = ChoiceField(_("platserna fördelas efter"), choices=Key, default=Key.STAFF)
    floor = models.PositiveSmallIntegerField(
        _("platser som varje kommun får först"), default=1, validators=[MaxValueValidator(MOST_SEATS)]
    )
    seed = models.CharField(max_length=120, editable=False)
    cost_fixed = money(_("fast kostnad, kronor"))
    cost_per_participant = money(_("kostnad per deltagare, kronor"))
    note = models.CharField(_("anmärkning"), max_length=300, blank=True)
    name_by_on = DayField(_("namn senast"), null=True, blank=True)
    passes_on_until_on = DayField(_("lediga platser går vidare till och med"), null=True, blank=True)

    objects: ClassVar[Any] = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("kurs i ett utbildningspaket")
        verbose_name_plural = _("kurser i utbildningspaket")
        rules_permissions = of_package
        constraints = [
            models.UniqueConstraint(
                fields=["package", "course"],
                name="offer_once_a_package",
                violation_error_message=_("Kursen finns redan i paketet."),
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1, seats__lte=MOST_SEATS),
                name="offer_seats_possible",
                violation_error_message=_("Antalet platser är inte rimligt."),
            ),
            models.CheckConstraint(
                condition=Q(minimum=None) | Q(minimum__lte=F("seats")),
                name="offer_minimum_fits",
                violation_error_message=_("Det minsta antalet är större än antalet platser."),
            ),
            models.CheckConstraint(
                condition=Q(cost_fixed__gte=0, cost_per_participant__gte=0),
                name="offer_costs_not_negative",
                violation_error_message=_("En kostnad kan inte vara mindre än noll."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.course)

    def get_absolute_url(self) -> str:
        return reverse("competence:offer", args=[self.pk])


class OfOfferQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(offer__in=Offer.objects.visible_to(viewer))


class TrainerCredit(RulesModel):
    """What a municipality pays less because it lends a trainer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="credits")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("kommun"))
    amount = money(_("avdrag, kronor"))
    note = models.CharField(_("för vad"), max_length=200, blank=True)

    objects: ClassVar[Any] = OfOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("avdrag för utlånad utbildare")
        verbose_name_plural = _("avdrag för utlånade utbildare")
        rules_permissions = of_package
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "organisation"],
                name="trainer_credit_once",
                violation_error_message=_("Kommunen har redan ett avdrag för kursen."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="trainer_credit_of_something",
                violation_error_message=_("Skriv ett belopp som är större än noll."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.offer}"


class AwardQuerySet(OfOfferQuerySet):
    def of_terms(self, terms: Iterable[Term]) -> Self:
        asked = (Q(offer__package__year=one.year, offer__package__half=one.half) for one in terms)
        return self.filter(Q(*asked, _connector=Q.OR))


class Award(RulesModel):
    """How many places a municipality got of a course, and why: the decision itself, which no later change touches.

    `computed` is what the method gave; the chiefs' meeting may give another number, with a reason. `weight` is empty where
    it was not known and there was room for all. `refused_before` of `wished_before` is the share that gave credit.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="awards")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("kommun"))
    wanted = models.PositiveSmallIntegerField(_("önskade"))
    weight = models.DecimalField(_("vikt"), max_digits=12, decimal_places=2, null=True)
    refused_before = models.PositiveIntegerField(default=0)
    wished_before = models.PositiveIntegerField(default=0)
    computed = models.PositiveSmallIntegerField(_("enligt metoden"))
    places = models.PositiveSmallIntegerField(_("platser"))
    reason = models.TextField(_("varför"))
    adjusted_because = models.CharField(_("varför ett annat antal"), max_length=300, blank=True)

    objects: ClassVar[Any] = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("tilldelning")
        verbose_name_plural = _("tilldelningar")
        rules_permissions = of_package
        constraints = [
            models.UniqueConstraint(fields=["offer", "organisation"], name="award_once"),
            models.CheckConstraint(
                condition=Q(places__lte=F("wanted"), computed__lte=F("wanted")), name="award_within_wishes"
            ),
            models.CheckConstraint(
                condition=Q(places=F("computed")) | ~Q(adjusted_because=""),
                name="award_adjusted_for_a_reason",
                violation_error_message=_("Skriv varför det blev ett annat antal."),
            ),
            models.CheckConstraint(condition=Q(refused_before__lte=F("wished_before")), name="award_credit_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.offer}: {self.places}"
