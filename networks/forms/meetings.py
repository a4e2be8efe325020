"""The facts of a meeting: when it is planned, and later."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyrbodal.drafts.forms import PartForm
from fyrbodal.files.forms import LinkField
from fyrbodal.forms import ModelForm
from networks.models import Meeting

LONGEST_HEADING = 300
FACTS = ["held_on", "starts", "ends", "place", "video_url", "title", "registration_number", "topics"]
HELP = {
    "title": _("Lämna tomt, så heter träffen efter sin dag."),
    "topics": _("En fråga per rad. Varje fråga blir en egen del att skriva i."),
}


class PlanForm(ModelForm):
    """`key` makes the same form, sent twice, plan one meeting."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    video_url = LinkField(label=_("Länk till videomötet"), required=False, max_length=1000)

    class Meta:
        model = Meeting
        fields = FACTS
        help_texts = HELP

    def clean_topics(self) -> str:
        """Each becomes the heading of a part."""
        topics: str = self.cleaned_data["topics"]
        if long := next((line for line in map(str.strip, topics.splitlines()) if len(line) > LONGEST_HEADING), None):
            words = {"topic": long[:60], "most": LONGEST_HEADING}
            raise ValidationError(
                _("”%(topic)s…” är för lång för att bli en rubrik. Använd högst %(most)s tecken."), params=words
            )
        return topics

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS}


class FactsForm(PartForm):
    mark_optional = True
    video_url = LinkField(label=_("Länk till videomötet"), required=False, max_length=1000)

    class Meta:
        model = Meeting
        fields = FACTS
        help_texts = HELP | {"topics": _("En fråga per rad.")}
