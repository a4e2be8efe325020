"""The catalogue, on three levels that are never mixed: a course, an occasion when it is given, and its days."""

import datetime as dt
import uuid
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from competence import frequency
from competence.areas import Area, Step, Target
from competence.rules import occasion_permissions, open_register
from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.files.links import LONGEST, real_link
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.models import Organisation
from fyrbodal.organisation.roles import Role

MOST_SEATS = 2000


def several(of: type[models.TextChoices], label: Any) -> Any:
    """A column of some of the choices."""
    return ArrayField(models.CharField(max_length=30, choices=of.choices), verbose_name=label, default=list, blank=True)


def only_known(name: str, of: type[models.TextChoices]) -> Q:
    return Q(**{f"{name}__contained_by": list(of.values)})


def an_interval(words: str) -> None:
    """Raises ValidationError for words that give no time between: from "vid behov" nobody is ever due again."""
    if frequency.read(words).kind is not frequency.Kind.INTERVAL:
        raise ValidationError(_("Skriv en tid emellan, till exempel vart tredje år."))


class CourseQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self

    def offered(self) -> Self:
        return self.filter(is_offered=True)

    def in_order(self) -> Self:
        return self.order_by(SwedishOrder("name"), "pk")


class Course(RulesModel):
    """A course, a study circle or a theme, whenever it is given.

    Who has taken one that it `counts` has taken this one too: an older course that it came in place of.
    """

    class Form(models.TextChoices):
        COURSE = "course", _("kurs")
        CIRCLE = "circle", _("studiecirkel")
        GUIDANCE = "guidance", _("yrkeshandledning")
        UNIVERSITY = "university", _("högskolekurs")
        WEB = "web", _("webbutbildning")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(_("adress"), unique=True, max_length=80)
    name = models.CharField(_("namn"), max_length=160, unique=True)
    form = ChoiceField(_("form"), choices=Form, default=Form.COURSE)
    area = ChoiceField(_("område"), choices=Area)
    steps = several(Step, _("steg"))
    targets = several(Target, _("målgrupp"))
    length = models.CharField(_("längd"), max_length=80, blank=True)
    content = models.TextField(_("innehåll"), max_length=5000, blank=True)
    organiser = models.CharField(_("arrangör"), max_length=160, blank=True)
    trainers = models.CharField(_("utbildare"), max_length=300, blank=True)
    requirements = models.CharField(_("krav"), max_length=300, blank=True)
    status_note = models.CharField(_("läge"), max_length=300, blank=True)
    is_offered = models.BooleanField(_("finns i utbudet"), default=True)
    is_external = models.BooleanField(
        _("extern"), default=False, help_text=_("Någon annan har platserna; här står bara dag och länk.")
    )
    minimum = models.PositiveSmallIntegerField(
        _("minsta antal för att den ska bli av"), null=True, blank=True, validators=[MaxValueValidator(MOST_SEATS)]
    )
    retake = models.CharField(
        _("läses om"),
        max_length=60,
        blank=True,
        validators=[an_interval],
        help_text=_("Till exempel vart tredje år. Lämna tomt om det räcker att ha läst den en gång."),
    )
    counts = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="counted_by", verbose_name=_("ersätter")
    )

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("kurs")
        verbose_name_plural = _("kurser")
        rules_permissions = open_register
        constraints = [
            models.CheckConstraint(condition=only_known("steps", Step), name="course_steps_known"),
            models.CheckConstraint(condition=only_known("targets", Target), name="course_targets_known"),
            models.CheckConstraint(
                condition=Q(minimum=None) | Q(minimum__lte=MOST_SEATS), name="course_minimum_possible"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("competence:course", args=[self.slug])


class CoursePart(RulesModel):
    """A part that can be taken by itself: the first and the second of two."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField(_("ordning"))
    name = models.CharField(_("namn"), max_length=120)
    length = models.CharField(_("längd"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("del av en kurs")
        verbose_name_plural = _("delar av kurser")
        rules_permissions = open_register
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "name"],
                name="course_part_once",
                violation_error_message=_("Kursen har redan en del med det namnet."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OccasionQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """What is prepared is seen by those who prepare it."""
        keeps = viewer.holds(Role.COURSE_ADMINISTRATOR) or viewer.holds(Role.ADMINISTRATOR)
        return self if keeps else self.exclude(status=Occasion.Status.DRAFT)

    def coming(self) -> Self:
        return self.filter(status=Occasion.Status.PLANNED, last_on__gte=timezone.localdate())


class Occasion(RulesModel):
    """A time that a course is given. `first_on` and `last_on` follow its days, and stand here to be searched by."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("förbereds")
        PLANNED = "planned", _("planerat")
        HELD = "held", _("genomfört")
        CANCELLED = "cancelled", _("inställt")

    class SignUp(models.TextChoices):
        PACKAGE = "package", _("i terminens utbildningspaket")
        OPEN = "open", _("öppen anmälan här")
        ELSEWHERE = "elsewhere", _("hos arrangören")

    TO_BE_GIVEN = (Status.DRAFT, Status.PLANNED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="occasions", verbose_name=_("kurs"))
    part = models.ForeignKey(
        CoursePart, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("del")
    )
    offer = models.ForeignKey(
        "competence.Offer",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="occasions",
        verbose_name=_("ur utbildningspaketet"),
    )
    name = models.CharField(_("namn på tillfället"), max_length=120, blank=True)
    status = ChoiceField(_("läge"), choices=Status, default=Status.DRAFT)
    sign_up = ChoiceField(_("anmälan"), choices=SignUp, default=SignUp.PACKAGE)
    first_on = DayField(_("första dagen"), null=True, blank=True)
    last_on = DayField(_("sista dagen"), null=True, blank=True)
    last_sign_up_on = DayField(_("sista anmälningsdag"), null=True, blank=True)
    seats = models.PositiveSmallIntegerField(
        _("platser"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)]
    )
    minimum = models.PositiveSmallIntegerField(
        _("minsta antal"), null=True, blank=True, validators=[MaxValueValidator(MOST_SEATS)]
    )
    place = models.CharField(_("plats"), max_length=160, blank=True)
    link = models.CharField(_("länk"), max_length=LONGEST, blank=True, validators=[real_link])
    trainers = models.CharField(_("utbildare"), max_length=300, blank=True)

    objects = OccasionQuerySet.as_manager()

    class Meta:
        verbose_name = _("kurstillfälle")
        verbose_name_plural = _("kurstillfällen")
        rules_permissions = occasion_permissions
        indexes = [models.Index(fields=["status", "last_on"], name="occasion_coming")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")) | Q(last_on=None, first_on=None),
                name="occasion_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(seats=None) | Q(seats__gte=1, seats__lte=MOST_SEATS),
                name="occasion_seats_possible",
                violation_error_message=_("Antalet platser är inte rimligt."),
            ),
            models.CheckConstraint(
                condition=Q(seats=None) | Q(minimum=None) | Q(minimum__lte=F("seats")),
                name="occasion_minimum_fits",
                violation_error_message=_("Det minsta antalet är större än antalet platser."),
            ),
            models.CheckConstraint(
                condition=Q(offer=None) | Q(sign_up="package"),
                name="occasion_of_a_package_signs_up_there",
                violation_error_message=_("Till ett tillfälle ur paketet anmäler man sig i paketet."),
            ),
            models.CheckConstraint(
                condition=~Q(sign_up="open") | Q(seats__isnull=False),
                name="occasion_open_sign_up_has_seats",
                violation_error_message=_("Skriv hur många platser det finns."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.course)

    def get_absolute_url(self) -> str:
        return reverse("competence:occasion", args=[self.pk])

    def is_open(self, now: dt.datetime) -> bool:
        """Whether one can sign up here at that moment; the last day counts, to its end."""
        day = timezone.localtime(now).date()
        until = self.last_sign_up_on or self.first_on
        return (
            self.sign_up == self.SignUp.OPEN
            and self.status == self.Status.PLANNED
            and until is not None
            and day <= until
        )

    @property
    def is_to_be_given(self) -> bool:
        return self.status in self.TO_BE_GIVEN

    @property
    def has_been(self) -> bool:
        return self.status == self.Status.HELD or (self.last_on is not None and self.last_on < timezone.localdate())


class DayQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(occasion__in=Occasion.objects.visible_to(viewer))


class Day(RulesModel):
    """A day of an occasion. `sequence` rises whenever it is changed, so that calendars believe the newer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="days")
    held_on = DayField(_("dag"))
    starts_at = models.TimeField(_("börjar"), null=True, blank=True)
    ends_at = models.TimeField(_("slutar"), null=True, blank=True)
    place = models.CharField(_("plats"), max_length=160, blank=True)
    link = models.CharField(_("länk"), max_length=LONGEST, blank=True, validators=[real_link])
    sequence = models.PositiveIntegerField(default=0, editable=False)

    objects = DayQuerySet.as_manager()

    class Meta:
        verbose_name = _("kursdag")
        verbose_name_plural = _("kursdagar")
        rules_permissions = open_register
        ordering = ["held_on", "starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="day_ends_after_start",
                violation_error_message=_("Dagen slutar innan den börjar."),
            ),
            models.UniqueConstraint(
                fields=["occasion", "held_on", "starts_at"],
                nulls_distinct=False,
                name="day_once",
                violation_error_message=_("Tillfället har redan den dagen och tiden."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.held_on)


class SpecialistQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.is_authenticated else self.none()


class Specialist(RulesModel):
    """Somebody in a municipality who could teach others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        "organisation.Person", on_delete=models.CASCADE, related_name="+", verbose_name=_("person")
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("kommun"))
    subjects = models.CharField(_("kan lära ut"), max_length=300)
    course = models.ForeignKey(
        Course, on_delete=models.SET_NULL, null=True, blank=True, related_name="specialists", verbose_name=_("kurs")
    )
    agreed_on = DayField(_("har sagt ja den"), default=timezone.localdate)

    objects = SpecialistQuerySet.as_manager()

    class Meta:
        verbose_name = _("specialist")
        verbose_name_plural = _("specialister")
        rules_permissions = open_register
        constraints = [
            models.UniqueConstraint(
                fields=["person", "subjects"],
                name="specialist_once",
                violation_error_message=_("Personen står redan med det ämnet."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.subjects}"
