"""Projects, and the money that each was granted for a year."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.organisation.models import Body, Organisation, Person, Unit
from fyrbodal.organisation.models.body import BodyQuerySet
from fyrbodal.organisation.roles import Kind, Role
from projects.models.programme import Programme, year
from projects.rules import of_project, project_permissions


def money(label: Any, **options: Any) -> Any:
    """Swedish crowns with two decimals, never negative."""
    return models.DecimalField(
        label, max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal(0))], **options
    )


class ProjectQuerySet(BodyQuerySet):
    def visible_to(self, viewer: Any) -> Self:
        """Those who are in it, the chiefs where it belongs, those who review its funder's grants, and administrators."""
        if viewer.holds(Role.ADMINISTRATOR):
            return self
        reviewed = Q(programme__funder__in=viewer.bodies(Role.GRANT_REVIEWER))
        return self.filter(reviewed | self._theirs(viewer)) if viewer.is_authenticated else self.none()

    def theirs(self, viewer: Any) -> Self:
        """Of those who are in it and the chiefs where it belongs, who read what is being written."""
        return self.filter(self._theirs(viewer)) if viewer.is_authenticated else self.none()

    def _theirs(self, viewer: Any) -> Q:
        chiefs = Q(organisation__in=viewer.bodies(Role.IFO_CHIEF)) | Q(based_at__in=viewer.bodies(Role.UNIT_MANAGER))
        return chiefs | Q(pk__in=viewer.bodies())


class Project(Body):
    """A development project over one or several years. Who leads it and writes in it are appointments."""

    KIND = Kind.PROJECT

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="projects", verbose_name=_("bidragsprogram")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="projects", verbose_name=_("organisation")
    )
    based_at = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("enhet")
    )
    about = models.TextField(_("vad projektet vill"), max_length=1000, blank=True)
    contact = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kontaktperson")
    )
    searched = models.TextField(
        _("sökt i kunskapsbanken"),
        max_length=1000,
        blank=True,
        help_text=_("Vad ni sökte efter innan ni ansökte, och vad ni fann."),
    )
    predecessor = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successor",
        verbose_name=_("bygger vidare på"),
    )

    objects: ClassVar[Any] = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("projekt")
        verbose_name_plural = _("projekt")
        rules_permissions = project_permissions
        constraints = [
            models.CheckConstraint(
                condition=Q(predecessor=None) | ~Q(predecessor=F("body_ptr")),
                name="project_follows_another",
                violation_error_message=_("Ett projekt kan inte bygga vidare på sig självt."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.based_at and self.based_at.organisation_id != self.organisation_id:
            raise ValidationError({"based_at": _("Enheten hör till en annan organisation.")})

    def get_absolute_url(self) -> str:
        return reverse("projects:project", args=[self.pk])


class OfProjectQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(project__in=Project.objects.visible_to(viewer))


class Grant(RulesModel):
    """What a project was granted for a year, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="grants")
    year = year(_("år"))
    registration_number = models.CharField(_("dnr"), max_length=40, blank=True)
    amount = money(_("beviljat belopp, kronor"))
    decided_on = DayField(_("beslutat den"), null=True, blank=True)
    reasons = models.TextField(_("skäl för beslutet"), max_length=2000, blank=True)

    objects: ClassVar[Any] = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("bidrag för ett år")
        verbose_name_plural = _("bidrag för år")
        rules_permissions = of_project
        constraints = [
            models.UniqueConstraint(
                fields=["project", "year"],
                name="grant_once_a_year",
                violation_error_message=_("Projektet har redan ett bidrag för det året."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="grant_is_something",
                violation_error_message=_("Beloppet ska vara större än noll."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("projects:grant", args=[self.pk])


class OfGrantQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(grant__in=Grant.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class Goal(RulesModel):
    """A goal of the application: what the project thought that it would do."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="goals")
    position = models.PositiveSmallIntegerField(_("ordning"))
    title = models.CharField(_("mål"), max_length=160)
    thought = models.TextField(_("så tänkte vi"), max_length=4000, blank=True)

    objects: ClassVar[Any] = OfGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("mål i en ansökan")
        verbose_name_plural = _("mål i ansökningar")
        rules_permissions = of_project

    def __str__(self) -> str:
        return self.title


class Budgeted(models.TextChoices):
    """The rows of the form's economy; what was granted stands on the grant itself."""

    OWN = "own", _("egen insats")
    OTHER_INCOME = "other_income", _("övriga intäkter")
    PERSONNEL = "personnel", _("personal med sociala avgifter")
    ADMINISTRATION = "administration", _("administration")
    EDUCATION = "education", _("utbildning")
    OTHER_COST = "other_cost", _("övriga kostnader")


class BudgetRow(RulesModel):
    """What the application reckoned with."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="budget")
    position = models.PositiveSmallIntegerField(_("ordning"))
    kind = ChoiceField(_("slag"), choices=Budgeted)
    text = models.CharField(_("vad"), max_length=200, blank=True)
    amount = money(_("belopp, kronor"))

    objects: ClassVar[Any] = OfGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("rad i en budget")
        verbose_name_plural = _("rader i budgetar")
        rules_permissions = of_project
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="budget_row_not_negative",
                violation_error_message=_("Ett belopp kan inte vara mindre än noll."),
            )
        ]

    def __str__(self) -> str:
        return self.text or str(self.get_kind_display())


class Extension(RulesModel):
    """That a year's report may come later, and why; the newest one holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="extensions")
    until_on = DayField(_("till och med"))
    because = models.CharField(_("skäl"), max_length=300)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, editable=False, related_name="+")

    objects: ClassVar[Any] = OfGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("anstånd")
        verbose_name_plural = _("anstånd")
        rules_permissions = of_project

    def __str__(self) -> str:
        return f"{self.grant}, {self.until_on}"


def due_on(grant: Grant) -> dt.date:
    """The last day for its report: the programme's, or that of the newest extension."""
    newest = max(grant.extensions.all(), key=lambda one: (one.given_at, one.pk), default=None)
    found: dt.date = newest.until_on if newest else grant.project.programme.due_on(grant.year)
    return found
