"""The report of a year: written in sections by several, certified, sent in, and approved or returned."""

import datetime as dt
import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel, RulesModelBase, RulesModelMixin

from fyrbodal.drafts.models import NotOpen, Part
from fyrbodal.editing.fields import RichTextModelField
from fyrbodal.fields import ChoiceField, DayField, all_or_none
from fyrbodal.organisation.models import Person
from fyrbodal.organisation.roles import Role
from fyrbodal.sealed.models import Copy
from fyrbodal.turns import WrongTurn
from projects import economy
from projects.models.programme import TemplateSection, TemplateVersion
from projects.models.project import Goal, Grant, Project, due_on, money
from projects.rules import of_report, report_permissions


class ReportStatus(models.TextChoices):
    DRAFT = "draft", _("utkast")
    CERTIFIED = "certified", _("intygad")
    SUBMITTED = "submitted", _("inskickad")
    RETURNED = "returned", _("tillbaka för ändring")
    APPROVED = "approved", _("godkänd")


WRITABLE = (ReportStatus.DRAFT, ReportStatus.CERTIFIED, ReportStatus.RETURNED)
TURNS: dict[str, frozenset[str]] = {
    ReportStatus.DRAFT: frozenset({ReportStatus.CERTIFIED}),
    # A change takes the certificate away: back to where the writing was.
    ReportStatus.CERTIFIED: frozenset({ReportStatus.DRAFT, ReportStatus.RETURNED, ReportStatus.SUBMITTED}),
    ReportStatus.SUBMITTED: frozenset({ReportStatus.RETURNED, ReportStatus.APPROVED}),
    ReportStatus.RETURNED: frozenset({ReportStatus.CERTIFIED}),
    ReportStatus.APPROVED: frozenset({ReportStatus.RETURNED}),  # reopened
}


class Scope(models.TextChoices):
    """What may be written."""

    EVERYTHING = "everything", _("allt")
    FIGURES = "figures", _("bara siffrorna")
    TEXT = "text", _("bara texten")


class YearsReportQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Those of the project and its chiefs; who reviews grants reads what has been sent in once."""
        reviewed = Q(grant__project__programme__funder__in=viewer.bodies(Role.GRANT_REVIEWER))
        sent = reviewed & Q(first_sent_at__isnull=False)
        return self.filter(sent | Q(grant__project__in=Project.objects.theirs(viewer)))

    def with_whole(self) -> Self:
        """With all that its pages name."""
        return self.select_related(
            "grant__project__programme__funder", "grant__project__organisation", "grant__project__based_at", "template"
        )


class Report(RulesModelMixin, Part, metaclass=RulesModelBase):
    """Its own columns are the boxes of the cover; the rest is rows below."""

    class Repaid(models.TextChoices):
        TO_BE = economy.Repaid.TO_BE.value, _("ska betalas tillbaka")
        HAS_BEEN = economy.Repaid.HAS_BEEN.value, _("har betalats tillbaka")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.OneToOneField(Grant, on_delete=models.CASCADE, related_name="report")
    template = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="reports")
    status = ChoiceField(
        _("läge"),
        choices=ReportStatus,
        default=ReportStatus.DRAFT,
        editable=False,
        called="report_of_year_status_known",
    )
    scope = ChoiceField(_("öppen för"), choices=Scope, default=Scope.EVERYTHING, editable=False)
    money_left = models.BooleanField(_("alla beviljade pengar har inte använts"), default=False)
    repayment = money(_("belopp att betala tillbaka, kronor"), null=True, blank=True)
    repaid = ChoiceField(_("återbetalning"), choices=Repaid, blank=True)
    repaid_on = DayField(_("betalades tillbaka den"), null=True, blank=True)
    first_sent_at = models.DateTimeField(null=True, editable=False)
    returned_at = models.DateTimeField(null=True, editable=False)
    approved_at = models.DateTimeField(_("godkänd"), null=True, editable=False)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[Any] = YearsReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("redovisning")
        verbose_name_plural = _("redovisningar")
        rules_permissions = report_permissions
        constraints = [
            models.CheckConstraint(
                condition=Q(repayment=None) | Q(repayment__gte=0),
                name="report_repayment_not_negative",
                violation_error_message=_("Ett belopp kan inte vara mindre än noll."),
            ),
            models.CheckConstraint(
                condition=Q(repaid="has_been") | Q(repaid_on=None),
                name="report_repaid_on_a_day",
                violation_error_message=_("En dag skrivs bara när pengarna har betalats tillbaka."),
            ),
            models.CheckConstraint(
                condition=all_or_none("approved_at", "approved_by")
                & (Q(status="approved", approved_at__isnull=False) | ~Q(status="approved") & Q(approved_at=None)),
                name="report_approved_at_and_by",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["submitted", "approved"]) | Q(first_sent_at__isnull=False),
                name="report_sent_is_dated",
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | Q(returned_at__isnull=False), name="report_returned_is_dated"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["submitted", "approved"]) | Q(returned_at=None),
                name="report_answered_is_not_returned",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Redovisning av %(grant)s")) % {"grant": self.grant}

    def get_absolute_url(self) -> str:
        return reverse("projects:report", args=[self.pk])

    @property
    def project(self) -> Project:
        found: Project = self.grant.project
        return found

    @property
    def due_on(self) -> dt.date:
        return due_on(self.grant)

    def hold_open(self) -> None:
        write_in(self, Scope.FIGURES)

    def turn(self, status: str) -> None:
        """The next status, not yet written. Raises WrongTurn; the caller holds the row."""
        if status not in TURNS[self.status]:
            words = {"report": self, "status": self.get_status_display()}
            raise WrongTurn(_("%(report)s är %(status)s, så det går inte nu.") % words)
        self.status = status

    @property
    def is_writable(self) -> bool:
        return self.status in WRITABLE


def write_in(report: Report, what: Scope) -> None:
    """Hold the report while something of it is written. Raises NotOpen.

    Somebody certified what it said; whatever is written from here on takes the certificate away.
    """
    held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if not held.is_writable or held.scope not in (Scope.EVERYTHING, what):
        raise NotOpen
    if held.status == ReportStatus.CERTIFIED:
        withdraw(held, _("Något skrevs om efter intyget."))


def withdraw(held: Report, because: Any) -> None:
    """Take the certificate away from a report that the caller holds."""
    held.turn(ReportStatus.RETURNED if held.returned_at else ReportStatus.DRAFT)
    held.save(update_fields=["status"])
    void(held, because)


def void(held: Report, because: Any) -> None:
    """Its certificate stands no longer, whatever becomes of the report."""
    standing = held.certificates.filter(withdrawn_at=None)
    standing.update(withdrawn_at=timezone.now(), withdrawn_because=str(because))


class OfReportQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(report__in=Report.objects.visible_to(viewer))


class Section(Part):
    """What is written under a heading of the form."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    of = models.ForeignKey(TemplateSection, on_delete=models.PROTECT, related_name="+")
    text = RichTextModelField(_("text"), blank=True)

    objects: ClassVar[Any] = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("avsnitt i en redovisning")
        verbose_name_plural = _("avsnitt i redovisningar")
        ordering = ["of__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "of"], name="report_section_once")]

    def __str__(self) -> str:
        return str(self.of)

    def hold_open(self) -> None:
        write_in(self.report, Scope.TEXT)


class Done(Part):
    """What became of a goal of the application."""

    class Outcome(models.TextChoices):
        AS_THOUGHT = "as_thought", _("som vi tänkte")
        PARTLY = "partly", _("delvis")
        OTHERWISE = "otherwise", _("på ett annat sätt")
        NOT = "not", _("blev inte av")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="done")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="done")
    outcome = ChoiceField(_("hur det blev"), choices=Outcome, blank=True)
    did = models.TextField(_("så gjorde vi"), max_length=6000, blank=True)
    deviation = models.TextField(
        _("avvikelse"), max_length=2000, blank=True, help_text=_("Vad som blev annorlunda, och varför.")
    )

    objects: ClassVar[Any] = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("mål, så gjorde vi")
        verbose_name_plural = _("mål, så gjorde vi")
        ordering = ["goal__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "goal"], name="report_goal_once")]

    def __str__(self) -> str:
        return str(self.goal)

    def hold_open(self) -> None:
        write_in(self.report, Scope.TEXT)


class Certificate(RulesModel):
    """That the responsible chief stands for what the sealed copy says. Any later change withdraws it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="certificates")
    number = models.PositiveSmallIntegerField()
    copy = models.OneToOneField(Copy, on_delete=models.PROTECT, related_name="+")
    statement = models.CharField(max_length=300)
    certified_at = models.DateTimeField(_("intygat"), default=timezone.now)
    certified_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("namn"), max_length=120)
    title = models.CharField(_("befattning"), max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("intyg")
        verbose_name_plural = _("intyg")
        rules_permissions = of_report
        ordering = ["-number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="certificate_number_once"),
            models.UniqueConstraint(fields=["report"], condition=Q(withdrawn_at=None), name="certificate_one_stands"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because=""),
                name="certificate_withdrawn_because",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Intyg %(number)s, %(name)s")) % {"number": self.number, "name": self.name}


class Submission(RulesModel):
    """That a certified report was sent in; its number and hour are the receipt. Also how it was answered."""

    class Answer(models.TextChoices):
        APPROVED = "approved", _("godkänd")
        RETURNED = "returned", _("tillbaka för ändring")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="submissions")
    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="submission")
    sent_at = models.DateTimeField(_("inskickad"), default=timezone.now)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = ChoiceField(_("svar"), choices=Answer, blank=True)
    answered_at = models.DateTimeField(_("besvarad"), null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField(_("till dem som skrev"), max_length=3000, blank=True)

    objects: ClassVar[Any] = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("inskickad redovisning")
        verbose_name_plural = _("inskickade redovisningar")
        rules_permissions = of_report
        ordering = ["-sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(answer=""), name="submission_one_waits"),
            models.CheckConstraint(
                condition=all_or_none("answered_at", "answered_by")
                & (Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False)),
                name="submission_answered_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(report)s, inskickad")) % {"report": self.report}


class Reason(RulesModel):
    """Why a report came back, in a section of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="reasons")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="reasons")
    text = models.TextField(_("att ändra"), max_length=2000)

    class Meta:
        verbose_name = _("skäl till att en redovisning kom tillbaka")
        verbose_name_plural = _("skäl till att redovisningar kom tillbaka")
        ordering = ["section__of__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "section"], name="reason_once_a_section")]

    def __str__(self) -> str:
        return self.text


class Reopening(RulesModel):
    """That an approved report was opened again, for what and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="reopenings")
    scope = ChoiceField(_("öppen för"), choices=Scope)
    because = models.CharField(_("skäl"), max_length=300)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("öppnad redovisning")
        verbose_name_plural = _("öppnade redovisningar")
        rules_permissions = of_report
        ordering = ["-opened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.report}, {self.get_scope_display()}"


class Comment(RulesModel):
    """A remark beside a section, until somebody has seen to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(_("kommentar"), max_length=2000)
    said_at = models.DateTimeField(default=timezone.now, editable=False)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, editable=False, related_name="+")
    resolved_at = models.DateTimeField(null=True, editable=False)
    resolved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("kommentar")
        verbose_name_plural = _("kommentarer")
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none("resolved_at", "resolved_by"), name="comment_resolved_at_and_by"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Appendix(RulesModel):
    """A file that goes with the report."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="appendices")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("rubrik"), max_length=160)
    upload = models.ForeignKey("files.Upload", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("bilaga")
        verbose_name_plural = _("bilagor")
        rules_permissions = of_report
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title
