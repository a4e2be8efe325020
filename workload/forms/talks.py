"""What is written in a talk: the note, the employee's comment, measures, and what became of the last ones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fyrbodal.drafts.forms import PartForm
from fyrbodal.forms import Form, ModelForm
from workload.actions import talks
from workload.forms.texts import without_identity_numbers
from workload.models import Comment, Measure, Talk

NO_CASES = _("Skriv om arbetet, aldrig om ett barn eller en familj som kan kännas igen.")
WHO = {"owner": forms.TextInput(attrs={"list": "vem", "autocomplete": "off"})}


class NoNumbers:
    """Mixin for forms: no text says whose case it is. What comes too late is told of in these words."""

    closed_heading = _("Bladet är låst eller tillbakaskickat")
    closed_text = _(
        "Inget sparades, för samtalet går inte att skriva i nu. Din text ligger kvar här nedanför, kopiera den innan du "
        "lämnar sidan."
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()  # type: ignore[misc]  # of the form that it is mixed into
        for name, value in list((cleaned or {}).items()):
            if isinstance(value, str):
                self._refuse_numbers(name, value)
        return cleaned

    def _refuse_numbers(self, name: str, value: str) -> None:
        try:
            without_identity_numbers(value)
        except forms.ValidationError as refused:
            self.add_error(name, refused)  # type: ignore[attr-defined]  # likewise


class NoteForm(NoNumbers, PartForm):
    class Meta:
        model = Talk
        fields = ["note"]
        labels = {"note": _("Vad ni kom fram till")}
        help_texts = {"note": NO_CASES}
        widgets = {"note": forms.Textarea(attrs={"rows": 6})}

    def then(self, part: Talk) -> None:
        talks.written(part.sheet_id)


class CommentForm(NoNumbers, PartForm):
    class Meta:
        model = Comment
        fields = ["text"]
        labels = {"text": _("Din kommentar")}
        help_texts = {"text": _("Bara du kan ändra den. Den följer med bladet när det låses.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    closed_heading = _("Bladet är låst")
    closed_text = _(
        "Inget sparades, för bladet är låst. Be den som leder enheten att öppna det igen, så kan du skriva. Din text ligger "
        "kvar här nedanför, kopiera den innan du lämnar sidan."
    )


class MeasureForm(NoNumbers, PartForm):
    """What is agreed in this talk."""

    class Meta:
        model = Measure
        fields = ["text", "owner", "due_on"]
        widgets = WHO

    def then(self, part: Measure) -> None:
        talks.written(part.sheet_id)


class FollowUpForm(NoNumbers, PartForm):
    """What became of a measure from an earlier talk."""

    class Meta:
        model = Measure
        fields = ["status", "outcome"]
        widgets = {"status": forms.RadioSelect}

    def then(self, part: Measure) -> None:
        talks.written(part.followed_up_in_id)


class AgreeForm(NoNumbers, ModelForm):
    """A new measure."""

    mark_optional = False

    class Meta:
        model = Measure
        fields = ["text", "owner", "due_on"]
        help_texts = {"text": _("Till exempel: två ärenden går över till en kollega.")}
        widgets = WHO


class SeenForm(forms.Form):
    """Which words and figures are confirmed."""

    seen = forms.RegexField(r"^[0-9a-f]{64}$")


class ReopenForm(NoNumbers, Form):
    reason = forms.CharField(
        label=_("Varför öppnas bladet igen?"),
        max_length=300,
        help_text=_("Skälet står på bladet och på nästa låsta utgåva, så att båda ser det."),
        error_messages={"required": _("Skriv ett skäl, till exempel ”två ärenden saknades”.")},
    )


def measure_form(measure: Measure, data: Any = None) -> PartForm:
    """Agreed upon here, or followed up here."""
    kind = FollowUpForm if measure.followed_up_in_id else MeasureForm
    return kind(data, instance=measure)
