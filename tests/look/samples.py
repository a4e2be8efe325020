"""A form with every kind of field, and the page that shows every part of a page."""

import datetime as dt
from types import SimpleNamespace
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


def met(theirs: str, yours: str, *, revision: int, home: str) -> SimpleNamespace:
    """A form that was refused since somebody else was there first, as drafts/conflict.html reads it."""
    difference = {"label": "Det kommunen berättar", "theirs": theirs, "yours": yours}
    saved = SimpleNamespace(saved_at=dt.datetime(2027, 3, 12, 8, 41, tzinfo=dt.UTC), revision=revision)
    return SimpleNamespace(closed=False, theirs=saved, differences=[difference], home=home)


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
        met=met("Fyra ärenden, varav två nya.", "Tre ärenden.", revision=8, home="#del"),
        outline=outline,
        trail=[{"label": "Träffar", "url": "#"}, {"label": "Barnhusets insatsmodell (BIM)", "url": "#"}],
        page=Paginator(range(90), 30).page(2),
        messages=["Sparat."],
    )


class SaidForm(Form):
    text = forms.CharField(label="Det kommunen berättar", widget=forms.Textarea)
    told = forms.BooleanField(label="Har berättat", required=False)


class FormattedForm(SaidForm):
    text = RichTextField(label="Det kommunen berättar")


def part_page(text: str = "", revision: int = 6, number: int = 1, form: type[Form] = SaidForm) -> Answer:
    """Parts at /del/1, /del/2 …, each with one text and one tick."""
    parts = [
        {
            "title": f"Del {count}",
            "url": f"/del/{count}",
            "revision": revision,
            "form": form(initial={"text": text}, auto_id=f"del-{count}-%s"),
        }
        for count in range(1, number + 1)
    ]
    return shown("part.html", parts=parts)


class TextForm(Form):
    text = RichTextField(label="Det kommunen berättar", help_text="Skriv om arbetet.")


def editor_page(text: str = "", fields: int = 1) -> Answer:
    forms_of_it = [TextForm(initial={"text": text}, prefix=f"del-{count}") for count in range(1, fields + 1)]
    return shown("editor.html", forms=forms_of_it)
