"""The talk about a sheet: what is said, what is agreed, and the copy that is locked when both have confirmed."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fyrbodal.drafts.models import NotOpen, Part
from fyrbodal.fields import ChoiceField, DayField, all_or_none
from fyrbodal.organisation.models import Person
from fyrbodal.sealed.models import Copy
from workload.models.sheet import Sheet, SheetStatus


class BesideSheetQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(sheet__in=Sheet.objects.visible_to(viewer))


def hold_talk(sheet: Any) -> None:
    """Lock a sheet while its talk is written; it is open from when the sheet is sent in until it is locked."""
    _hold(sheet, SheetStatus.SUBMITTED, SheetStatus.TALKED)


def _hold(sheet: Any, *statuses: SheetStatus) -> None:
    mine = Sheet.objects.filter(pk=sheet, disposed_at=None).select_for_update(of=("self",), no_key=True)
    if mine.values_list("status", flat=True).first() not in statuses:
        raise NotOpen


class Talk(Part):
    """The joint note; both confirm what it says, and a change takes the confirmations back.

    `confirmed_as` is the checksum of what the confirmations were about; it stays when they are taken back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE, related_name="talk")
    note = models.TextField(_("vad vi kom fram till"), max_length=10_000, blank=True)
    manager_confirmed_at = models.DateTimeField(null=True, editable=False)
    manager_confirmed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    employee_confirmed_at = models.DateTimeField(null=True, editable=False)
    employee_confirmed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    confirmed_as = models.CharField(max_length=64, blank=True, editable=False)

    objects = BesideSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("samtal om ett mätblad")
        verbose_name_plural = _("samtal om mätblad")
        constraints = [
            models.CheckConstraint(
                condition=all_or_none("manager_confirmed_at", "manager_confirmed_by"), name="talk_manager_at_and_by"
            ),
            models.CheckConstraint(
                condition=all_or_none("employee_confirmed_at", "employee_confirmed_by"), name="talk_employee_at_and_by"
            ),
        ]

    def __str__(self) -> str:
        return str(self.sheet)

    def hold_open(self) -> None:
        hold_talk(self.sheet_id)

    @property
    def is_confirmed(self) -> bool:
        return bool(self.manager_confirmed_at and self.employee_confirmed_at)

    @property
    def is_taken_back(self) -> bool:
        """Whether something was changed after somebody had confirmed, and nobody has confirmed since."""
        return bool(self.confirmed_as) and not (self.manager_confirmed_at or self.employee_confirmed_at)

    def confirm_as(self, side: str, by: Any) -> None:
        """`side` is manager or employee; the caller saves."""
        setattr(self, f"{side}_confirmed_at", timezone.now())
        setattr(self, f"{side}_confirmed_by", by)

    def take_back(self) -> None:
        """Both confirmations; the caller saves."""
        self.manager_confirmed_at = self.manager_confirmed_by = None
        self.employee_confirmed_at = self.employee_confirmed_by = None


class Comment(Part):
    """What the employee wants to have said, in words of her own that nobody else can change.

    It is there as long as her sheet, and she writes it whenever she likes until the sheet is locked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE, related_name="comment")
    text = models.TextField(_("min kommentar"), max_length=5_000, blank=True)

    objects = BesideSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("kommentar till ett mätblad")
        verbose_name_plural = _("kommentarer till mätblad")

    def __str__(self) -> str:
        return str(self.sheet)

    def hold_open(self) -> None:
        _hold(self.sheet_id, SheetStatus.DRAFT, SheetStatus.SUBMITTED, SheetStatus.TALKED)


class Measure(Part):
    """Something agreed, with an owner and a day; followed up in the next period's talk."""

    class Status(models.TextChoices):
        OPEN = "open", _("öppen")
        DONE = "done", _("klar")
        DROPPED = "dropped", _("avskriven")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="measures")
    text = models.CharField(_("åtgärd"), max_length=300)
    owner = models.CharField(_("ansvarig"), max_length=120)
    due_on = DayField(_("klart senast"))
    status = ChoiceField(_("läge"), choices=Status, default=Status.OPEN)
    outcome = models.CharField(_("vad det blev"), max_length=300, blank=True)
    followed_up_in = models.ForeignKey(Sheet, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BesideSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("åtgärd")
        verbose_name_plural = _("åtgärder")
        ordering = ["due_on", "created_at", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def place(self) -> str:
        """Where it stands on the page of its talk."""
        return f"atgard-{self.pk.hex}"

    def hold_open(self) -> None:
        """While its own sheet is talked about, and afterwards in the talk where it is followed up."""
        hold_talk(self.followed_up_in_id or self.sheet_id)


class Snapshot(models.Model):
    """That a sheet was locked: with its model, its result and its talk, as a sealed copy."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="snapshots")
    number = models.PositiveSmallIntegerField(_("utgåva"))
    reason = models.CharField(_("skäl till att det öppnades igen"), max_length=300, blank=True)
    copy = models.OneToOneField(Copy, on_delete=models.PROTECT, related_name="+")
    locked_at = models.DateTimeField(default=timezone.now)
    locked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = BesideSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("låst mätblad")
        verbose_name_plural = _("låsta mätblad")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="snapshot_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="snapshot_numbered_from_one"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="snapshot_reopening_has_a_reason",
                violation_error_message=_("Skriv varför bladet öppnas igen."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(sheet)s, utgåva %(number)s")) % {"sheet": self.sheet, "number": self.number}
