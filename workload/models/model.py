"""Models as data: what work weighs in a municipality, version by version, and which unit measures with which."""

import uuid
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel, RulesModelBase, RulesModelMixin

from fyrbodal.drafts.models import NotOpen, Part
from fyrbodal.fields import ChoiceField, all_or_none
from fyrbodal.organisation.models import Organisation, Person, Unit
from fyrbodal.organisation.roles import Role
from fyrbodal.periods import Dated, DatedQuerySet, ends_after_start, never_twice_at_once
from workload.rules import LEADERS, adoption_permissions, family_permissions, version_permissions
from workload.staff import StaffKind

DEFAULT_LIMIT = Decimal(110)  # percent; a proposal, which each unit chooses for itself


class VersionStatus(models.TextChoices):
    DRAFT = "draft", _("utkast")
    PUBLISHED = "published", _("gäller")
    RETIRED = "retired", _("avvecklad")


def kept_by(viewer: Any) -> Q:
    """The municipalities whose models somebody keeps: as their chief, or as one who leads a unit of theirs."""
    units = Unit.objects.filter(pk__in=viewer.bodies(*LEADERS))
    return Q(pk__in=viewer.bodies(Role.IFO_CHIEF)) | Q(pk__in=units.values("organisation"))


class FamilyQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """What work weighs is no secret among those who have signed in."""
        return self if viewer.is_authenticated else self.none()

    def templates(self) -> Self:
        return self.filter(organisation=None)

    def kept_by(self, viewer: Any) -> Self:
        return self.filter(organisation__in=Organisation.objects.filter(kept_by(viewer)))


class Family(RulesModel):
    """A model through all its versions. One without a municipality came with the program, to be copied."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kommun")
    )
    staff_kind = ChoiceField(_("personal"), choices=StaffKind, default=StaffKind.TREATMENT)
    name = models.CharField(_("namn"), max_length=80)

    objects = FamilyQuerySet.as_manager()

    class Meta:
        verbose_name = _("modell")
        verbose_name_plural = _("modeller")
        rules_permissions = family_permissions
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                nulls_distinct=False,
                name="family_name_once",
                violation_error_message=_("Kommunen har redan en modell med det namnet."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workload:family", args=[self.pk])


class VersionQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """All but the drafts, which are seen by those who keep the municipality's models; templates by all."""
        if not viewer.is_authenticated:
            return self.none()
        kept = Q(family__organisation__in=Organisation.objects.filter(kept_by(viewer)))
        return self.filter(~Q(status=VersionStatus.DRAFT) | Q(family__organisation=None) | kept)

    def published(self) -> Self:
        return self.filter(status=VersionStatus.PUBLISHED)

    def latest_first(self) -> Self:
        return self.order_by("-number")


class Version(RulesModelMixin, Part, metaclass=RulesModelBase):
    """`definition` is a model after design/workload.md; `weights` says of each weight who owns it and where it is from.

    A trigger refuses to change the definition of what has been published.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="versions", verbose_name=_("modell"))
    number = models.PositiveSmallIntegerField(_("version"))
    status = ChoiceField(_("läge"), choices=VersionStatus, default=VersionStatus.DRAFT, editable=False)
    definition = models.JSONField(_("innehåll"))
    weights = models.JSONField(_("vikternas grund"), default=dict)
    change_note = models.CharField(_("vad som är nytt"), max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    retired_at = models.DateTimeField(null=True, editable=False)
    retired_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version av en modell")
        verbose_name_plural = _("versioner av modeller")
        rules_permissions = version_permissions
        constraints = [
            models.UniqueConstraint(fields=["family", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["family"],
                condition=Q(status="draft"),
                name="version_one_draft",
                violation_error_message=_("Modellen har redan ett utkast."),
            ),
            models.UniqueConstraint(
                fields=["family"], condition=Q(status="published"), name="version_one_is_published"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_numbered_from_one"),
            models.CheckConstraint(
                condition=all_or_none("published_at", "published_by"), name="version_published_at_and_by"
            ),
            models.CheckConstraint(condition=all_or_none("retired_at", "retired_by"), name="version_retired_at_and_by"),
            models.CheckConstraint(
                condition=Q(status="draft", published_at=None) | Q(~Q(status="draft"), published_at__isnull=False),
                name="version_published_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(~Q(status="retired"), retired_at=None) | Q(status="retired", retired_at__isnull=False),
                name="version_retired_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(family)s, version %(number)s")) % {"family": self.family, "number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("workload:version", args=[self.pk])

    def hold_open(self) -> None:
        mine = Version.objects.filter(pk=self.pk, family__organisation__isnull=False)
        if mine.select_for_update(of=("self",)).values_list("status", flat=True).first() != VersionStatus.DRAFT:
            raise NotOpen


class AdoptionQuerySet(DatedQuerySet):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.is_authenticated else self.none()


class Adoption(Dated, RulesModel):
    """That a unit measures with a model, and from which load on it has to do something about it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("enhet"))
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("modell"))
    limit = models.DecimalField(
        _("gräns, procent"),
        max_digits=5,
        decimal_places=2,
        default=DEFAULT_LIMIT,
        help_text=_("Belastning över gränsen två perioder i rad kräver en åtgärd."),
    )

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("modell som en enhet mäter med")
        verbose_name_plural = _("modeller som enheter mäter med")
        rules_permissions = adoption_permissions
        constraints = [
            ends_after_start("adoption_ends_after_start"),
            never_twice_at_once(
                "adoption_once_at_a_time", "unit", message=_("Enheten mäter redan med en modell under den tiden.")
            ),
            models.CheckConstraint(
                condition=Q(limit__gt=0, limit__lte=500),
                name="adoption_limit_possible",
                violation_error_message=_("Gränsen ska vara över 0 och högst 500 procent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.family}"
