"""Places: at an occasion with open sign-up, or of a course in a package."""

import uuid
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from competence.attending import Presence
from competence.evaluating import Asked
from competence.models.course import Course, Day, Occasion, only_known, several
from competence.models.enrolment import UnitWish
from competence.models.offer import Offer
from competence.models.participation import led_by
from competence.rules import LEADERS, attendance_permissions, place_permissions, staff_register
from fyrbodal.fields import ChoiceField, DayField
from fyrbodal.organisation.models import Organisation, Person
from fyrbodal.organisation.roles import Role


class PlaceQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Any:
        """One's own, those of one's people, and those that one's unit wished for; the chief's own municipality's."""
        if viewer.holds(Role.COURSE_ADMINISTRATOR):
            return self
        if not viewer.is_authenticated:
            return self.none()
        its_chief = Q(organisation__in=viewer.bodies(Role.IFO_CHIEF), offer__isnull=False)
        its_unit = Q(wish__unit__in=viewer.bodies(*LEADERS))
        return self.filter(Q(person_id=viewer.pk) | Q(person__in=led_by(viewer)) | its_chief | its_unit)

    def taken(self) -> Any:
        return self.filter(status=Place.Status.BOOKED)

    def waiting(self) -> Any:
        """In the order in which they stand: as the places were given out, and after that as they came."""
        return self.filter(status=Place.Status.WAITING).order_by(F("turn").asc(nulls_last=True), "asked_at", "pk")


class Place(RulesModel):
    """That somebody has a place, waits for one, or has given it back; somebody who may be named later.

    A place counts against its offer if it has one and against its occasion if it has one, and each of them has so many
    seats. How many are booked is nowhere written but in these rows; they change under a lock of the course, whose queue
    is one. What is cancelled stays so: a trigger holds it.
    """

    class Status(models.TextChoices):
        BOOKED = "booked", _("plats")
        WAITING = "waiting", _("på kö")
        CANCELLED = "cancelled", _("avbokad")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="places", verbose_name=_("kurs"))
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, null=True, blank=True, related_name="places")
    occasion = models.ForeignKey(
        Occasion, on_delete=models.PROTECT, null=True, blank=True, related_name="places", verbose_name=_("tillfälle")
    )
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="places", verbose_name=_("person")
    )
    name_by_on = DayField(_("namn senast"), null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("arbetsgivare")
    )
    wish = models.ForeignKey(
        UnitWish, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="places"
    )
    group = models.UUIDField(null=True, blank=True, editable=False)  # those who go together or not at all
    turn = models.PositiveIntegerField(null=True, blank=True, editable=False)
    any_occasion = models.BooleanField(_("vilket tillfälle som helst"), default=False)
    wished_occasion = models.ForeignKey(  # where she stood in the queue when she got a place at another
        Occasion, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    status = ChoiceField(_("läge"), choices=Status)
    asked_at = models.DateTimeField(_("anmäld"), default=timezone.now, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    answered = several(Asked, _("besvarade frågor"))  # that she has, and never what: see Evaluation

    objects: ClassVar[Any] = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("plats")
        verbose_name_plural = _("platser")
        rules_permissions = place_permissions
        indexes = [
            models.Index(fields=["occasion", "status", "asked_at"], name="place_in_order"),
            models.Index(fields=["course", "status", "asked_at"], name="place_in_the_queue"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "person"],
                condition=~Q(status="cancelled"),
                name="place_once",
                violation_error_message=_("Personen är redan anmäld."),
            ),
            models.UniqueConstraint(
                fields=["offer", "person"],
                condition=~Q(status="cancelled"),
                name="place_once_an_offer",
                violation_error_message=_("Personen har redan en plats på kursen, eller står i kö."),
            ),
            models.CheckConstraint(
                condition=Q(offer__isnull=False) | Q(occasion__isnull=False, person__isnull=False),
                name="place_of_an_offer_or_an_occasion",
            ),
            models.CheckConstraint(
                condition=Q(status="cancelled", cancelled_at__isnull=False)
                | Q(~Q(status="cancelled"), cancelled_at=None),
                name="place_cancelled_is_dated",
            ),
            models.CheckConstraint(condition=only_known("answered", Asked), name="place_answered_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person or _('Namn kommer')}, {self.occasion or self.course}"

    @property
    def about(self) -> Occasion | Offer:
        """What is told of it: the occasion, or the course of a package while no occasion is chosen."""
        return self.occasion or self.offer  # type: ignore[return-value]  # a constraint holds that it has one of them

    @property
    def has_been(self) -> bool:
        return self.occasion is not None and self.occasion.has_been


class AttendanceQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))


class Attendance(RulesModel):
    """Whether somebody with a place was there on a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="attendances")
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="attendances")
    status = ChoiceField(_("närvaro"), choices=Presence)
    noted_at = models.DateTimeField(default=timezone.now, editable=False)
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    objects: ClassVar[Any] = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("närvaro")
        verbose_name_plural = _("närvaro")
        rules_permissions = attendance_permissions
        constraints = [models.UniqueConstraint(fields=["place", "day"], name="attendance_once_a_day")]

    def __str__(self) -> str:
        return f"{self.place} {self.day}: {self.get_status_display()}"


class EvaluationQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Those who keep the courses; to others `Answers` tells numbers, when there are enough for nobody to be known."""
        return self if viewer.holds(Role.COURSE_ADMINISTRATOR) else self.none()


class Evaluation(RulesModel):
    """What somebody thought of an occasion; who and when is not kept, and the key says nothing of the order."""

    class Use(models.TextChoices):
        YES = "yes", _("ja")
        PARTLY = "partly", _("till en del")
        NO = "no", _("nej")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="evaluations")
    kind = ChoiceField(_("slag"), choices=Asked)
    grade = models.PositiveSmallIntegerField(
        _("betyg"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    use = ChoiceField(_("används i arbetet"), choices=Use, blank=True)
    text = models.TextField(_("med egna ord"), max_length=1000, blank=True)

    objects: ClassVar[Any] = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("utvärdering")
        verbose_name_plural = _("utvärderingar")
        rules_permissions = staff_register
        constraints = [
            models.CheckConstraint(
                condition=Q(grade=None) | Q(grade__gte=1, grade__lte=5),
                name="evaluation_grade_known",
                violation_error_message=_("Betyget är ett tal från 1 till 5."),
            ),
            models.CheckConstraint(
                condition=Q(kind="afterwards", grade__isnull=False, use="")
                | Q(~Q(use=""), kind="later", grade__isnull=True),
                name="evaluation_answers_its_question",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occasion}, {self.get_kind_display()}"
