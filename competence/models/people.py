"""What concerns one person: introduction, mentor, appraisal talks, what was agreed and wished, and eligibility."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from competence.areas import Area
from competence.models.course import Course
from competence.models.participation import OfPersonQuerySet, led_by
from competence.rules import of_a_person, staff_register, unit_area_permissions
from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.organisation.models import Person, Unit
from fyrbodal.periods import Dated, DatedQuerySet, ends_after_start, never_twice_at_once


class UnitAreaQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.is_authenticated else self.none()


class UnitArea(RulesModel):
    """That a unit works in an area; its people follow the plan of that area."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="areas", verbose_name=_("enhet"))
    area = ChoiceField(_("område"), choices=Area)

    objects = UnitAreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("enhetens område")
        verbose_name_plural = _("enheternas områden")
        rules_permissions = unit_area_permissions
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "area"],
                name="unit_area_once",
                violation_error_message=_("Enheten har redan det området."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.get_area_display()}"


class PlanOwners:
    """People as those who may read their plans find them: oneself, and those employed today in a unit that one leads."""

    @staticmethod
    def visible_to(viewer: Any) -> Any:
        if not viewer.is_authenticated:
            return Person.objects.none()
        return Person.objects.filter(Q(pk=viewer.pk) | Q(pk__in=led_by(viewer)))


class OfPerson(RulesModel):
    """A row about one person: hers, and her nearest managers' to write."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))

    objects: ClassVar[Any] = OfPersonQuerySet.as_manager()

    class Meta:
        abstract = True


class Introduction(OfPerson):
    """A part of the introduction at a workplace, and when it was done."""

    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("del"), max_length=200)
    done_on = DayField(_("klar den"), null=True, blank=True)
    done_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("del av introduktionen")
        verbose_name_plural = _("delar av introduktionen")
        rules_permissions = of_a_person
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "text"], name="introduction_part_once")]

    def __str__(self) -> str:
        return self.text


class DatedOfPersonQuerySet(OfPersonQuerySet, DatedQuerySet):  # type: ignore[override]  # a manager made of both
    """Dated rows about people."""


class Mentorship(Dated, OfPerson):
    mentor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("mentor"))

    objects: ClassVar[Any] = DatedOfPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("mentorskap")
        verbose_name_plural = _("mentorskap")
        rules_permissions = of_a_person
        constraints = [
            ends_after_start("mentorship_ends_after_start"),
            never_twice_at_once(
                "mentorship_once_at_a_time", "person", message=_("Personen har redan en mentor under den tiden.")
            ),
            models.CheckConstraint(
                condition=~Q(mentor=models.F("person")),
                name="mentorship_with_another",
                violation_error_message=_("Ingen är mentor åt sig själv."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} → {self.person}"


class Appraisal(OfPerson):
    """A talk between an employee and her manager about what she needs to learn."""

    held_on = DayField(_("samtal den"), default=timezone.localdate)
    note = models.TextField(_("vad ni kom fram till"), max_length=3000, blank=True)
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("medarbetarsamtal")
        verbose_name_plural = _("medarbetarsamtal")
        rules_permissions = of_a_person
        constraints = [
            models.UniqueConstraint(
                fields=["person", "held_on"],
                name="appraisal_once_a_day",
                violation_error_message=_("Det finns redan ett samtal den dagen."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.held_on}"


class CourseWish(OfPerson):
    """That a person is to take a course: wished by herself or her manager, and agreed between them.

    Where enrolments are gathered, these are the wishes that they begin with.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="wishes", verbose_name=_("kurs"))
    note = models.CharField(_("varför"), max_length=300, blank=True)
    wished_at = models.DateTimeField(default=timezone.now, editable=False)
    wished_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")
    agreed_at = models.DateTimeField(null=True, editable=False)
    agreed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("önskad kurs")
        verbose_name_plural = _("önskade kurser")
        rules_permissions = of_a_person
        constraints = [
            models.UniqueConstraint(
                fields=["person", "course"],
                name="course_wish_once",
                violation_error_message=_("Kursen är redan önskad."),
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | Q(agreed_at__isnull=False), name="course_wish_agreed_at_and_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.course}"


class RegulationQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self

    def in_order(self) -> Self:
        return self.order_by("starts_on", "code")


class Regulation(Dated, RulesModel):
    """What decides who may do authority work with children; dated, because it was replaced while plans held."""

    code = models.CharField(_("beteckning"), max_length=40, unique=True)
    name = models.CharField(_("namn"), max_length=200)
    says = models.TextField(_("vad den kräver"), max_length=2000)
    transitional_until_on = DayField(_("övergångsregel till och med"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("ersatt av")
    )
    link = models.CharField(_("länk"), max_length=500, blank=True)

    objects: ClassVar[Any] = RegulationQuerySet.as_manager()

    class Meta:
        verbose_name = _("föreskrift")
        verbose_name_plural = _("föreskrifter")
        rules_permissions = staff_register
        constraints = [ends_after_start("regulation_ends_after_start")]

    def __str__(self) -> str:
        return self.code


class Eligibility(Dated, OfPerson):
    """That the board has judged a person eligible, on which ground and by whom. No course ever sets this."""

    class Ground(models.TextChoices):
        SOCIONOM = "socionom", _("socionomexamen")
        OTHER_DEGREE = "other_degree", _("annan relevant examen")
        FOREIGN = "foreign", _("utländsk utbildning, prövad av Socialstyrelsen")
        TRANSITIONAL = "transitional", _("övergångsregeln")

    ground = ChoiceField(_("grund"), choices=Ground)
    regulation = models.ForeignKey(
        Regulation, on_delete=models.PROTECT, related_name="+", verbose_name=_("enligt föreskrift")
    )
    covers_all_subjects = models.BooleanField(
        _("täcker alla ämnen"),
        default=False,
        help_text=_("Socialt arbete, social- och förvaltningsrätt samt psykologi."),
    )
    judged_by_whom = models.CharField(_("bedömd av"), max_length=120)
    judged_on = DayField(_("bedömd den"))

    objects: ClassVar[Any] = DatedOfPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("behörighet")
        verbose_name_plural = _("behörigheter")
        rules_permissions = of_a_person
        constraints = [
            ends_after_start("eligibility_ends_after_start"),
            never_twice_at_once(
                "eligibility_once_at_a_time", "person", message=_("Det finns redan en bedömning för den tiden.")
            ),
            models.CheckConstraint(
                condition=~Q(ground="transitional") | Q(ends_on__isnull=False),
                name="eligibility_transitional_ends",
                violation_error_message=_("En övergångsregel har ett slut. Skriv till vilken dag den gäller."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_ground_display()}"
