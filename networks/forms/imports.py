"""Bringing a file in, and looking through what was understood of it."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from fyrbodal.files import kinds
from fyrbodal.files.forms import UploadField
from fyrbodal.forms import DateField, Form, TimeField
from fyrbodal.organisation.models import Organisation
from fyrbodal.richtext import from_input
from networks.actions.imports import Review, Where
from networks.models import Item, Network
from networks.reading import Reading
from networks.reading.results import Answer, Attendee, Discussion, FollowUp, Information, Match, Part, Round, Text

AS_WRITTEN, NONE = "as-written", ""
ROSTER = _("Lägg in nätverkets deltagare, så kryssar du i dem som var med")
KINDS = (kinds.DOCX, kinds.TEXT, kinds.MARKDOWN)


class ImportForm(Form):
    file = UploadField(
        label=_("Fil med minnesanteckningar"),
        allowed=KINDS,
        help_text=_("Word (.docx) eller text (.txt, .md). Högst 20 MB."),
    )


class Line(NamedTuple):
    """One row of the review: what stood in the file beside the fields that say how it was understood."""

    written: str
    certain: bool
    fields: list[Any]


class ReviewForm(Form):
    """What was understood, to be put right: every organisation can be chosen anew."""

    mark_optional = False

    network = forms.ModelChoiceField(Network.objects.none(), label=_("Nätverk"), empty_label=_("Välj nätverk"))
    title = forms.CharField(label=_("Rubrik"), required=False, max_length=160)
    held_on = DateField(label=_("Dag"))
    starts = TimeField(label=_("Börjar"), required=False)
    ends = TimeField(label=_("Slutar"), required=False)
    place = forms.CharField(label=_("Plats"), required=False, max_length=160)

    FACTS = ("title", "held_on", "starts", "ends", "place")

    def __init__(self, *args: Any, reading: Reading, networks: Any, preferred: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = reading
        self.organisations = {one.name: one for one in Organisation.objects.in_order()}
        self.fields["network"].queryset = networks  # type: ignore[attr-defined]
        self.initial.update(self._first_values(networks, preferred))
        for number, attendee in enumerate(reading.attendees):
            name = forms.CharField(label=_("Namn"), max_length=120, required=False, initial=attendee.name)
            self.fields[f"name_{number}"] = name
            self.fields[f"home_{number}"] = self._choice(attendee.organisation)
        for number, attendee in enumerate(reading.absent):
            name = forms.CharField(label=_("Namn"), max_length=120, required=False, initial=attendee.name)
            self.fields[f"absent_{number}"] = name
            self.fields[f"absent_home_{number}"] = self._choice(attendee.organisation)
        if reading.next_meeting:
            place = forms.CharField(label=_("Plats för nästa träff"), required=False, max_length=160)
            place.initial = reading.next_meeting.place[:160]
            self.fields["next_place"] = place
        if not reading.attendees:
            self.fields["roster"] = forms.BooleanField(label=ROSTER, required=False, initial=True)
        for number, answer in enumerate(self.answers()):
            self.fields[f"answer_{number}"] = self._choice(answer.organisation)

    def _first_values(self, networks: Any, preferred: str) -> dict[str, Any]:
        read = self.reading
        slug = read.network.match if read.network and read.network.match else preferred
        facts = {name: getattr(read, name) for name in ("held_on", "starts", "ends", "place")}
        return facts | {"title": read.title[:160], "network": networks.filter(slug=slug).first()}

    def _choice(self, match: Match | None) -> forms.ChoiceField:
        written = [(AS_WRITTEN, _("”%(text)s”, som det står") % {"text": match.text})] if match else []
        known = [(name, name) for name in self.organisations]
        initial = match.match if match and match.match in self.organisations else AS_WRITTEN if match else NONE
        choices = [*written, (NONE, _("ingen organisation")), *known]
        return forms.ChoiceField(label=_("Organisation"), choices=choices, required=False, initial=initial)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("starts") and data.get("ends") and data["ends"] <= data["starts"]:
            self.add_error("ends", _("Sluttiden ska ligga efter starttiden."))
        if data.get("ends") and not data.get("starts"):
            self.add_error("starts", _("Skriv när träffen började, eller ta bort sluttiden."))
        for number, answer in enumerate(self.answers()):
            if data.get(f"answer_{number}") == NONE and not answer.organisation.text:
                self.add_error(f"answer_{number}", _("Välj vem som svarar."))
        return data

    def answers(self) -> Iterator[Answer]:
        for part in self.reading.parts:
            yield from part.answers if isinstance(part, Round) else ()

    def people(self) -> list[Line]:
        return self._lines(self.reading.attendees, "name", "home")

    def absent(self) -> list[Line]:
        return self._lines(self.reading.absent, "absent", "absent_home")

    def _lines(self, people: Sequence[Attendee], name: str, home: str) -> list[Line]:
        return [
            Line(one.name, _certain(one.organisation), [self[f"{name}_{number}"], self[f"{home}_{number}"]])
            for number, one in enumerate(people)
        ]

    def _named(self, people: Sequence[Attendee], name: str, home: str) -> list[tuple[str, Where]]:
        """Those whose name still stands there."""
        said = [(self.cleaned_data[f"{name}_{at}"], self.cleaned_data[f"{home}_{at}"]) for at in range(len(people))]
        return [
            (typed, self._where(chosen, one.organisation))
            for (typed, chosen), one in zip(said, people, strict=True)
            if typed
        ]

    def spoken(self) -> list[Line]:
        return [
            Line(one.organisation.text, one.organisation.certain, [self[f"answer_{number}"]])
            for number, one in enumerate(self.answers())
        ]

    def parts(self) -> list[dict[str, Any]]:
        """The parts as they were understood, each answer with its field."""
        lines = iter(self.spoken())
        return [_shown(part, lines) for part in self.reading.parts]

    def review(self) -> Review:
        data = self.cleaned_data
        return Review(
            network=data["network"],
            facts={name: data[name] or ("" if name in {"title", "place"} else None) for name in self.FACTS},
            attendees=self._named(self.reading.attendees, "name", "home"),
            absent=self._named(self.reading.absent, "absent", "absent_home"),
            next_place=data.get("next_place", ""),
            roster=data.get("roster", False),
            answers=[
                self._where(data[f"answer_{number}"] or AS_WRITTEN, one.organisation)
                for number, one in enumerate(self.answers())
            ],
        )

    def _where(self, chosen: str, match: Match | None) -> Where:
        written = match.text[:120] if match and chosen == AS_WRITTEN else ""
        return Where(self.organisations.get(chosen), written)


def _certain(match: Match | None) -> bool:
    return match is None or match.certain


def _shown(part: Part, lines: Iterator[Line]) -> dict[str, Any]:
    """What the page prints of a part, whatever its kind."""
    answers = part.answers if isinstance(part, Round) else ()
    contributions = part.contributions if isinstance(part, Discussion) else ()
    listed = "".join(f"<li>{contribution}</li>" for contribution in contributions)
    return {
        "said": part,
        "label": LABELS[type(part)],
        "heading": part.question if isinstance(part, Discussion) else getattr(part, "heading", ""),
        "body": _body(part) + (f"<ul>{listed}</ul>" if listed else ""),
        "answers": [{"line": next(lines), "said": answer, "body": answer.body} for answer in answers],
    }


def _body(part: Part) -> str:
    if isinstance(part, Round):
        return from_input(part.question)
    return from_input(part.text if isinstance(part, FollowUp) else getattr(part, "body", ""))


LABELS: dict[type, Any] = {
    Text: Item.Kind.TEXT.label,
    Information: Item.Kind.INFORMATION.label,
    FollowUp: Item.Kind.FOLLOW_UP.label,
    Round: Item.Kind.ROUND.label,
    Discussion: Item.Kind.DISCUSSION.label,
}
