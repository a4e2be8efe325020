"""A form with every kind of field, and the page that shows every part of a page."""

from typing import Any

from django import forms
from django.core.paginator import Paginator

from fyrbodal.editing.fields import RichTextField
from fyrbodal.forms import Form
from tests.look.stage import Answer, shown

STATES = [("open", "Öppen för all personal"), ("members", "Bara för nätverkets deltagare")]
LONG = "Barnahusverksamhetssamordningsansvarsfördelningsöverenskommelsen"


class EverythingForm(Form):
    said = RichTextField(
        label="Det Lilla Edet berättar", help_text="Skriv om arbetet, aldrig om ett barn eller en familj."
    )
    name = forms.CharField(label=LONG, max_length=20)
    mail = forms.EmailField(label="E-post", required=False)
    day = forms.DateField(label="Dag")
    starts = forms.TimeField(label="Börjar", required=False)
    count = forms.IntegerField(label="Antal", required=False)
    note = forms.CharField(label="Anteckning", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label="Slag", choices=STATES)
    access = forms.ChoiceField(
        label="Vem får läsa?", choices=STATES, widget=forms.RadioSelect, help_text="Gäller från i dag."
    )
    topics = forms.MultipleChoiceField(
        label="Ämnen", choices=STATES, widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField(label="Alla har fått läsa", help_text="Fråga dem om du är osäker.")
    paper = forms.FileField(label="Bilaga", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def style_page(data: dict[str, Any] | None = None) -> Answer:
    outline = [
        {"label": "Närvaro", "url": "#narvaro", "note": "14 av 17"},
        {"label": "Läget i kommunerna", "url": "#laget", "note": "6 av 11", "current": True},
        {"label": "Verksamhetssamordningsdiskussion", "url": "#diskussion", "note": "2 frågor"},
        {"label": "Nästa träff", "url": "#nasta", "note": "saknas"},
    ]
    initial = {"said": "<p>Åtta–nio ärenden, <strong>sex</strong> samtidigt.</p><ul><li><p>två nya</p></li></ul>"}
    return shown(
        "style.html",
        form=EverythingForm(data, initial=initial),
        outline=outline,
        trail=[{"label": "Träffar", "url": "#"}, {"label": "Barnhusets insatsmodell (BIM)", "url": "#"}],
        page=Paginator(range(90), 30).page(2),
        messages=["Sparat."],
    )
