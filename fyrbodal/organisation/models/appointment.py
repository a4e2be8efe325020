"""Who is what, where, and from when to when."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.organisation.models.body import Body, Organisation, Unit
from fyrbodal.organisation.models.person import Person
from fyrbodal.organisation.roles import HELD_AT, OF_THE_WHOLE, Kind, Role
from fyrbodal.organisation.rules import administrators_only, is_administrator, is_ones_own
from fyrbodal.periods import Dated, DatedQuerySet, ends_after_start, never_twice_at_once


class AppointmentQuerySet(DatedQuerySet):
    def visible_to(self, viewer: Any) -> Self:
        """Administrators see all; others their own, and those at the bodies where they hold something."""
        if viewer.holds(Role.ADMINISTRATOR):
            return self
        if not viewer.is_authenticated:
            return self.none()
        return self.filter(models.Q(person_id=viewer.pk) | models.Q(body_id__in=viewer.bodies()))

    def to(self, *roles: Role) -> Self:
        return self.filter(role__in=roles)


class Appointment(Dated, RulesModel):
    """That a person holds a role at a body; the right goes with the row."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("person"))
    role = ChoiceField(_("roll"), choices=Role)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("var"))
    deputy_for = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deputies",
        verbose_name=_("ersättare för"),
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("uppdrag")
        verbose_name_plural = _("uppdrag")
        rules_permissions = administrators_only | dict.fromkeys(
            ("add", "change", "delete"), is_administrator & ~is_ones_own
        )
        constraints = [
            ends_after_start("appointment_ends_after_start"),
            never_twice_at_once(
                "appointment_once_at_a_time",
                "person",
                "role",
                "body",
                message=_("Personen har redan det uppdraget under en del av tiden."),
            ),
            models.CheckConstraint(
                condition=models.Q(deputy_for=None) | ~models.Q(deputy_for=models.F("person")),
                name="appointment_deputy_for_another",
                violation_error_message=_("Ingen kan vara ersättare för sig själv."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}, {self.body}"

    def clean(self) -> None:
        super().clean()
        if self.body_id and self.role and self.role not in HELD_AT[Kind(self.body.kind)]:
            raise ValidationError({"role": _("Den rollen kan man inte ha där.")})
        if self.body_id and self.role in OF_THE_WHOLE and not self._is_at_the_association():
            raise ValidationError({"body": _("Den rollen gäller hela programmet. Välj kommunalförbundet.")})

    def _is_at_the_association(self) -> bool:
        return Organisation.objects.filter(pk=self.body_id, category=Organisation.Category.ASSOCIATION).exists()


class EmploymentQuerySet(DatedQuerySet):
    def visible_to(self, viewer: Any) -> Self:
        """Administrators, the person, and the managers and supervisors of the unit."""
        if viewer.holds(Role.ADMINISTRATOR):
            return self
        if not viewer.is_authenticated:
            return self.none()
        led = viewer.bodies(Role.UNIT_MANAGER, Role.FIRST_LINE_SUPERVISOR)
        return self.filter(models.Q(person_id=viewer.pk) | models.Q(unit_id__in=led))


class Employment(Dated, RulesModel):
    class Experience(models.TextChoices):
        NEW = "new", _("ny i yrket")
        SOME = "some", _("viss erfarenhet")
        LONG = "long", _("lång erfarenhet")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="employments", verbose_name=_("person"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="employments", verbose_name=_("arbetsgivare")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="employments", verbose_name=_("enhet")
    )
    percentage = models.DecimalField(_("tjänstgöringsgrad, procent"), max_digits=5, decimal_places=2, default=100)
    experience = ChoiceField(_("erfarenhet"), choices=Experience, blank=True)
    in_profession_since_on = DayField(_("i yrket sedan"), null=True, blank=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("anställning")
        verbose_name_plural = _("anställningar")
        rules_permissions = administrators_only
        constraints = [
            ends_after_start("employment_ends_after_start"),
            never_twice_at_once(
                "employment_once_at_a_time",
                "person",
                "organisation",
                message=_("Personen har redan en anställning där under en del av tiden."),
            ),
            models.CheckConstraint(
                condition=models.Q(percentage__gt=0, percentage__lte=100),
                name="employment_percentage_possible",
                violation_error_message=_("Tjänstgöringsgraden ska vara över 0 och högst 100 procent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"

    def clean(self) -> None:
        super().clean()
        if self.unit and self.unit.organisation_id != self.organisation_id:
            raise ValidationError({"unit": _("Enheten hör till en annan organisation.")})
