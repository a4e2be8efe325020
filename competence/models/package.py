"""What is offered the municipalities for a term: a package of courses."""

import datetime as dt
import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from competence.models.participation import year
from competence.rules import package_permissions
from competence.terms import Half, Term
from fyrbodal.fields import ChoiceField, DayField, all_or_none
from fyrbodal.organisation.models import Person
from fyrbodal.organisation.roles import Role
from fyrbodal.sealed.models import Copy
from fyrbodal.turns import WrongTurn


class PackageStatus(models.TextChoices):
    PROPOSED = "proposed", _("förslag")
    DECIDED = "decided", _("beslutat")
    SENT = "sent", _("utskickat")
    CLOSED = "closed", _("anmälan stängd")
    ALLOCATED = "allocated", _("fördelat")


TURNS: dict[str, frozenset[str]] = {
    PackageStatus.PROPOSED: frozenset({PackageStatus.DECIDED}),
    PackageStatus.DECIDED: frozenset({PackageStatus.PROPOSED, PackageStatus.SENT}),
    PackageStatus.SENT: frozenset({PackageStatus.CLOSED}),
    PackageStatus.CLOSED: frozenset({PackageStatus.SENT, PackageStatus.ALLOCATED}),  # sent anew: with a later last day
    PackageStatus.ALLOCATED: frozenset(),
}
BEFORE_SENT = (PackageStatus.PROPOSED, PackageStatus.DECIDED)
BEING_ANSWERED = (PackageStatus.SENT, PackageStatus.CLOSED)  # until the places are given out


class TermPackageQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """What is sent is for all who have signed in; before that for those who decide on it and who keep it."""
        if viewer.holds(Role.COURSE_ADMINISTRATOR) or viewer.holds(Role.IFO_CHIEF):
            return self
        return self.exclude(status__in=BEFORE_SENT) if viewer.is_authenticated else self.none()

    def in_order(self) -> Self:
        """The newest first; a year's autumn comes before its spring."""
        return self.order_by("-year", "half", "pk")

    def not_over(self, day: dt.date) -> Self:
        """Of the term that the day is in, or later."""
        term = Term.of(day)
        halves = [Half.SPRING, Half.AUTUMN] if term.is_spring else [Half.AUTUMN]
        return self.filter(Q(year__gt=term.year) | Q(year=term.year, half__in=halves))


class TermPackage(RulesModel):
    """The courses of a term. The IFO chiefs decide on it and, when all have signed up, on who gets the places."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = year(_("år"))
    half = ChoiceField(_("termin"), choices=Half)
    status = ChoiceField(_("läge"), choices=PackageStatus, default=PackageStatus.PROPOSED, editable=False)
    last_sign_up_on = DayField(_("sista anmälningsdag"))
    words = models.TextField(_("till kommunerna"), max_length=3000, blank=True)
    copied_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    decided_on = DayField(_("beslutat den"), null=True, editable=False)
    decided_where = models.CharField(_("beslutat vid"), max_length=120, blank=True, editable=False)
    decided_minutes = models.ForeignKey(Copy, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    sent_at = models.DateTimeField(_("utskickat"), null=True, editable=False)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    closed_at = models.DateTimeField(_("stängt"), null=True, editable=False)
    allocated_on = DayField(_("fördelat den"), null=True, editable=False)
    allocated_where = models.CharField(_("fördelat vid"), max_length=120, blank=True, editable=False)
    allocated_minutes = models.ForeignKey(Copy, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    allocated_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    decision = models.OneToOneField(Copy, on_delete=models.PROTECT, null=True, editable=False, related_name="+")

    objects: ClassVar[Any] = TermPackageQuerySet.as_manager()

    class Meta:
        verbose_name = _("utbildningspaket")
        verbose_name_plural = _("utbildningspaket")
        rules_permissions = package_permissions
        constraints = [
            models.UniqueConstraint(
                fields=["year", "half"],
                name="package_one_a_term",
                violation_error_message=_("Det finns redan ett utbildningspaket för den terminen."),
            ),
            models.CheckConstraint(
                condition=Q(status="proposed", decided_on=None) | ~Q(status="proposed") & Q(decided_on__isnull=False),
                name="package_decided_is_dated",
            ),
            models.CheckConstraint(
                condition=all_or_none("sent_at", "sent_by")
                & (
                    Q(status__in=["proposed", "decided"], sent_at=None)
                    | Q(status__in=["sent", "closed", "allocated"], sent_at__isnull=False)
                ),
                name="package_sent_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["proposed", "decided", "sent"], closed_at=None)
                | Q(status__in=["closed", "allocated"], closed_at__isnull=False),
                name="package_closed_is_dated",
            ),
            models.CheckConstraint(
                condition=all_or_none("allocated_on", "allocated_by", "decision")
                & (Q(status="allocated", allocated_on__isnull=False) | ~Q(status="allocated") & Q(allocated_on=None)),
                name="package_allocated_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"Utbildningspaketet {self.term}"

    def get_absolute_url(self) -> str:
        return reverse("competence:package", args=[self.pk])

    @property
    def term(self) -> Term:
        return Term(self.year, self.half)

    def turn(self, status: str) -> None:
        """The next status, not yet written. Raises WrongTurn; the caller holds the row."""
        if status not in TURNS[self.status]:
            words = {"package": self, "status": self.get_status_display(), "next": PackageStatus(status).label}
            raise WrongTurn(_("%(package)s är %(status)s och kan inte bli %(next)s.") % words)
        self.status = status

    @property
    def can_be_late(self) -> bool:
        """Whether a sheet may be opened after the last day: until the places are given out."""
        return self.status in BEING_ANSWERED

    def takes_wishes(self, now: dt.datetime) -> bool:
        """The last day counts, to its end."""
        return bool(self.status == PackageStatus.SENT and timezone.localtime(now).date() <= self.last_sign_up_on)
