"""What the chiefs' meeting decided: the numbers that the method came to, and those it changed with its reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from competence.documents.allocation.outcome import Got, Outcome
from competence.documents.allocation.trial import Row, Trial, Tried
from competence.forms.packages.packages import DecideForm
from fyrbodal.swedish import joined

STALE = gettext_lazy(
    "Något har ändrats sedan du öppnade sidan, så inget är beslutat. Det du skrev står kvar; gå igenom det en gång till."
)


@dataclass(frozen=True)
class OnPage:
    """A course, the field that says why it is not given, and of each municipality the number and the reason."""

    course: Tried
    not_given: forms.BoundField
    rows: list[tuple[Row, forms.BoundField, forms.BoundField]]

    @property
    def is_open(self) -> bool:
        """Whether somebody has to look at it: what is enough for all is folded until something of it is wrong."""
        faults = any(field.errors for _row, *both in self.rows for field in both)
        return faults or bool(self.not_given.value()) or not self.course.is_enough


class PlacesForm(DecideForm):
    """Of a trial. The number and the reason of a municipality, and why a course is not given, stand in fields of their own."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, trial: Trial) -> None:
        super().__init__(data, initial={"seen": trial.seen})
        self.trial = trial
        for course in trial.courses:
            self.fields[not_given(course)] = _reason(_("Ges inte, för att"))
            for row in course.rows:
                self._ask(course, row)
        self.head = [self[name] for name in ("on", "where", "minutes")]

    def _ask(self, course: Tried, row: Row) -> None:
        self.fields[number(course, row)] = forms.IntegerField(
            label=_("Platser, %s") % row.name,
            min_value=0,
            max_value=row.asked.wanted,
            initial=row.places,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"}),
            error_messages={
                "max_value": _("%(name)s önskar %(wanted)s.") % {"name": row.name, "wanted": row.asked.wanted}
            },
        )
        self.fields[because(course, row)] = _reason(_("Varför, %s") % row.name)

    @property
    def courses(self) -> Iterator["OnPage"]:
        for course in self.trial.courses:
            rows = [(row, self[number(course, row)], self[because(course, row)]) for row in course.rows]
            yield OnPage(course, self[not_given(course)], rows)

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        if self.cleaned_data.get("seen") != self.trial.seen:
            self.add_error(None, STALE)
        for outcome in self.outcomes():
            if not outcome.not_given_because:
                self._judge(outcome)
        return cleaned

    def outcomes(self) -> list[Outcome]:
        """Courses whose fields can be read; all of them once the form is valid."""
        return list(filter(None, map(self._outcome, self.trial.courses)))

    def _outcome(self, course: Tried) -> Outcome | None:
        said = self.cleaned_data
        off = said.get(not_given(course), "")
        if off:
            return Outcome(course, tuple(Got(row, 0, off) for row in course.rows), off)
        names = [(row, number(course, row), because(course, row)) for row in course.rows]
        if any(one not in said for _row, *both in names for one in both):
            return None
        return Outcome(course, tuple(Got(row, said[one], said[why]) for row, one, why in names))

    def _judge(self, outcome: Outcome) -> None:
        for one in outcome.got:
            self._judge_one(outcome.tried, one)
        changed = [number(outcome.tried, one.row) for one in outcome.got if one.is_adjusted]
        said = _too_many(outcome) or _not_used(outcome)
        for name in changed if said else ():
            self.add_error(name, said)

    def _judge_one(self, course: Tried, got: Got) -> None:
        if got.is_adjusted and not got.because:
            words = {"places": got.places, "computed": got.computed}
            self.add_error(
                because(course, got.row), _("Skriv varför det blev %(places)s i stället för %(computed)s.") % words
            )
        if not got.is_usable:
            self.add_error(
                number(course, got.row), _("Så många går inte att använda: en grupp går tillsammans eller inte alls.")
            )


def _too_many(outcome: Outcome) -> str:
    if outcome.left >= 0:
        return ""
    words = {"places": outcome.places, "seats": outcome.tried.offer.seats}
    return _("Tillsammans blir det %(places)s, men kursen har %(seats)s platser.") % words


def _not_used(outcome: Outcome) -> str:
    """A seat that is left while somebody waits for it would go to her at once, and not as the meeting decided."""
    waiting = [one.row.name for one in outcome.got if one.could_use(outcome.left)]
    if outcome.left <= 0 or not waiting:
        return ""
    said = ngettext(
        "%(left)s plats är kvar fast den behövs i %(names)s. Ge den till någon.",
        "%(left)s platser är kvar fast de behövs i %(names)s. Ge dem till någon.",
        outcome.left,
    )
    return said % {"left": outcome.left, "names": joined(waiting)}


def again(data: QueryDict, trial: Trial) -> PlacesForm:
    """The form with what was typed, of the trial as it is now: numbers that nobody had a reason for follow it."""
    typed = data.copy()
    typed["seen"] = trial.seen
    for course in trial.courses:
        for row in course.rows:
            if not typed.get(because(course, row), "").strip():
                typed[number(course, row)] = str(row.places)
    return PlacesForm(typed, trial=trial)


def _reason(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=300, required=False)


def number(course: Tried, row: Row) -> str:
    return f"antal-{_place(course, row)}"


def because(course: Tried, row: Row) -> str:
    return f"varfor-{_place(course, row)}"


def not_given(course: Tried) -> str:
    return f"ges-inte-{course.offer.pk.hex}"


def _place(course: Tried, row: Row) -> str:
    return f"{course.offer.pk.hex}-{row.asked.organisation.pk.hex}"
