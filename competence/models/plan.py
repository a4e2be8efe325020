"""Competence plans: what is needed at each step, where that is met, which courses are proposed and how often."""

import datetime as dt
import uuid
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModelBase, RulesModelMixin

from competence.areas import Area, Step
from competence.models.course import Course
from competence.rules import plan_permissions
from fyrbodal.drafts.models import NotOpen, Part
from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.organisation.roles import Role


class PlanStatus(models.TextChoices):
    DRAFT = "draft", _("utkast")
    ADOPTED = "adopted", _("antagen")
    SUPERSEDED = "superseded", _("ersatt")


class PlanQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """What has been adopted is for everybody, proposals for all who have signed in, drafts for those who write them."""
        if viewer.holds(Role.COURSE_ADMINISTRATOR):
            return self
        read = ~Q(status=PlanStatus.DRAFT)
        return self.filter(read | Q(proposed_on__isnull=False) if viewer.is_authenticated else read)

    def adopted(self) -> Self:
        return self.filter(status=PlanStatus.ADOPTED)

    def proposed(self) -> Self:
        return self.filter(status=PlanStatus.DRAFT, proposed_on__isnull=False)

    def in_order(self, *within: str) -> Self:
        """By area, the newest first; `within` is the order of what is asked for of each."""
        return self.order_by("area", "-starts_on", "-created_at", "pk", *within)


class Plan(RulesModelMixin, Part, metaclass=RulesModelBase):
    """A plan of an area for some years. What has been adopted is not changed but revised: `revises` is the one before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = ChoiceField(_("område"), choices=Area)
    name = models.CharField(_("namn"), max_length=120)
    audience = models.CharField(_("för vilka"), max_length=200, blank=True)
    introduction = models.TextField(_("inledning"), max_length=3000, blank=True)
    starts_on = DayField(_("gäller från och med"))
    ends_on = DayField(_("gäller till och med"))
    status = ChoiceField(_("läge"), choices=PlanStatus, default=PlanStatus.DRAFT, editable=False)
    proposed_on = DayField(_("visat som förslag sedan"), null=True, blank=True, editable=False)
    adopted_on = DayField(_("antagen den"), null=True, blank=True)
    adopted_by_whom = models.CharField(_("antagen av"), max_length=120, blank=True)
    adopted_where = models.CharField(_("vid"), max_length=120, blank=True)
    revises = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="revisions"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("kompetensplan")
        verbose_name_plural = _("kompetensplaner")
        rules_permissions = plan_permissions
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="plan_ends_after_start",
                violation_error_message=_("Planen slutar innan den börjar."),
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(adopted_on__isnull=False) & ~Q(adopted_by_whom=""),
                name="plan_adopted_by_somebody_on_a_day",
                violation_error_message=_("Skriv vem som antog planen och när."),
            ),
            models.UniqueConstraint(
                fields=["area", "name"],
                condition=Q(status="adopted"),
                name="plan_one_is_adopted",
                violation_error_message=_("En plan med det namnet är redan antagen."),
            ),
            models.UniqueConstraint(
                fields=["revises"],
                condition=Q(status="draft"),
                name="plan_one_draft_of_a_revision",
                violation_error_message=_("Planen har redan ett utkast till revidering."),
            ),
            models.CheckConstraint(condition=Q(revises=None) | ~Q(revises=F("id")), name="plan_revises_another"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("competence:plan", args=[self.pk])

    def hold_open(self) -> None:
        hold_draft(self.pk)

    @property
    def is_proposal(self) -> bool:
        return bool(self.status == PlanStatus.DRAFT and self.proposed_on)

    def holds_on(self, day: dt.date) -> bool:
        return bool(self.starts_on <= day <= self.ends_on)


def hold_draft(plan: Any) -> None:
    """Keep a plan from being adopted while something of it is written. Raises NotOpen."""
    held = Plan.objects.select_for_update().filter(pk=plan).values_list("status", flat=True).first()
    if held != PlanStatus.DRAFT:
        raise NotOpen


class OfPlan(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        path = "plan" if self.model is Section else "section__plan"
        return self.filter(**{f"{path}__in": Plan.objects.visible_to(viewer)})


class Section(Part):
    """A step in the profession, or an area of national guidelines; then nobody's years decide."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    step = ChoiceField(
        _("steg"), choices=Step, blank=True, help_text=_("Lämna tomt för ett område i nationella riktlinjer.")
    )
    heading = models.CharField(_("rubrik"), max_length=120)
    comment = models.TextField(_("kommentar"), max_length=2000, blank=True)

    objects = OfPlan.as_manager()

    class Meta:
        verbose_name = _("avsnitt i en kompetensplan")
        verbose_name_plural = _("avsnitt i kompetensplaner")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "step"],
                condition=~Q(step=""),
                name="section_step_once",
                violation_error_message=_("Planen har redan ett avsnitt för det steget."),
            )
        ]

    def __str__(self) -> str:
        return self.heading

    def hold_open(self) -> None:
        hold_draft(self.plan_id)


class Need(Part):
    """A need of competence that each municipality meets by itself, or all of them together."""

    class Met(models.TextChoices):
        LOCALLY = "locally", _("möts lokalt")
        JOINTLY = "jointly", _("möts gemensamt")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="needs")
    position = models.PositiveIntegerField()
    met = ChoiceField(_("hur"), choices=Met, default=Met.JOINTLY)
    text = models.CharField(_("behov"), max_length=300)
    points = ArrayField(models.CharField(max_length=300), verbose_name=_("delar"), default=list, blank=True, size=20)

    objects = OfPlan.as_manager()

    class Meta:
        verbose_name = _("kompetensbehov")
        verbose_name_plural = _("kompetensbehov")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text

    def hold_open(self) -> None:
        hold_draft(self.section.plan_id)


class Line(Part):
    """A proposed course or theme, and how often, in the plan's own words (read by frequency.py)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    theme = models.CharField(_("utbildning eller tema"), max_length=200)
    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, null=True, blank=True, related_name="lines", verbose_name=_("kurs")
    )
    frequency = models.CharField(_("frekvens"), max_length=120, blank=True)
    note = models.CharField(_("anmärkning"), max_length=300, blank=True)

    objects = OfPlan.as_manager()

    class Meta:
        verbose_name = _("rad i en kompetensplan")
        verbose_name_plural = _("rader i kompetensplaner")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.theme

    def hold_open(self) -> None:
        hold_draft(self.section.plan_id)
