"""What people have taken, and how many took what where nobody's name is known."""

import uuid
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from competence.models.course import Course, CoursePart, Occasion
from competence.rules import LEADERS, participation_permissions, staff_register
from fyrbodal.fields import EARLIEST, LATEST, ChoiceField, DayField
from fyrbodal.organisation.models import Employment, Organisation, Person
from fyrbodal.organisation.roles import Role


class OfPersonQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """One's own, and those of the people who are employed today in a unit that one leads."""
        if not viewer.is_authenticated:
            return self.none()
        return self.filter(Q(person_id=viewer.pk) | Q(person__in=led_by(viewer)))


def led_by(viewer: Any) -> Any:
    """The keys of the people in the units that somebody leads."""
    return Employment.objects.on().filter(unit__in=viewer.bodies(*LEADERS)).values("person")


def year(label: Any, **options: Any) -> Any:
    within = [MinValueValidator(EARLIEST.year), MaxValueValidator(LATEST.year)]
    return models.PositiveSmallIntegerField(label, validators=within, **options)


class ParticipationQuerySet(OfPersonQuerySet):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.holds(Role.COURSE_ADMINISTRATOR) else super().visible_to(viewer)

    def taken(self) -> Self:
        return self.filter(status=Participation.Status.TAKEN)


class Participation(RulesModel):
    """That a person has taken a course or a part of one, or is going to. The day may be known, or the year, or neither.

    `organisation` is the employer at the time, and stays when the person moves on.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", _("planerad")
        TAKEN = "taken", _("genomförd")
        MISSED = "missed", _("uteblev")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="participations", verbose_name=_("person")
    )
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="participations", verbose_name=_("kurs"))
    part = models.ForeignKey(
        CoursePart, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("del")
    )
    occasion = models.ForeignKey(
        Occasion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("tillfälle"),
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("arbetsgivare då")
    )
    status = ChoiceField(_("läge"), choices=Status, default=Status.TAKEN)
    taken_on = DayField(_("dag"), null=True, blank=True)
    taken_in = year(_("år"), null=True, blank=True)
    elsewhere = models.CharField(
        _("hos vem"), max_length=160, blank=True, help_text=_("Om den lästes någon annanstans än i Fyrbodal.")
    )
    noted_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("deltagande")
        verbose_name_plural = _("deltaganden")
        rules_permissions = participation_permissions
        indexes = [
            models.Index(
                fields=["course", "organisation", "taken_in"], condition=Q(status="taken"), name="participation_counted"
            )  # holds all that the statistics ask for
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "occasion"],
                condition=Q(occasion__isnull=False),
                name="participation_once_an_occasion",
                violation_error_message=_("Personen står redan på det tillfället."),
            ),
            models.UniqueConstraint(
                fields=["person", "course", "part", "taken_on", "taken_in"],
                condition=Q(occasion=None),
                nulls_distinct=False,
                name="participation_noted_once",
                violation_error_message=_("Det deltagandet är redan noterat."),
            ),
            models.CheckConstraint(
                condition=Q(taken_on=None) | Q(taken_in__isnull=False, taken_on__year=F("taken_in")),
                name="participation_day_in_its_year",
                violation_error_message=_("Dagen ligger inte i det året."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.course}"


class CountQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self if viewer.is_authenticated else self.none()


class Count(RulesModel):
    """So many took part, without names: of a course or of all, of a municipality or of all, over one year or several.

    What is not known is left empty and is never 0; how many took part can be unknown only of what is not counted in. A `TOTAL` says what was reported of a whole period, the itemised
    included; the difference between the two is what no row explains.
    """

    class Kind(models.TextChoices):
        ITEM = "item", _("en kurs")
        TOTAL = "total", _("hela perioden")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = ChoiceField(_("slag"), choices=Kind, default=Kind.ITEM)
    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, null=True, blank=True, related_name="counts_of", verbose_name=_("kurs")
    )
    part = models.ForeignKey(
        CoursePart, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("del")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kommun")
    )
    first_year = year(_("från och med år"))
    last_year = year(_("till och med år"))
    participants = models.PositiveIntegerField(
        _("deltagare"), null=True, blank=True, validators=[MaxValueValidator(100_000)]
    )
    occasions = models.PositiveSmallIntegerField(_("tillfällen"), null=True, blank=True)
    municipalities = models.PositiveSmallIntegerField(_("kommuner som deltog"), null=True, blank=True)
    is_preliminary = models.BooleanField(_("preliminärt"), default=False)
    is_excluded = models.BooleanField(
        _("räknas inte in"), default=False, help_text=_("Visas för sig, till exempel en utbildning för en annan grupp.")
    )
    caveat = models.CharField(_("förbehåll"), max_length=1000, blank=True)
    source = models.CharField(_("källa"), max_length=200)

    objects = CountQuerySet.as_manager()

    class Meta:
        verbose_name = _("antal deltagare")
        verbose_name_plural = _("antal deltagare")
        rules_permissions = staff_register
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="count_ends_after_start",
                violation_error_message=_("Perioden slutar innan den börjar."),
            ),
            models.CheckConstraint(
                condition=Q(kind="item", course__isnull=False) | Q(kind="total", course=None, part=None),
                name="count_of_a_course_or_of_all",
                violation_error_message=_("Välj kurs, eller skriv raden som hela perioden utan kurs."),
            ),
            models.CheckConstraint(
                condition=Q(participants__isnull=False) | Q(is_excluded=True),
                name="count_known_unless_excluded",
                violation_error_message=_(
                    "Skriv antalet deltagare. Det som inte är känt kan bara stå utan att räknas in."
                ),
            ),
            models.UniqueConstraint(
                fields=["kind", "course", "part", "organisation", "first_year", "last_year"],
                nulls_distinct=False,
                name="count_once",
                violation_error_message=_("Det antalet är redan infört."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course or self.get_kind_display()} {self.first_year}–{self.last_year}"


class OpinionQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Those who keep the register; to others they are counted, where there are enough of them."""
        keeps = viewer.holds(Role.COURSE_ADMINISTRATOR) or viewer.holds(Role.ADMINISTRATOR)
        return self if keeps else self.none()


class Opinion(RulesModel):
    """What a supervisor has said of a course. Who said it is not kept, and not from where."""

    ENOUGH = 3

    class Tone(models.TextChoices):
        POSITIVE = "positive", _("positiv")
        MIXED = "mixed", _("både och")
        NEGATIVE = "negative", _("negativ")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="opinions", verbose_name=_("kurs"))
    said_in = year(_("år"))
    tone = ChoiceField(_("ton"), choices=Tone)
    theme = models.CharField(_("vad det handlar om"), max_length=200)
    answers = models.PositiveSmallIntegerField(
        _("svar"), null=True, blank=True, default=1, validators=[MinValueValidator(1)]
    )  # unknown where the source gives no number

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("synpunkt på en kurs")
        verbose_name_plural = _("synpunkter på kurser")
        rules_permissions = staff_register
        constraints = [
            models.CheckConstraint(condition=Q(answers=None) | Q(answers__gte=1), name="opinion_of_somebody"),
        ]

    def __str__(self) -> str:
        return self.theme
