"""The parts of the recording page, as its templates ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.forms import BaseForm

from fyrbodal.drafts.forms import PartForm
from networks.forms.answers import AnswerForm, AskForm
from networks.forms.attachments import AttachmentForm
from networks.forms.guests import GuestForm
from networks.forms.items import FORMS, ReportForm
from networks.forms.links import LinkForm
from networks.models import Answer, Attachment, Attendee, Item, Link
from networks.views import notes
from networks.views.earlier import Earlier
from networks.views.gathered import Gathered

AnyForm = TypeVar("AnyForm", bound=BaseForm)
GUEST_FOLD = "gast"  # in the only list of those present


@dataclass
class Section:
    """One part on the page."""

    sheet: Gathered
    item: Item
    is_first: bool = False
    is_last: bool = False

    @property
    def key(self) -> str:
        return self.item.pk.hex

    @property
    def place(self) -> str:
        return f"del-{self.key}"

    @property
    def up(self) -> str:
        return f"upp-{self.key}"

    @property
    def down(self) -> str:
        return f"ner-{self.key}"

    @property
    def template(self) -> str:
        return f"networks/recording/{self.item.kind}.html"

    @cached_property
    def form(self) -> PartForm:
        form: PartForm = self.sheet.sent(self.item.pk) or part_form(self.item, self.sheet.attendees)
        if self.sheet.request.GET.get("fokus") == f"ny-{self.key}" or self.sheet.shows(self.question_fold):
            begin(form)
        return form

    @property
    def question_fold(self) -> str:
        return f"fraga-{self.key}"

    @property
    def asks(self) -> bool:
        """Whether the question is open: before it has a heading, when it is changed, and when it could not be saved."""
        return not self.item.heading or bool(self.sheet.sent(self.item.pk)) or self.sheet.shows(self.question_fold)

    @property
    def note(self) -> str:
        return notes.note(self.item, self.sheet.attendees)

    def entry(self) -> dict[str, str]:
        return {"label": str(self.item), "url": f"#del-{self.key}", "note": self.note, "key": self.key}

    @cached_property
    def groups(self) -> list[tuple[str, list[Attendee]]]:
        """The list of the meeting by organisation; `is_guest` says who can be taken off it."""
        for one in self.sheet.attendees:
            one.is_guest = one.person_id not in self.sheet.members  # type: ignore[attr-defined]
            one.is_ticked = str(one.pk) in self.ticked  # type: ignore[attr-defined]
        return notes.grouped(self.sheet.attendees)

    @cached_property
    def ticked(self) -> set[str]:
        return {str(key) for key in self.form["present"].value() or ()}

    @cached_property
    def guest_form(self) -> GuestForm | None:
        """None while the fold is closed."""
        if self.sheet.shows(GUEST_FOLD):
            return begin(GuestForm(known=self.sheet.organisations, auto_id="gast_%s"))
        return self.sheet.sent("guest")  # type: ignore[no-any-return]

    def reports(self) -> list[ReportForm]:
        return [self.sheet.sent(one.pk) or ReportForm(instance=one) for one in self.item.reports.all()]

    @cached_property
    def answers(self) -> list[Answer]:
        return list(self.item.answers.all())

    def tiles(self) -> list[notes.Tile]:
        return [notes.tile(one, is_open=one.pk == self.sheet.opened) for one in self.answers]

    @cached_property
    def panel(self) -> "Panel | None":
        opened = [one for one in self.answers if one.pk == self.sheet.opened]
        return Panel(self.sheet, opened[0]) if opened else None

    @property
    def ask_fold(self) -> str:
        return f"organisation-{self.key}"

    @cached_property
    def ask_form(self) -> AskForm | None:
        """None while the fold is closed."""
        if self.sheet.shows(self.ask_fold):
            return begin(AskForm(known=self.sheet.organisations, auto_id=f"fraga{self.key}_%s"))
        return self.sheet.sent(("ask", self.item.pk))  # type: ignore[no-any-return]

    @cached_property
    def accessories(self) -> "Accessories":
        return Accessories(self.sheet, self.item, None)


@dataclass
class Panel:
    """The answer that is open."""

    sheet: Gathered
    answer: Answer

    @property
    def key(self) -> str:
        return self.answer.pk.hex

    @cached_property
    def form(self) -> AnswerForm:
        form: AnswerForm = self.sheet.sent(self.answer.pk) or AnswerForm(
            instance=self.answer, key_figures=self.sheet.key_figures
        )
        return form

    @cached_property
    def earlier(self) -> Earlier | None:
        return Earlier.of(self.answer)

    def start(self) -> None:
        """Let the one who writes begin at once."""
        begin(self.form)

    def figures(self) -> list[dict[str, Any]]:
        return [
            {"text": text, "period": period, "hint": notes.figure_hint(text.value(), key_figure, self.earlier)}
            for text, period, key_figure in self.form.key_rows()
        ]

    @cached_property
    def accessories(self) -> "Accessories":
        return Accessories(self.sheet, self.answer.item, self.answer)


@dataclass
class Accessories:
    """The links and attachments of a part, or of one answer in it."""

    sheet: Gathered
    item: Item
    answer: Answer | None

    @property
    def key(self) -> str:
        return (self.answer or self.item).pk.hex

    @property
    def fold(self) -> str:
        return f"mer-{self.key}"

    def _own(self, rows: Sequence[Any]) -> list[Any]:
        return [one for one in rows if one.answer_id == (self.answer.pk if self.answer else None)]

    @cached_property
    def links(self) -> list[Link]:
        return self._own(self.item.links.all())  # type: ignore[arg-type]

    @cached_property
    def attachments(self) -> list[Attachment]:
        return self._own(self.item.attachments.all())  # type: ignore[arg-type]

    @cached_property
    def link_form(self) -> LinkForm:
        form: LinkForm = self.sheet.sent(("link", self.key)) or LinkForm(auto_id=f"lank{self.key}_%s")
        return begin(form) if self.sheet.shows(self.fold) else form

    @cached_property
    def attachment_form(self) -> AttachmentForm:
        return self.sheet.sent(("attachment", self.key)) or AttachmentForm(auto_id=f"bilaga{self.key}_%s")

    @property
    def is_open(self) -> bool:
        sent = self.sheet.sent(("link", self.key)) or self.sheet.sent(("attachment", self.key))
        return bool(sent) or self.sheet.shows(self.fold)


def begin(form: AnyForm) -> AnyForm:
    """Let the one who writes begin at once."""
    next(iter(form.fields.values())).widget.attrs["autofocus"] = True
    return form


def part_form(item: Item, attendees: Sequence[Attendee], data: Any = None) -> PartForm:
    """The form of a part, empty or with what was sent."""
    more = {"attendees": attendees} if item.kind == Item.Kind.ATTENDANCE else {}
    return FORMS[item.kind](data, instance=item, **more)
