"""Beginning and adopting a plan."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.models import Plan
from fyrbodal.forms import DateField, Form, ModelForm, WithoutIdentityNumbers

FACTS = ["area", "name", "audience", "starts_on", "ends_on"]


class BeginForm(WithoutIdentityNumbers, ModelForm):
    """`key` makes the same form, sent twice, begin one plan."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    with_steps = forms.BooleanField(
        label=gettext_lazy("Börja med de fyra stegen"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "0–2 år, 3–5 år, mer än 5 år och arbetsledare. Avsnitt kan läggas till och tas bort sedan."
        ),
    )

    class Meta:
        model = Plan
        fields = FACTS
        help_texts = {
            "name": gettext_lazy("Till exempel Kompetensplan missbruk 2027–2028."),
            "audience": gettext_lazy("Till exempel handläggare och behandlingspersonal."),
        }

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS}

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        demand_order(self)
        return cleaned


def demand_order(form: forms.BaseForm) -> None:
    """Say it at the field, before the database says it of the whole form."""
    first, last = form.cleaned_data.get("starts_on"), form.cleaned_data.get("ends_on")
    if first and last and last < first:
        form.add_error("ends_on", _("Planen slutar innan den börjar."))


class AdoptForm(WithoutIdentityNumbers, Form):
    mark_optional = False

    by_whom = forms.CharField(
        label=gettext_lazy("Antagen av"), max_length=120, help_text=gettext_lazy("Till exempel IFO-cheferna.")
    )
    where = forms.CharField(
        label=gettext_lazy("Vid"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Till exempel FoU-rum. Får lämnas tomt."),
    )
    adopted_on = DateField(label=gettext_lazy("Antagen den"))
    replaces = forms.ModelMultipleChoiceField(
        Plan.objects.none(),
        label=gettext_lazy("Ersätter"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Planer i samma område som gäller nu. Det som kryssas för slutar gälla och finns kvar att läsa."
        ),
    )

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, **options)
        self.plan = plan
        held = Plan.objects.adopted().filter(area=plan.area).in_order()
        if not held.exists():
            del self.fields["replaces"]
            return
        field: Any = self.fields["replaces"]
        field.queryset = held
        field.initial = [one.pk for one in held if one.pk == plan.revises_id or one.name == plan.name]

    def clean_adopted_on(self) -> Any:
        day = self.cleaned_data["adopted_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Den dagen har inte varit än. Anta planen när beslutet är fattat."))
        return day

    def clean_replaces(self) -> list[Plan]:
        chosen = list(self.cleaned_data["replaces"])
        same = Plan.objects.adopted().filter(area=self.plan.area, name=self.plan.name).first()
        if same and same not in chosen:
            raise ValidationError(_("En plan med samma namn gäller redan. Kryssa för den, eller byt namn på utkastet."))
        return chosen
