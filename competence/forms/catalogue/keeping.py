"""The forms of those who keep the catalogue."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.areas import Step, Target
from competence.models import Course, CoursePart, Day, Film, Occasion, Specialist
from fyrbodal.files.links import checked_url
from fyrbodal.forms import ModelForm, WithoutIdentityNumbers
from fyrbodal.organisation.models import Person

MOST_PARTS = 20


def several(of: Any, label: Any) -> Any:
    return forms.MultipleChoiceField(
        label=label, choices=of.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class CourseForm(WithoutIdentityNumbers, ModelForm):
    steps = several(Step, gettext_lazy("Steg"))
    targets = several(Target, gettext_lazy("Målgrupp"))
    parts = forms.CharField(
        label=gettext_lazy("Delar"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("En per rad, om delarna kan läsas var för sig. Till exempel Grund och Fortsättning."),
    )
    counts = forms.ModelMultipleChoiceField(
        Course.objects.none(),
        label=gettext_lazy("Ersätter"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "columns"}),
        help_text=gettext_lazy("Den som har läst en av dem räknas som om hon har läst den här."),
    )

    class Meta:
        model = Course
        fields = [
            "name", "form", "area", "steps", "targets", "length", "parts", "content", "organiser", "trainers",
            "requirements", "minimum", "retake", "is_external", "is_offered", "status_note", "counts",
        ]  # fmt: skip
        widgets = {"content": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "length": gettext_lazy("Till exempel 2 dagar, eller 10 gånger à 3 timmar."),
            "status_note": gettext_lazy("Om något är på gång, till exempel Planeras till hösten."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        others: Any = Course.objects.exclude(pk=self.instance.pk).in_order()
        field: Any = self.fields["counts"]
        field.queryset = others
        if self.instance.slug:
            self.initial["parts"] = "\n".join(self.instance.parts.values_list("name", flat=True))
            self.initial["counts"] = list(self.instance.counts.all())

    def clean_parts(self) -> list[str]:
        names = list(dict.fromkeys(" ".join(line.split()) for line in self.cleaned_data["parts"].splitlines()))
        names = [name for name in names if name]
        longest = CoursePart._meta.get_field("name").max_length or 0
        if len(names) > MOST_PARTS or any(len(name) > longest for name in names):
            raise ValidationError(_("Högst %(most)d delar, var och en på högst %(longest)d tecken.") % {
                "most": MOST_PARTS, "longest": longest,
            })  # fmt: skip
        return names

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        if not self.instance.slug and "name" in self.cleaned_data:
            self.instance.slug = _free_slug(self.cleaned_data["name"])
        return cleaned

    def _save_m2m(self) -> None:
        """What a course counts is written by the action."""


def _free_slug(name: str) -> str:
    """The address of a new course; a number is added where another has it."""
    wanted = slugify(name)[:70].strip("-") or "kurs"
    taken = {"ny", *Course.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)}  # "ny" is a page
    free: str = next(slug for slug in _tries(wanted) if slug not in taken)
    return free


def _tries(wanted: str) -> Iterator[str]:
    yield wanted
    number = 2
    while True:
        yield f"{wanted}-{number}"
        number += 1


class WithLink(WithoutIdentityNumbers, ModelForm):
    """What is pasted in is kept with its scheme, unwrapped from what counts its readers."""

    links: tuple[str, ...] = ("link",)

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        for name in self.links:
            if self.cleaned_data.get(name):
                self._check(name)
        return cleaned

    def _check(self, name: str) -> None:
        try:
            self.cleaned_data[name] = checked_url(self.cleaned_data[name])
        except ValidationError as bad:
            self.add_error(name, bad)  # at the field, so that the model does not say it once more


class OccasionForm(WithLink):
    class Meta:
        model = Occasion
        fields = [
            "name", "part", "status", "sign_up", "first_on", "last_on", "last_sign_up_on", "seats", "minimum", "place",
            "link", "trainers",
        ]  # fmt: skip
        help_texts = {
            "name": gettext_lazy("Till exempel Grupp 2. Utan namn heter tillfället som kursen."),
            "first_on": gettext_lazy("Följer kursdagarna när de är inlagda."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["part"]
        field.queryset = CoursePart.objects.filter(course=self.instance.course_id)
        field.empty_label = _("Hela kursen")
        if not field.queryset.exists():
            del self.fields["part"]
        status: Any = self.fields["status"]
        status.choices = [(value, label) for value, label in status.choices if self._may_become(value)]

    def _may_become(self, status: str) -> bool:
        """Whether it has been held, and who took part, is said on a page of its own where there are places."""
        held, mine = Occasion.Status.HELD, self.instance
        if mine.status == held:
            return status == held or not mine.participations.exists()
        return status != held or not mine.places.exists()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self._demand_order()
        if self.cleaned_data.get("sign_up") == Occasion.SignUp.OPEN and not self.cleaned_data.get("seats"):
            self.add_error("seats", _("Skriv hur många platser det finns, när man anmäler sig här."))
        return cleaned

    def _demand_order(self) -> None:
        first, last = self.cleaned_data.get("first_on"), self.cleaned_data.get("last_on")
        if first and last is None and "last_on" not in self.errors:
            self.cleaned_data["last_on"] = first
        elif last and first is None and "first_on" not in self.errors:
            self.add_error("first_on", _("Skriv också den första dagen."))
        elif first and last and last < first:
            self.add_error("last_on", _("Den sista dagen ligger före den första."))


class DayForm(WithLink):
    class Meta:
        model = Day
        fields = ["held_on", "starts_at", "ends_at", "place", "link"]
        labels = {"held_on": gettext_lazy("Dag")}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        starts, ends = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if ends and not starts and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Skriv också när dagen börjar."))
        elif starts and ends and ends <= starts:
            self.add_error("ends_at", _("Dagen slutar innan den börjar."))
        return cleaned


class FilmForm(WithLink):
    links = ("url", "study_guide_url")

    class Meta:
        model = Film
        fields = ["theme", "title", "provider", "url", "length", "study_guide_url", "note"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["theme"].widget.attrs["list"] = "teman"
        self.themes = list(Film.objects.order_by("theme").values_list("theme", flat=True).distinct())


class SpecialistForm(WithoutIdentityNumbers, ModelForm):
    class Meta:
        model = Specialist
        fields = ["person", "subjects", "course", "agreed_on"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        person: Any = self.fields["person"]
        person.queryset = Person.objects.active().filter(organisation__isnull=False).in_order()
        course: Any = self.fields["course"]
        course.queryset = Course.objects.in_order()
