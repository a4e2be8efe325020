"""Narrowing the list of meetings."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Max, Min
from django.utils.translation import gettext_lazy as _

from fyrbodal.forms import Form
from networks.models import Meeting, Network


class MeetingFilter(Form):
    mark_optional = False

    natverk = forms.ModelChoiceField(
        Network.objects.none(), label=_("Nätverk"), required=False, empty_label=_("Alla nätverk"), to_field_name="slug"
    )
    ar = forms.TypedChoiceField(label=_("År"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, networks: Any) -> None:
        super().__init__(data)
        self.fields["natverk"].queryset = networks  # type: ignore[attr-defined]
        self.fields["ar"].choices = [("", _("Alla år")), *[(year, year) for year in _years()]]  # type: ignore[attr-defined]

    def narrow(self, meetings: Any) -> Any:
        """The meetings that were asked for; what cannot be understood narrows nothing."""
        chosen = self.cleaned_data if self.is_valid() else {}
        if network := chosen.get("natverk"):
            meetings = meetings.filter(network=network)
        if year := chosen.get("ar"):
            meetings = meetings.filter(held_on__year=year)
        return meetings

    def query(self) -> str:
        """What the links to other pages of the list carry along."""
        chosen = self.cleaned_data if self.is_valid() else {}
        network, year = chosen.get("natverk"), chosen.get("ar")
        kept = {"natverk": network.slug if network else "", "ar": year or ""}
        return urlencode({name: value for name, value in kept.items() if value}) + "&" if any(kept.values()) else ""


def _years() -> range:
    """From the last meeting's to the first's, whoever may see them: the two ends of an index."""
    ends = Meeting.objects.aggregate(first=Min("held_on"), last=Max("held_on"))
    return range(ends["last"].year, ends["first"].year - 1, -1) if ends["first"] else range(0)
