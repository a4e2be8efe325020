"""A sheet: what somebody, or a row without a person, has on the table in a period."""

import uuid
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModelBase, RulesModelMixin

from fyrbodal.drafts.models import NotOpen, Part
from fyrbodal.fields import ChoiceField, all_or_none
from fyrbodal.organisation.models import Person
from fyrbodal.turns import WrongTurn
from workload.models.period import Period
from workload.rules import LEADERS, sheet_permissions


class SheetStatus(models.TextChoices):
    DRAFT = "draft", _("fylls i")
    SUBMITTED = "submitted", _("inskickat")
    TALKED = "talked", _("genomgånget")
    LOCKED = "locked", _("låst")


TURNS = {
    SheetStatus.DRAFT: {SheetStatus.SUBMITTED},
    SheetStatus.SUBMITTED: {SheetStatus.DRAFT, SheetStatus.TALKED, SheetStatus.LOCKED},
    SheetStatus.TALKED: {SheetStatus.DRAFT, SheetStatus.LOCKED},
    SheetStatus.LOCKED: {SheetStatus.DRAFT},
}


class SheetKind(models.TextChoices):
    EMPLOYEE = "employee", _("medarbetare")
    CONSULTANT = "consultant", _("konsult")
    VACANT = "vacant", _("vakant tjänst")
    UNASSIGNED = "unassigned", _("ej fördelade ärenden")


class SheetQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """One's own, and those of the units that one leads. Nobody else sees a sheet, administrators neither."""
        if not viewer.is_authenticated:
            return self.none()
        return self.filter(Q(person_id=viewer.pk) | Q(period__unit__in=viewer.bodies(*LEADERS)))

    def with_all(self) -> Self:
        """But for what the model says, which is read once for all sheets; see documents.weighing.model_of."""
        rows = self.select_related("period__unit", "period__version__family", "person")
        return rows.defer("period__version__definition", "period__version__weights")

    def newest_first(self) -> Self:
        return self.order_by("-period__starts_on", "-pk")

    def held(self, sheet: "Sheet") -> "Sheet":
        """As it stands now; nobody else takes a turn with it until the transaction ends."""
        found: Sheet = self.with_all().select_for_update(of=("self",)).get(pk=sheet.pk)
        return found


class Sheet(RulesModelMixin, Part, metaclass=RulesModelBase):
    """An employee's percentage and experience stand in her employment; other rows say their own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="sheets", verbose_name=_("period"))
    kind = ChoiceField(_("rad"), choices=SheetKind, default=SheetKind.EMPLOYEE)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="sheets", verbose_name=_("person")
    )
    label = models.CharField(_("beteckning"), max_length=60, blank=True)
    percentage = models.DecimalField(_("procent"), max_digits=5, decimal_places=2, null=True, blank=True)
    experience = models.CharField(_("erfarenhet"), max_length=60, blank=True)  # a level of the model
    status = ChoiceField(_("läge"), choices=SheetStatus, default=SheetStatus.DRAFT, editable=False)
    self_rating = models.PositiveSmallIntegerField(
        _("hur det känns"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    flex_hours = models.DecimalField(_("flexsaldo, timmar"), max_digits=5, decimal_places=1, null=True, blank=True)
    note = models.TextField(_("anteckning"), max_length=2000, blank=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    reopened_because = models.CharField(
        _("skäl till att det öppnades igen"), max_length=300, blank=True, editable=False
    )
    returned_because = models.CharField(
        _("ord på vägen när det skickades tillbaka"), max_length=300, blank=True, editable=False
    )
    disposed_at = models.DateTimeField(_("raderna gallrade"), null=True, editable=False)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("mätblad")
        verbose_name_plural = _("mätblad")
        rules_permissions = sheet_permissions
        indexes = [models.Index(fields=["person", "period"], name="sheet_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "person"],
                name="sheet_once_a_period",
                violation_error_message=_("Personen har redan ett blad för den perioden."),
            ),
            models.UniqueConstraint(
                fields=["period", "kind", "label"],
                condition=Q(person=None),
                name="sheet_label_once_a_period",
                violation_error_message=_("Det finns redan en sådan rad i perioden."),
            ),
            models.CheckConstraint(
                condition=Q(kind="employee", person__isnull=False, percentage=None, label="")
                | Q(~Q(kind="employee"), person=None, percentage__isnull=False),
                name="sheet_of_a_person_or_a_row",
                violation_error_message=_("En medarbetare är en person; övriga rader har en egen procent."),
            ),
            models.CheckConstraint(
                condition=Q(percentage=None) | Q(percentage__gte=0, percentage__lte=100),
                name="sheet_percentage_possible",
                violation_error_message=_("Procenten ska vara mellan 0 och 100."),
            ),
            models.CheckConstraint(
                condition=Q(self_rating=None) | Q(self_rating__gte=1, self_rating__lte=5),
                name="sheet_self_rating_one_to_five",
                violation_error_message=_("Välj 1 till 5."),
            ),
            models.CheckConstraint(
                condition=all_or_none("submitted_at", "submitted_by"), name="sheet_submitted_at_and_by"
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(submitted_at__isnull=False), name="sheet_submitted_is_dated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.period.name}"

    def get_absolute_url(self) -> str:
        return reverse("workload:sheet", args=[self.pk])

    @property
    def name(self) -> str:
        """Whose it is: a person's name, or what the row is called."""
        return str(self.person or self.label or self.get_kind_display())

    @property
    def is_draft(self) -> bool:
        return bool(self.status == SheetStatus.DRAFT)

    @property
    def is_settled(self) -> bool:
        """What it weighed is kept, whatever is changed afterwards."""
        return self.status == SheetStatus.LOCKED or self.disposed_at is not None

    def turn(self, status: SheetStatus) -> None:
        """Take one of the allowed turns; the caller saves. Raises WrongTurn."""
        if self.disposed_at:
            raise WrongTurn(_("Bladets rader är gallrade, så det fylls inte i längre."))
        here = SheetStatus(self.status)
        if status not in TURNS[here]:
            words = {"here": here.label, "there": status.label}
            raise WrongTurn(_("Bladet är %(here)s och kan inte bli %(there)s.") % words)
        self.status = status

    def hold_open(self) -> None:
        hold_draft(self.pk)

    def next_position(self) -> int:
        """After the last line; the caller holds the sheet."""
        last = self.lines.aggregate(last=Max("position"))["last"]
        return 0 if last is None else last + 1


def hold_draft(sheet: Any) -> None:
    """Lock a sheet while something below it is written; sending it in takes the same lock."""
    mine = Sheet.objects.filter(pk=sheet, disposed_at=None).select_for_update(of=("self",), no_key=True)
    if mine.values_list("status", flat=True).first() != SheetStatus.DRAFT:
        raise NotOpen
