"""A closed question beside the figures of a survey."""

from django.utils.translation import gettext_lazy

from competence.models import SurveyAnswer
from fyrbodal.forms import ModelForm, WithoutIdentityNumbers


class QuestionForm(WithoutIdentityNumbers, ModelForm):
    class Meta:
        model = SurveyAnswer
        fields = ["question", "count", "of", "note"]
        labels = {"count": gettext_lazy("Kommuner som svarade ja"), "of": gettext_lazy("Av så många som svarade")}
        help_texts = {
            "question": gettext_lazy("Som den ställdes, eller det som svaret säger."),
            "count": gettext_lazy("Lämna tomt om det inte är känt. Tomt är aldrig 0."),
        }

    def _get_validation_exclusions(self) -> set[str]:
        """No field asks for the survey, and it holds each question once."""
        return super()._get_validation_exclusions() - {"survey"}  # type: ignore[no-any-return, misc]
