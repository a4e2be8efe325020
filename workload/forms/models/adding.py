"""Where a new model comes from: a template, what a municipality has published, or JSON."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.casefiles import LARGEST, Faulty
from fyrbodal.forms import Form
from fyrbodal.organisation.models import Organisation
from workload.casefile import model_as_json, read_model
from workload.forms.texts import without_identity_numbers
from workload.limits import NAME, faults_of_room
from workload.models import Family, Version
from workload.staff import StaffKind
from workload.weighing import Model


class OriginField(forms.ModelChoiceField):
    def label_from_instance(self, version: Any) -> str:
        if version.family.organisation is None:
            return str(_("%s (mall)") % version.family.name)
        return str(_("%(where)s: %(version)s") % {"where": version.family.organisation, "version": version})


class AddForm(Form):
    """`model` is what came as JSON, if that is what was chosen; `family` the new row."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("Kommun"), empty_label=None)
    name = forms.CharField(
        label=gettext_lazy("Vad modellen ska heta"),
        max_length=NAME,
        help_text=gettext_lazy("Till exempel: Familjebehandlarnas timmar."),
    )
    staff_kind = forms.ChoiceField(label=gettext_lazy("Vilka den är för"), choices=StaffKind.choices)
    origin = OriginField(
        Version.objects.none(),
        label=gettext_lazy("Utgå från"),
        required=False,
        empty_label=gettext_lazy("En modell som JSON, här nedanför"),
    )
    file = forms.FileField(
        label=gettext_lazy("JSON-fil"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        help_text=gettext_lazy("Som den hämtas från en modells sida."),
    )
    text = forms.CharField(
        label=gettext_lazy("Eller JSON som text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "class": "code"}),
    )
    mark_optional = False  # one of three is wanted
    model: Model | None = None

    def __init__(self, *args: Any, organisations: Any, origins: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["origin"].queryset = origins  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return without_identity_numbers(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = [name for name in ("origin", "file", "text") if cleaned.get(name)]
        if len(given) != 1 and not self.errors:
            self.add_error("origin", _("Välj en modell att utgå från, eller lämna en som JSON. Ett av det."))
        elif given and given[0] != "origin":
            self._read(given[0])
        self._name(cleaned)
        return cleaned

    def _read(self, given: str) -> None:
        """Every fault is a line with its place."""
        said = self.cleaned_data[given]
        try:
            self.model = _model(said.encode() if given == "text" else said.read(LARGEST + 1))
        except Faulty as faulty:
            self.add_error(given, [ValidationError(str(fault)) for fault in faulty.faults])

    def _name(self, cleaned: dict[str, Any]) -> None:
        if not all(cleaned.get(name) for name in ("organisation", "name", "staff_kind")):
            return
        self.family = Family(**{name: cleaned[name] for name in ("organisation", "name", "staff_kind")})
        try:
            self.family.full_clean()
        except ValidationError as refused:
            self.add_error("name", ValidationError(refused.messages))


def _model(content: bytes) -> Model:
    """Raises Faulty."""
    model = read_model(content)
    if faults := faults_of_room(model_as_json(model)):
        raise Faulty(faults)
    return model
