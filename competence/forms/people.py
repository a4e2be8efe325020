"""What a leader writes about one of her people, and what is chosen for a unit."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.actions.own_plans import regulation_on
from competence.actions.taking import employer_on
from competence.areas import Area
from competence.documents.people.careers import career_of
from competence.documents.people.said import in_words
from competence.models import (
    Appraisal,
    Course,
    CoursePart,
    CourseWish,
    Eligibility,
    Mentorship,
    Participation,
    UnitArea,
    WrongTurn,
)
from fyrbodal.fields import UNLIKELY
from fyrbodal.forms import DateField, Form, LongSelect, ModelForm, WithoutIdentityNumbers
from fyrbodal.organisation.models import Person, Unit


class OfPersonForm(WithoutIdentityNumbers, ModelForm):
    """A row about somebody, judged with all that the database holds against her other rows."""

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instance.person = self.person = person

    def _get_validation_exclusions(self) -> set[str]:
        """What no field asks for is judged all the same where a constraint is about it."""
        return super()._get_validation_exclusions() - {"person", "occasion"}  # type: ignore[no-any-return, misc]

    def not_yet(self, name: str) -> Any:
        """The day of a field. Raises ValidationError for one that has not been."""
        day = self.cleaned_data[name]
        if day and day > timezone.localdate():
            raise ValidationError(_("Den dagen har inte varit än."))
        return day


class ParticipationForm(OfPersonForm):
    class Meta:
        model = Participation
        fields = ["course", "part", "status", "taken_on", "taken_in", "elsewhere"]
        labels = {"taken_on": gettext_lazy("Dag"), "taken_in": gettext_lazy("År"), "elsewhere": gettext_lazy("Hos vem")}
        error_messages = {"taken_in": {"min_value": UNLIKELY, "max_value": UNLIKELY}}
        help_texts = {
            "part": gettext_lazy("Om bara en del av kursen är läst."),
            "taken_on": gettext_lazy("Sista dagen, om den är känd. Till exempel 12 mars 2027."),
            "taken_in": gettext_lazy("Räcker om dagen inte är känd. Är inte heller året känt lämnas båda tomma."),
            "elsewhere": gettext_lazy("Bara om kursen lästes någon annanstans än i Fyrbodal."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        course: Any = self.fields["course"]
        course.queryset = Course.objects.in_order()
        part: Any = self.fields["part"]
        part.queryset = CoursePart.objects.select_related("course").order_by("course__name", "position", "pk")
        part.empty_label = _("hela kursen")
        part.label_from_instance = lambda one: f"{one.course}: {one}"

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        for check in (self._part, self._year, self._status, self._beginning):
            check()
        day = self.cleaned_data.get("taken_on") or timezone.localdate()
        if organisation := employer_on(self.person, day):
            self.instance.organisation = organisation
        else:
            self.add_error(None, _("Vi vet inte var personen arbetar. Be en administratör lägga in anställningen."))
        return cleaned

    def _part(self) -> None:
        part, course = self.cleaned_data.get("part"), self.cleaned_data.get("course")
        if part and course and part.course_id != course.pk:
            self.add_error("part", _("Den delen hör till en annan kurs."))

    def _year(self) -> None:
        day, year = self.cleaned_data.get("taken_on"), self.cleaned_data.get("taken_in")
        if day and year and day.year != year:
            self.add_error("taken_in", _("Dagen ligger inte i det året."))
        elif day:
            self.cleaned_data["taken_in"] = day.year

    def _status(self) -> None:
        """What has been taken has been, and what is planned has not."""
        today, planned = timezone.localdate(), self.cleaned_data.get("status") == Participation.Status.PLANNED
        day, year = self.cleaned_data.get("taken_on"), self.cleaned_data.get("taken_in")
        if planned and ((day and day < today) or (year and year < today.year)):
            self.add_error("status", _("Det har redan varit. Välj genomförd eller uteblev."))
        elif not planned and ((day and day > today) or (year and year > today.year)):
            self.add_error("status", _("Det har inte varit än. Välj planerad."))

    def _beginning(self) -> None:
        """What was taken before she began in the profession was taken elsewhere."""
        first, day = career_of(self.person).began_on, self.cleaned_data.get("taken_on")
        if first and day and day < first and not self.cleaned_data.get("elsewhere"):
            said = _("Personen började i yrket %s. Skriv hos vem kursen lästes, eller en annan dag.")
            self.add_error("taken_on", said % in_words(first))


class MentorForm(OfPersonForm):
    class Meta:
        model = Mentorship
        fields = ["mentor", "starts_on", "ends_on"]
        help_texts = {"ends_on": gettext_lazy("Lämna tomt om det gäller tills vidare.")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["mentor"]
        home = self.person.organisation_id
        field.queryset = Person.objects.active().filter(organisation=home).exclude(pk=self.person.pk).in_order()


class TalkForm(OfPersonForm):
    class Meta:
        model = Appraisal
        fields = ["held_on", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 6})}
        help_texts = {"note": gettext_lazy("Läses av medarbetaren och av dem som leder enheten.")}

    def clean_held_on(self) -> Any:
        return self.not_yet("held_on")


class EligibilityForm(OfPersonForm):
    class Meta:
        model = Eligibility
        fields = ["ground", "covers_all_subjects", "judged_by_whom", "judged_on", "starts_on", "ends_on"]
        help_texts = {
            "judged_by_whom": gettext_lazy("Till exempel socialnämnden, eller Socialstyrelsen för en utländsk examen."),
            "judged_on": gettext_lazy("Den föreskrift som gällde den dagen står sedan vid bedömningen."),
            "ends_on": gettext_lazy("Lämna tomt om det gäller tills vidare. En övergångsregel har ett slut."),
        }

    def clean_judged_on(self) -> Any:
        day: dt.date = self.not_yet("judged_on")
        try:
            self.instance.regulation = regulation_on(day)
        except WrongTurn as none:
            raise ValidationError(str(none)) from none
        return day

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        ground = self.cleaned_data.get("ground")
        if ground == Eligibility.Ground.TRANSITIONAL and "judged_on" in self.cleaned_data:
            self._demand_end(self.instance.regulation.transitional_until_on)
        return cleaned

    def _demand_end(self, until: dt.date | None) -> None:
        end = self.cleaned_data.get("ends_on")
        if end is None and "ends_on" not in self.errors:
            self.add_error("ends_on", _("En övergångsregel har ett slut. Skriv till vilken dag den gäller."))
        elif end and until and end > until:
            self.add_error("ends_on", _("Övergångsregeln gäller längst till och med %s.") % in_words(until))


class TickForm(forms.Form):
    """`done_on` is empty where a part is not done after all."""

    done_on = DateField(required=False)

    def clean_done_on(self) -> Any:
        day = self.cleaned_data["done_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("Den dagen har inte varit än."))
        return day


class AreasForm(Form):
    mark_optional = False

    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Områden"),
        choices=Area.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Enhetens medarbetare följer de antagna planerna för områdena."),
    )

    def __init__(self, *args: Any, unit: Unit, **options: Any) -> None:
        held = UnitArea.objects.filter(unit=unit).order_by("area").values_list("area", flat=True)
        super().__init__(*args, initial={"areas": list(held)}, **options)


class WishForm(forms.Form):
    """One of the unit's people and a course, as "person/course" in one value, so that a table of buttons is one form."""

    wish = forms.CharField(required=False, max_length=80)
    undo = forms.CharField(required=False, max_length=80)
    enrol = forms.CharField(required=False, max_length=80)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        said = next(filter(None, map(cleaned.get, ("wish", "undo", "enrol"))), "")
        person, _slash, course = said.partition("/")
        cleaned |= {"person": _key(person), "course": Course.objects.filter(pk=_key(course)).first()}
        if cleaned["person"] is None or cleaned["course"] is None:
            raise ValidationError(_("Kursen finns inte längre. Ladda om sidan."))
        return cleaned


def _key(text: str) -> Any:
    try:
        return forms.UUIDField().clean(text)
    except ValidationError:
        return None


class OwnWishForm(WithoutIdentityNumbers, ModelForm):
    """A course that one wishes for oneself, or for one of one's people."""

    class Meta:
        model = CourseWish
        fields = ["course", "note"]
        widgets = {"course": LongSelect}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["course"]
        field.queryset = Course.objects.offered().in_order()
        field.widget.choices = [("", field.empty_label), *field.queryset.values_list("pk", "name")]


def errors_of(form: forms.BaseForm) -> Iterator[str]:
    for errors in form.errors.values():
        yield from map(str, errors)
