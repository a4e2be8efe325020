"""What the municipalities wish for, how they are staffed, and what the association knows and does about it."""

import uuid
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel, RulesModelBase, RulesModelMixin

from competence.models.participation import year
from competence.models.plan import Plan
from competence.rules import open_register, report_permissions, staff_register, survey_permissions, wish_permissions
from competence.terms import Half
from fyrbodal.drafts.models import NotOpen, Part
from fyrbodal.editing.fields import RichTextModelField
from fyrbodal.fields import ChoiceField, DayField, all_or_none
from fyrbodal.files.links import LONGEST, real_link
from fyrbodal.organisation.models import Organisation, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.sealed.models import Copy


class StaffQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """What is no secret among those who have signed in."""
        return self if viewer.is_authenticated else self.none()


class OpenQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Everybody may read it."""
        return self


class Wish(RulesModel):
    """A theme that a municipality, or all of them together, asks for in a year; the same theme is counted."""

    class Kind(models.TextChoices):
        PRIORITY = "priority", _("prioriterat område")
        PROPOSAL = "proposal", _("annat förslag")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("kommun")
    )
    wished_in = year(_("år"))
    kind = ChoiceField(_("slag"), choices=Kind, default=Kind.PROPOSAL)
    theme = models.CharField(_("tema"), max_length=160)
    note = models.CharField(_("förklaring"), max_length=300, blank=True)
    people = models.PositiveSmallIntegerField(
        _("ungefär hur många personer"), null=True, blank=True, validators=[MaxValueValidator(2000)]
    )
    source = models.CharField(_("källa"), max_length=200, blank=True)
    wished_at = models.DateTimeField(default=timezone.now, editable=False)
    wished_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    objects: ClassVar[Any] = StaffQuerySet.as_manager()

    class Meta:
        verbose_name = _("önskemål")
        verbose_name_plural = _("önskemål")
        rules_permissions = wish_permissions
        indexes = [models.Index(fields=["-wished_in", "theme"], name="wish_by_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "wished_in", "theme"],
                nulls_distinct=False,
                name="wish_once_a_year",
                violation_error_message=_("Det temat är redan önskat det året."),
            ),
        ]

    def __str__(self) -> str:
        return self.theme


class StaffingSurvey(RulesModel):
    """How the posts are filled in a half-year, as the municipalities answer; the words as given stay as they are."""

    Half = Half

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_in = year(_("år"))
    half = ChoiceField(_("halvår"), choices=Half)
    about = models.CharField(_("om"), max_length=200)
    asked_how = models.CharField(_("hur frågan ställdes"), max_length=300, blank=True)
    invited = models.PositiveSmallIntegerField(_("kommuner som fick frågan"), null=True, blank=True)
    closed_on = DayField(_("avslutad den"), null=True, blank=True)

    objects: ClassVar[Any] = StaffQuerySet.as_manager()

    class Meta:
        verbose_name = _("personalsituation")
        verbose_name_plural = _("personalsituationer")
        rules_permissions = staff_register
        constraints = [
            models.UniqueConstraint(
                fields=["asked_in", "half", "about"],
                name="staffing_survey_once",
                violation_error_message=_("Det halvåret finns redan."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.about}, {self.get_half_display()} {self.asked_in}"

    def get_absolute_url(self) -> str:
        return reverse("competence:survey", args=[self.pk])

    def next_position(self) -> int:
        """Of a question that comes last."""
        last: int | None = self.answers.aggregate(last=models.Max("position"))["last"]
        return 1 if last is None else last + 1


def words(label: Any) -> Any:
    return models.CharField(label, max_length=120, blank=True)


class StaffingRow(RulesModel):
    """A municipality's answer, or one of several for different units. Values are read out of the words by staffing.py."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(
        StaffingSurvey, on_delete=models.CASCADE, related_name="rows", verbose_name=_("personalsituation")
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("kommun"))
    label = models.CharField(_("enhet"), max_length=60, blank=True)
    posts = words(_("tjänster"))
    degree = words(_("socionomer"))
    other_education = words(_("annan utbildning"))
    consultants = words(_("konsulter"))
    years_0_2 = words(_("0–2 år"))
    years_2_5 = words(_("2–5 år"))
    years_over_5 = words(_("mer än 5 år"))
    vacant = words(_("vakanta tjänster"))
    relief = words(_("administrativ avlastning"))
    footnote = models.CharField(_("fotnot"), max_length=300, blank=True)
    was_asked = models.BooleanField(
        _("svarade själv"), default=True, help_text=_("Annars är uppgifterna hämtade ur något annat.")
    )
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects: ClassVar[Any] = StaffQuerySet.as_manager()

    class Meta:
        verbose_name = _("svar om personalsituationen")
        verbose_name_plural = _("svar om personalsituationen")
        rules_permissions = survey_permissions
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "organisation", "label"],
                name="staffing_row_once",
                violation_error_message=_("Kommunen har redan en rad för den enheten."),
            )
        ]

    def __str__(self) -> str:
        """Orust, Åmål EKB, and not Trollhättan Trollhättan 1."""
        place = str(self.organisation)
        return self.label if self.label.startswith(place) else f"{place} {self.label}".strip()


class SurveyAnswer(RulesModel):
    """A closed question beside the figures, and in how many municipalities the answer was so."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(StaffingSurvey, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField(_("ordning"))
    question = models.CharField(_("fråga"), max_length=200)
    count = models.PositiveSmallIntegerField(_("kommuner"), null=True, blank=True)
    of = models.PositiveSmallIntegerField(_("av"), null=True, blank=True)
    note = models.CharField(_("anmärkning"), max_length=300, blank=True)

    objects: ClassVar[Any] = StaffQuerySet.as_manager()

    class Meta:
        verbose_name = _("svar på en sluten fråga")
        verbose_name_plural = _("svar på slutna frågor")
        rules_permissions = staff_register
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "question"],
                name="survey_question_once",
                violation_error_message=_("Den frågan finns redan."),
            ),
            models.CheckConstraint(
                condition=Q(count=None) | Q(of=None) | Q(count__lte=models.F("of")),
                name="survey_answer_possible",
                violation_error_message=_("Fler kan inte ha svarat så än som fick frågan."),
            ),
        ]

    def __str__(self) -> str:
        return self.question


class Film(RulesModel):
    """A film or a link for staff, under a theme; whether the address still answers is kept by `files.LinkCheck`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    theme = models.CharField(_("tema"), max_length=80)
    title = models.CharField(_("titel"), max_length=200)
    provider = models.CharField(_("från"), max_length=120, blank=True)
    url = models.CharField(_("adress"), max_length=LONGEST, validators=[real_link])
    length = models.CharField(_("längd"), max_length=60, blank=True)
    study_guide_url = models.CharField(_("studiehandledning"), max_length=LONGEST, blank=True, validators=[real_link])
    note = models.CharField(_("anmärkning"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)

    objects: ClassVar[Any] = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("film eller länk")
        verbose_name_plural = _("filmer och länkar")
        rules_permissions = open_register
        ordering = ["theme", "position", "title", "pk"]

    def __str__(self) -> str:
        return self.title


class Region(RulesModel):
    """How another region introduces its new social workers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("region"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)
    inhabitants = models.PositiveIntegerField(_("invånare"), null=True, blank=True)
    municipalities = models.PositiveSmallIntegerField(_("kommuner"), null=True, blank=True)
    scope = models.CharField(_("omfattning"), max_length=300, blank=True)
    started = models.CharField(_("start"), max_length=60, blank=True)
    cost = models.CharField(_("kostnad"), max_length=300, blank=True)
    trainers = models.CharField(_("utbildare"), max_length=300, blank=True)
    content = models.TextField(_("innehåll"), max_length=2000, blank=True)
    as_of = models.CharField(_("gäller"), max_length=60, blank=True)

    objects: ClassVar[Any] = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("region att jämföra med")
        verbose_name_plural = _("regioner att jämföra med")
        rules_permissions = open_register
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class CycleStep(RulesModel):
    """Something that comes back every year in the work with the plan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month = models.PositiveSmallIntegerField(
        _("månad"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("1 till 12. Lämna tomt om det inte är sagt vilken."),
    )
    last_month = models.PositiveSmallIntegerField(
        _("till och med månad"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    what = models.CharField(_("vad"), max_length=120)
    who = models.CharField(_("vem"), max_length=120, blank=True)
    note = models.CharField(_("förklaring"), max_length=300, blank=True)

    objects: ClassVar[Any] = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("steg i årscykeln")
        verbose_name_plural = _("steg i årscykeln")
        rules_permissions = open_register
        ordering = ["month", "what", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(month=None, last_month=None)
                | Q(month__range=(1, 12)) & (Q(last_month=None) | Q(last_month__range=(1, 12))),
                name="cycle_step_in_a_month",
                violation_error_message=_("Skriv månaden som 1 till 12."),
            )
        ]

    def __str__(self) -> str:
        return self.what


class ReportQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Finished reports are for everybody; unfinished ones for those who write them."""
        return self if viewer.holds(Role.COURSE_ADMINISTRATOR) else self.filter(status=FollowUpReport.Status.FINISHED)


class FollowUpReport(RulesModelMixin, Part, metaclass=RulesModelBase):
    """What became of a plan: text and live tables; sealed as one document when it is finished."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("utkast")
        FINISHED = "finished", _("färdig")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reports", verbose_name=_("kompetensplan"))
    title = models.CharField(_("titel"), max_length=160)
    first_year = year(_("från och med år"))
    last_year = year(_("till och med år"))
    status = ChoiceField(_("läge"), choices=Status, default=Status.DRAFT, editable=False)
    copy = models.OneToOneField(Copy, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField(_("färdig sedan"), null=True, editable=False)
    finished_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")

    objects: ClassVar[Any] = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("uppföljning av en plan")
        verbose_name_plural = _("uppföljningar av planer")
        rules_permissions = report_permissions
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=models.F("first_year")),
                name="report_ends_after_start",
                violation_error_message=_("Perioden slutar innan den börjar."),
            ),
            models.CheckConstraint(
                condition=all_or_none("finished_at", "finished_by", "copy"), name="report_finished_at_and_by"
            ),
            models.CheckConstraint(
                condition=Q(status="draft", finished_at=None) | Q(status="finished", finished_at__isnull=False),
                name="report_finished_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("competence:report", args=[self.pk])

    def hold_open(self) -> None:
        hold_report(self.pk)


def hold_report(report: Any) -> None:
    """Raises NotOpen when the report is finished."""
    mine = FollowUpReport.objects.select_for_update(of=("self",)).filter(pk=report)
    if mine.values_list("status", flat=True).first() != FollowUpReport.Status.DRAFT:
        raise NotOpen


class ReportSectionQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(report__in=FollowUpReport.objects.visible_to(viewer))


class ReportSection(Part):
    """A part of a report: text under a heading, and perhaps a table that follows what the program knows."""

    class Table(models.TextChoices):
        PLAN = "plan", _("planens rader")
        PARTICIPATION = "participation", _("deltagande per utbildning")
        YEARS = "years", _("deltagande per år")
        MUNICIPALITIES = "municipalities", _("deltagande per kommun")
        STAFFING = "staffing", _("personalsituationen")
        WISHES = "wishes", _("önskemål")
        REGIONS = "regions", _("andra regioner")
        CYCLE = "cycle", _("årscykeln")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(FollowUpReport, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    heading = models.CharField(_("rubrik"), max_length=160)
    text = RichTextModelField(_("text"), blank=True)
    table = ChoiceField(_("tabell"), choices=Table, blank=True)

    objects: ClassVar[Any] = ReportSectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("avsnitt i en uppföljning")
        verbose_name_plural = _("avsnitt i uppföljningar")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.heading

    def hold_open(self) -> None:
        hold_report(self.report_id)
