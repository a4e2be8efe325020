"""A municipality's enrolment: its units wish, its chief gathers the wishes into one sheet and sends it in."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel, RulesModelBase, RulesModelMixin

from competence.models.course import MOST_SEATS
from competence.models.offer import Offer
from competence.models.package import TermPackage
from competence.rules import LEADERS, line_permissions, sheet_permissions, unit_wish_permissions
from fyrbodal.drafts.models import Conflict, NotOpen, Part, Saved
from fyrbodal.fields import ChoiceField, DayField, all_or_none
from fyrbodal.organisation.models import Organisation, Person, Unit
from fyrbodal.organisation.roles import Role


def leads_in(viewer: Any) -> Any:
    """The organisations in which somebody leads a unit."""
    return Unit.objects.filter(pk__in=viewer.bodies(*LEADERS)).values("organisation")


class EnrolmentSheetQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Those who answer for the municipality: its chief, and whoever leads a unit of it."""
        if viewer.holds(Role.COURSE_ADMINISTRATOR):
            return self
        if not viewer.is_authenticated:
            return self.none()
        return self.filter(Q(organisation__in=viewer.bodies(Role.IFO_CHIEF)) | Q(organisation__in=leads_in(viewer)))


class EnrolmentSheet(RulesModel):
    """All that a municipality wishes of a package.

    After the last day only the course administrator opens it, with a reason, and writes in it.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("fylls i")
        SUBMITTED = "submitted", _("inskickad")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    package = models.ForeignKey(TermPackage, on_delete=models.PROTECT, related_name="sheets")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("kommun"))
    status = ChoiceField(_("läge"), choices=Status, default=Status.OPEN, editable=False)
    note = models.CharField(_("hälsning till samordnaren"), max_length=1000, blank=True)
    submitted_at = models.DateTimeField(_("inskickad"), null=True, editable=False)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    late_because = models.CharField(_("varför efter sista dagen"), max_length=300, blank=True, editable=False)

    objects: ClassVar[Any] = EnrolmentSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("samlad anmälan")
        verbose_name_plural = _("samlade anmälningar")
        rules_permissions = sheet_permissions
        constraints = [
            models.UniqueConstraint(fields=["package", "organisation"], name="enrolment_sheet_once"),
            models.CheckConstraint(
                condition=all_or_none("submitted_at", "submitted_by")
                & (Q(status="open", submitted_at=None) | Q(status="submitted", submitted_at__isnull=False)),
                name="enrolment_sheet_submitted_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.package.term}"

    def get_absolute_url(self) -> str:
        return reverse("competence:enrolment", args=[self.pk])

    def is_open(self, now: dt.datetime) -> bool:
        """Whether it can be written in at that moment, by those who may then; see `is_open_to`."""
        opened_late = bool(self.late_because) and self.package.can_be_late
        return self.status == self.Status.OPEN and (opened_late or self.package.takes_wishes(now))

    def is_open_to(self, viewer: Any, now: dt.datetime) -> bool:
        in_time = self.package.takes_wishes(now)
        return self.is_open(now) and (in_time or viewer.holds(Role.COURSE_ADMINISTRATOR))


def hold_sheet(sheet: Any, by: Any) -> EnrolmentSheet:
    """Keep a sheet from being sent in while somebody writes in it. Raises NotOpen.

    Whoever gives out the places holds the sheets too: the package is fetched after the lock, as it is by then.
    """
    held: EnrolmentSheet = EnrolmentSheet.objects.select_for_update(of=("self",)).get(pk=sheet)
    if not held.is_open_to(by, timezone.now()):
        raise NotOpen
    return held


class OfSheetQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(sheet__in=EnrolmentSheet.objects.visible_to(viewer))


class OfSheet(RulesModelMixin, Part, metaclass=RulesModelBase):
    """A part of a sheet that is saved by itself, so that two people never overwrite each other.

    It is no row until something is said of its `PLACE`: the first save makes it.
    """

    PLACE: ClassVar[tuple[str, ...]] = ("sheet_id", "offer_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(EnrolmentSheet, on_delete=models.CASCADE)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, verbose_name=_("kurs"))

    objects: ClassVar[Any] = OfSheetQuerySet.as_manager()

    class Meta:
        abstract = True

    def hold_open(self) -> None:
        """`save_on` holds the sheet, for it knows who writes."""

    @transaction.atomic
    def save_on(self, revision: int, values: Mapping[str, Any], *, by: Any, **more: Any) -> Saved | Conflict:
        hold_sheet(self.sheet_id, by)
        self.begin()
        return super().save_on(revision, values, by=by, **more)

    @property
    def is_new(self) -> bool:
        return self._state.adding

    def begin(self) -> None:
        """Be the row of the place, a new one if there is none; the caller holds the sheet."""
        if self.is_new:
            stored, _is_new = type(self)._base_manager.get_or_create(
                **{name: getattr(self, name) for name in self.PLACE}
            )
            self.pk, self._state.adding = stored.pk, False


class SheetLine(OfSheet):
    """What the chief says of a course: how many of the wishes she stands behind, and how much it matters."""

    approved = models.PositiveSmallIntegerField(
        _("antal"), null=True, blank=True, validators=[MaxValueValidator(MOST_SEATS)]
    )  # empty: all that is wished for
    priority = models.PositiveSmallIntegerField(
        _("prioritet"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    comment = models.CharField(_("kommentar"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("kurs i en anmälan")
        verbose_name_plural = _("kurser i en anmälan")
        rules_permissions = line_permissions
        constraints = [
            models.UniqueConstraint(fields=["sheet", "offer"], name="sheet_line_once"),
            models.CheckConstraint(
                condition=Q(priority=None) | Q(priority__gte=1), name="sheet_line_priority_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet}, {self.offer}"


class UnitWish(OfSheet):
    """What a unit wishes of a course: people by name, and places that are named later. Without a unit: the municipality."""

    PLACE: ClassVar[tuple[str, ...]] = (*OfSheet.PLACE, "unit_id")

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("enhet")
    )
    unnamed = models.PositiveSmallIntegerField(
        _("platser som får namn senare"), default=0, validators=[MaxValueValidator(MOST_SEATS)]
    )
    name_by_on = DayField(_("namn senast"), null=True, blank=True)
    all_or_none = models.BooleanField(
        _("alla eller ingen"), default=False, help_text=_("De går tillsammans, eller inte alls.")
    )
    note = models.CharField(_("anmärkning"), max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)  # the order in which wishes get the places

    class Meta:
        verbose_name = _("enhetens önskemål")
        verbose_name_plural = _("enheternas önskemål")
        rules_permissions = unit_wish_permissions
        constraints = [
            models.UniqueConstraint(fields=["sheet", "offer", "unit"], nulls_distinct=False, name="unit_wish_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit or self.sheet.organisation}, {self.offer}"


class WishedPersonQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Names are for those who lead the unit, for the chief of the municipality and for the course administrator."""
        if viewer.holds(Role.COURSE_ADMINISTRATOR):
            return self
        mine = Q(wish__unit__in=viewer.bodies(*LEADERS)) | Q(person=viewer.pk)
        return self.filter(mine | Q(wish__sheet__organisation__in=viewer.bodies(Role.IFO_CHIEF)))


class WishedPerson(models.Model):
    """Somebody for whom a unit wishes a place. `offer` is that of the wish, so that nobody stands twice on a course."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wish = models.ForeignKey(UnitWish, on_delete=models.CASCADE, related_name="people")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    position = models.PositiveSmallIntegerField()

    objects: ClassVar[Any] = WishedPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("önskad deltagare")
        verbose_name_plural = _("önskade deltagare")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "person"],
                name="wished_person_once_a_course",
                violation_error_message=_("Personen står redan på kursen."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
