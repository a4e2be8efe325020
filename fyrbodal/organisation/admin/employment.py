"""The register of employments. A percentage that changes is a new row from that day, without gaps or overlaps between."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.backend import InlineRegister, RegisterAdmin
from fyrbodal.organisation.admin.periods import PeriodFilter
from fyrbodal.organisation.models import Employment
from fyrbodal.swedish import date_in_words

DAY = dt.timedelta(days=1)
DATES = ("person", "organisation", "starts_on", "ends_on")


@dataclass(frozen=True)
class Span:
    """What a row says; `form` where it is filled in now."""

    starts_on: dt.date
    ends_on: dt.date | None
    form: Any = None

    @property
    def is_changed(self) -> bool:
        if self.form is None:
            return False
        said = {name: getattr(value, "pk", value) for name, value in self.form.cleaned_data.items() if name in DATES}
        return any(self.form.initial.get(name) != value for name, value in said.items())

    @property
    def is_away(self) -> bool:
        return self.form is not None and bool(self.form.cleaned_data.get("away"))


def look_through(spans: Iterable[Span]) -> None:
    """Say beside the field where rows of one employment overlap or leave days out."""
    for one, other in pairwise(sorted(spans, key=lambda span: span.starts_on)):
        if one.is_changed or other.is_changed:
            _hold_together(one, other)


def _hold_together(one: Span, other: Span) -> None:
    if one.ends_on is None or one.ends_on >= other.starts_on:
        day = date_in_words(other.starts_on)
        _blame(one, other, _("Anställningarna går in i varandra. Avsluta den tidigare före %s.") % day)
    elif one.ends_on + DAY < other.starts_on and not (one.is_away or other.is_away):
        words = {"first": date_in_words(one.ends_on + DAY), "last": date_in_words(other.starts_on - DAY)}
        said = _("Det blir en lucka från %(first)s till %(last)s. Stäng den, eller kryssa i Uppehåll.")
        _blame(one, other, said % words)


def _blame(one: Span, other: Span, said: str) -> None:
    if other.is_changed:
        other.form.add_error("starts_on", said)
    else:
        one.form.add_error("ends_on", said)


def span_of(form: Any) -> Span | None:
    """None for what is taken away or says too little."""
    said = getattr(form, "cleaned_data", {})
    if said.get("DELETE") or not said.get("starts_on") or not said.get("organisation") or "ends_on" not in said:
        return None
    return Span(said["starts_on"], said["ends_on"], form)


class EmploymentForm(forms.ModelForm):
    away = forms.BooleanField(
        label=gettext_lazy("Uppehåll"),
        required=False,
        help_text=gettext_lazy("Personen var inte anställd mellan den här raden och den före eller efter."),
    )

    def clean(self) -> dict[str, Any] | None:
        said = super().clean()
        if not self.prefix:  # on a page of its own, and not one of the rows that a formset looks through
            _look_beside(self)
        return said

    def validate_constraints(self) -> None:
        # Beside each other in a formset, rows are held against what the others say now, and not against what is stored:
        # else nobody could end one row and begin the next at once.
        left_out = self._get_validation_exclusions() | ({"starts_on"} if self.prefix else set())  # type: ignore[attr-defined]  # not in the stubs
        try:
            self.instance.validate_constraints(exclude=left_out)
        except ValidationError as refused:
            self._update_errors(refused)  # type: ignore[attr-defined]  # not in the stubs


def _look_beside(form: Any) -> None:
    """Hold what is filled in against the rows that are there."""
    span, said = span_of(form), form.cleaned_data
    if span and said.get("person"):
        others = Employment.objects.filter(person=said["person"], organisation=said["organisation"])
        days = others.exclude(pk=form.instance.pk).values_list("starts_on", "ends_on")
        look_through([span, *(Span(*one) for one in days)])


class EmploymentFormSet(forms.BaseInlineFormSet):
    """All of a person's rows at once."""

    def clean(self) -> None:
        super().clean()
        spans = [span for span in map(span_of, self.forms) if span]
        for _employer, own in groupby(sorted(spans, key=_employer_of), _employer_of):
            look_through(own)


def _employer_of(span: Span) -> str:
    return str(span.form.cleaned_data["organisation"].pk)


class EmploymentInline(InlineRegister):
    model = Employment
    form = EmploymentForm
    formset = EmploymentFormSet
    fields = ("organisation", "unit", "percentage", "experience", "starts_on", "ends_on", "away")
    autocomplete_fields = ("organisation", "unit")
    ordering = ("starts_on", "pk")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("person", "organisation", "unit")


@admin.register(Employment)
class EmploymentAdmin(RegisterAdmin):
    form = EmploymentForm
    list_display = ("person", "organisation", "unit", "percentage", "experience", "starts_on", "ends_on")
    list_filter = (PeriodFilter, "experience", "organisation")
    list_select_related = ("person", "organisation", "unit")
    search_fields = ("person__name", "person__email", "organisation__name", "unit__name")
    ordering = ("person__name", "starts_on", "pk")
    autocomplete_fields = ("person", "organisation", "unit")
