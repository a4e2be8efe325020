"""Who gives money, for what, by which form, and when it is to be accounted for."""

import datetime as dt
import uuid
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.fields import ChoiceField
from fyrbodal.organisation.models import Organisation
from projects.deadlines import Rule
from projects.rules import programme_permissions

FIRST_YEAR, LAST_YEAR = 1990, 2100


def year(label: Any) -> Any:
    """A calendar year."""
    return models.PositiveSmallIntegerField(
        label, validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )


class NoSecretQuerySet(models.QuerySet[Any]):
    """Rows of which nothing is secret to those who have signed in."""

    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.is_authenticated else self.none()


class Programme(RulesModel):
    """A grant programme. A year's report is due on the same day each year, the year after."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("namn"), max_length=120, unique=True)
    funder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="programmes", verbose_name=_("bidragsgivare")
    )
    due_month = models.PositiveSmallIntegerField(_("redovisas senast, månad året efter"), default=2)
    due_day = models.PositiveSmallIntegerField(_("redovisas senast, dag"), default=28)
    reports_go_to = models.EmailField(_("redovisningen går till"), blank=True)
    funding_line = models.CharField(
        _("rad om finansieringen"), max_length=200, blank=True, help_text=_("Står på rapportens titelblad.")
    )

    objects: ClassVar[Any] = NoSecretQuerySet.as_manager()

    class Meta:
        verbose_name = _("bidragsprogram")
        verbose_name_plural = _("bidragsprogram")
        rules_permissions = programme_permissions
        constraints = [
            models.CheckConstraint(
                condition=Q(due_month__range=(1, 12), due_day__range=(1, 28)),
                name="programme_due_on_a_day_of_every_year",
                violation_error_message=_("Välj en dag som finns varje år, från den 1 till den 28."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def due_on(self, accounted: int) -> dt.date:
        """The last day for the report of a year."""
        return Rule(self.due_month, self.due_day).last_day(accounted)


class Priorities(RulesModel):
    """What a programme gives money for in a year."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="priorities")
    year = year(_("år"))
    lines = ArrayField(models.CharField(max_length=200), verbose_name=_("prioriterade inriktningar"), size=20)

    objects: ClassVar[Any] = NoSecretQuerySet.as_manager()

    class Meta:
        verbose_name = _("ett års prioriteringar")
        verbose_name_plural = _("årens prioriteringar")
        rules_permissions = programme_permissions
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "year"],
                name="priorities_once_a_year",
                violation_error_message=_("Årets prioriteringar finns redan."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.year}"


class TemplateVersion(RulesModel):
    """The form of a programme's reports. A trigger refuses to change what is published, and its sections."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="templates")
    number = models.PositiveSmallIntegerField(_("version"))
    published_at = models.DateTimeField(_("publicerad"), null=True, editable=False)
    statement = models.CharField(
        _("det som ansvarig chef intygar"), max_length=300, help_text=_("Skrivs ut i rapporten när den är intygad.")
    )

    objects: ClassVar[Any] = NoSecretQuerySet.as_manager()

    class Meta:
        verbose_name = _("rapportmall")
        verbose_name_plural = _("rapportmallar")
        rules_permissions = programme_permissions
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="template_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="template_numbered_from_one"),
        ]

    def __str__(self) -> str:
        return str(_("%(programme)s, mall %(number)s")) % {"programme": self.programme, "number": self.number}


class Limit(models.TextChoices):
    NONE = "none", _("ingen gräns")
    WORDS = "words", _("antal ord")
    HALF_PAGE = "half_page", _("en halv sida")


class Holds(models.TextChoices):
    """What of the report's data is printed in a section, after its text."""

    GOALS = "goals", _("mål: så tänkte vi, så gjorde vi")
    APPENDICES = "appendices", _("förteckning över bilagor")


class TemplateSectionQuerySet(NoSecretQuerySet):
    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class TemplateSection(RulesModel):
    """A numbered section of a form. `guidance` is shown while one writes and printed nowhere."""

    template = models.ForeignKey(TemplateVersion, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(_("ordning"))
    number = models.CharField(_("nummer"), max_length=8)
    title = models.CharField(_("rubrik"), max_length=120)
    guidance = models.TextField(_("anvisning"), max_length=2000, blank=True)
    is_summary = models.BooleanField(_("är sammanfattningen"), default=False)
    is_required = models.BooleanField(_("måste skrivas"), default=True)
    limit = ChoiceField(_("gräns"), choices=Limit, default=Limit.NONE)
    most_words = models.PositiveIntegerField(_("högst så många ord"), null=True, blank=True)
    holds = ChoiceField(_("visar"), choices=Holds, blank=True)

    objects: ClassVar[Any] = TemplateSectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("avsnitt i en rapportmall")
        verbose_name_plural = _("avsnitt i rapportmallar")
        rules_permissions = programme_permissions
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="template_section_number_once"),
            models.UniqueConstraint(fields=["template", "position"], name="template_section_position_once"),
            models.UniqueConstraint(
                fields=["template"],
                condition=Q(is_summary=True),
                name="template_one_summary",
                violation_error_message=_("Mallen har redan en sammanfattning."),
            ),
            models.CheckConstraint(
                condition=Q(limit="words", most_words__gte=1) | ~Q(limit="words") & Q(most_words=None),
                name="template_section_words_are_counted",
                violation_error_message=_("Skriv hur många ord avsnittet högst får ha."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def level(self) -> int:
        """1 for 6, 2 for 6.1."""
        return self.number.count(".") + 1
