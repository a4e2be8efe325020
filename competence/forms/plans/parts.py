"""What stands in a plan, row by row: its head, its sections, their needs and lines."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.areas import Step
from competence.forms.plans.turns import demand_order
from competence.models import Course, Line, Need, Plan, Section
from fyrbodal.drafts.forms import PartForm
from fyrbodal.forms import Form, WithoutIdentityNumbers

LONGEST_POINT, MOST_POINTS = 300, 20


class PlanPartForm(WithoutIdentityNumbers, PartForm):
    """What is said when somebody else has adopted the plan meanwhile."""

    closed_heading = gettext_lazy("Planen är antagen")
    closed_text = gettext_lazy(
        "Inget sparades, för en antagen plan ändras inte. Din text ligger kvar här nedanför, kopiera den innan du lämnar "
        "sidan. Ska planen ändras revideras den."
    )


class HeadForm(PlanPartForm):
    class Meta:
        model = Plan
        fields = ["area", "name", "audience", "introduction", "starts_on", "ends_on"]
        widgets = {"introduction": forms.Textarea(attrs={"rows": 4})}

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        demand_order(self)
        return cleaned


class SectionForm(PlanPartForm):
    class Meta:
        model = Section
        fields = ["heading", "step", "comment"]
        widgets = {"comment": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["step"].choices = steps()  # type: ignore[attr-defined]

    def clean_step(self) -> str:
        return free_step(self.cleaned_data["step"], self.instance.plan_id, self.instance.pk)


def steps() -> list[tuple[str, Any]]:
    return [("", _("inget steg, ett område i riktlinjerna")), *Step.choices]


def free_step(step: str, plan: Any, section: Any = None) -> str:
    """Raises ValidationError when another section of the plan has it."""
    if step and Section.objects.filter(plan=plan, step=step).exclude(pk=section).exists():
        raise ValidationError(_("Planen har redan ett avsnitt för det steget."))
    return step


class PointsField(forms.CharField):
    """One line of text for each."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        points = [point for line in super().clean(value).splitlines() if (point := " ".join(line.split()))]
        if len(points) > MOST_POINTS:
            raise ValidationError(_("Högst %s delar ryms.") % MOST_POINTS)
        if any(len(point) > LONGEST_POINT for point in points):
            raise ValidationError(_("En del får ha högst %s tecken.") % LONGEST_POINT)
        return points


class Points(list[str]):
    """As one reads them beside each other when two people have written."""

    def __str__(self) -> str:
        return "\n".join(self)


class NeedForm(PlanPartForm):
    points = PointsField(label=gettext_lazy("Delar, en per rad"), required=False)

    class Meta:
        model = Need
        fields = ["text", "points"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["points"] = Points(self.instance.points)

    def clean_points(self) -> Points:
        return Points(self.cleaned_data["points"])


class CourseField(forms.CharField):
    """A course by its name, or nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=160, **options)
        self.widget.attrs |= {"list": "kurser", "autocomplete": "off"}

    def clean(self, value: Any) -> Course | None:
        name = " ".join(super().clean(value).split())
        if not name:
            return None
        found: Course | None = Course.objects.filter(name__iexact=name).order_by("pk").first()
        if found is None:
            raise ValidationError(_("Kursen finns inte i katalogen. Välj en i listan eller lämna tomt."))
        return found


class LineForm(PlanPartForm):
    course = CourseField(label=gettext_lazy("Kurs i katalogen"), required=False)

    class Meta:
        model = Line
        fields = ["theme", "frequency", "course", "note"]
        widgets = {"frequency": forms.TextInput(attrs={"list": "frekvenser", "autocomplete": "off"})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["course"] = str(self.instance.course or "")


class AddSectionForm(WithoutIdentityNumbers, Form):
    mark_optional = False

    heading = forms.CharField(label=gettext_lazy("Nytt avsnitt"), max_length=120)
    step = forms.ChoiceField(label=gettext_lazy("Steg"), required=False)

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, **options)
        self.plan = plan
        self.fields["step"].choices = steps()  # type: ignore[attr-defined]

    def clean_step(self) -> str:
        return free_step(self.cleaned_data["step"], self.plan.pk)

    def row(self) -> Section:
        return Section(plan=self.plan, **self.cleaned_data)


class AddNeedForm(WithoutIdentityNumbers, Form):
    mark_optional = False

    text = forms.CharField(label=gettext_lazy("Nytt behov"), max_length=300)
    met = forms.ChoiceField(label=gettext_lazy("Hur det möts"), choices=Need.Met.choices)

    def row(self, section: Section) -> Need:
        return Need(section=section, **self.cleaned_data)


class AddLineForm(WithoutIdentityNumbers, Form):
    mark_optional = False

    theme = forms.CharField(label=gettext_lazy("Ny utbildning eller tema"), max_length=200)
    frequency = forms.CharField(label=gettext_lazy("Hur ofta"), max_length=120, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["theme"].widget.attrs |= {"list": "kurser", "autocomplete": "off"}
        self.fields["frequency"].widget.attrs |= {"list": "frekvenser", "autocomplete": "off"}

    def row(self, section: Section) -> Line:
        """With the course of that very name, if there is one."""
        course = Course.objects.filter(name__iexact=self.cleaned_data["theme"]).order_by("pk").first()
        return Line(section=section, course=course, **self.cleaned_data)


class StepForm(forms.Form):
    step = forms.TypedChoiceField(choices=[(-1, "-1"), (1, "1")], coerce=int)

    def chosen(self) -> int:
        """One up (-1) or down (1). Raises BadRequest for anything else."""
        if not self.is_valid():
            raise BadRequest("A row moves one step at a time.")
        return int(self.cleaned_data["step"])
