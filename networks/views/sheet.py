"""The page that a meeting is recorded on: every part with its form, in as many queries whatever its length."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyrbodal.drafts.forms import PartForm
from fyrbodal.organisation.models import Organisation, Person
from networks.forms.answers import AnswerForm, AskForm
from networks.forms.attachments import AttachmentForm
from networks.forms.guests import GuestForm
from networks.forms.items import FORMS, ReportForm
from networks.forms.links import LinkForm
from networks.models import Answer, Attachment, Attendee, FigureValue, Item, Link, Meeting, Report
from networks.views import notes
from networks.views.earlier import Earlier

MOST_NAMES = 300  # suggested in the page; more would weigh more than they help
Bound = Mapping[Any, Any]


def answers() -> Prefetch:
    """The answers of rounds, with what their tiles say."""
    figures = Prefetch("figures", FigureValue.objects.order_by("position").select_related("key_figure"))
    found = Answer.objects.order_by("position").select_related("organisation").prefetch_related(figures)
    return Prefetch("answers", found)


def items_of(meeting: Meeting, **lookup: Any) -> list[Item]:
    """The parts that stand, with all that is below them; those that `lookup` names."""
    reports = Report.objects.order_by("position").select_related("follow_up__item__meeting")
    return list(
        meeting.items.standing()
        .filter(**lookup)
        .in_order()
        .prefetch_related(
            answers(),
            Prefetch("reports", reports),
            Prefetch("links", Link.objects.order_by("position")),
            Prefetch("attachments", Attachment.objects.order_by("position").select_related("upload")),
        )
    )


@dataclass
class Sheet:
    """The whole page. `bound` holds the forms that were sent and are shown again, by the key of their row; `only` is the
    part that is needed when a piece of the page is answered.
    """

    request: HttpRequest
    meeting: Meeting
    opened: UUID | None = None
    bound: Bound | None = None
    only: UUID | None = None

    @cached_property
    def items(self) -> list[Item]:
        return items_of(self.meeting, **({"pk": self.only} if self.only else {}))

    @cached_property
    def attendees(self) -> list[Attendee]:
        found = Attendee.objects.filter(meeting=self.meeting).select_related("organisation")
        return sorted(found, key=notes.by_organisation)

    @cached_property
    def organisations(self) -> list[Organisation]:
        return list(Organisation.objects.in_order())

    @cached_property
    def people(self) -> list[Person]:
        seen = Person.objects.visible_to(self.request.user).active().in_order()
        return list(seen.select_related("organisation")[:MOST_NAMES])

    @cached_property
    def key_figures(self) -> list[Any]:
        return list(self.meeting.network.key_figures.order_by("pk"))

    @cached_property
    def members(self) -> set[UUID]:
        return set(self.meeting.network.roster().values_list("pk", flat=True))

    def sections(self) -> list["Section"]:
        last = len(self.items) - 1
        return [Section(self, item, place == 0, place == last) for place, item in enumerate(self.items)]

    def sent(self, key: Any) -> Any:
        return (self.bound or {}).get(key)

    def missing_kinds(self) -> Iterator[tuple[str, str]]:
        standing = {item.kind for item in self.items}
        for kind in Item.Kind:
            if kind not in Item.ONCE or kind not in standing:
                yield kind.value, str(kind.label)

    def context(self) -> dict[str, Any]:
        sections = self.sections()
        return {
            "sheet": self,
            "meeting": self.meeting,
            "sections": sections,
            "outline": [section.entry() for section in sections],
            "trail": _trail(self.meeting),
            "when": self.meeting.facts if self.meeting.title else notes.when_and_where(self.meeting),
            "presence": notes.presence(self.attendees),
            "focus": self.request.GET.get("fokus", ""),
            "form_show_errors": True,
            "removed": _removed(self.meeting, self.request),
        }

    def respond(self, status: int = 200) -> HttpResponse:
        return render(self.request, "networks/recording/record.html", self.context(), status=status)


@dataclass
class Section:
    """One part on the page."""

    sheet: Sheet
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
        if self.sheet.request.GET.get("fokus") == f"ny-{self.key}":
            next(iter(form.fields.values())).widget.attrs["autofocus"] = True
        return form

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
    def guest_form(self) -> GuestForm:
        return self.sheet.sent("guest") or GuestForm(known=self.sheet.organisations, auto_id="gast_%s")

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

    @cached_property
    def ask_form(self) -> AskForm:
        form: AskForm = self.sheet.sent(("ask", self.item.pk)) or AskForm(
            known=self.sheet.organisations, auto_id=f"fraga{self.key}_%s"
        )
        return form

    @cached_property
    def accessories(self) -> "Accessories":
        return Accessories(self.sheet, self.item, None)


@dataclass
class Panel:
    """The answer that is open."""

    sheet: Sheet
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
        first = self.form.fields.get("reply") or self.form.fields["body"]
        first.widget.attrs["autofocus"] = True

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

    sheet: Sheet
    item: Item
    answer: Answer | None

    @property
    def key(self) -> str:
        return (self.answer or self.item).pk.hex

    @property
    def focus(self) -> str:
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
        return form

    @cached_property
    def attachment_form(self) -> AttachmentForm:
        form: AttachmentForm = self.sheet.sent(("attachment", self.key)) or AttachmentForm(
            auto_id=f"bilaga{self.key}_%s"
        )
        return form

    @property
    def is_open(self) -> bool:
        return self.link_form.is_bound or self.attachment_form.is_bound


def part_form(item: Item, attendees: Sequence[Attendee], data: Any = None) -> PartForm:
    """The form of a part, empty or with what was sent."""
    more = {"attendees": attendees} if item.kind == Item.Kind.ATTENDANCE else {}
    return FORMS[item.kind](data, instance=item, **more)


def _trail(meeting: Meeting) -> list[dict[str, str]]:
    return [
        {"label": _("Träffar"), "url": reverse("networks:meetings")},
        {"label": meeting.network.name, "url": meeting.network.get_absolute_url()},
    ]


def _removed(meeting: Meeting, request: HttpRequest) -> Item | None:
    """The part that was just taken away, to offer it back."""
    key = request.GET.get("borttagen", "")
    try:
        found: Item | None = meeting.items.filter(pk=UUID(key)).exclude(removed_at=None).first()
    except ValueError:
        return None
    return found
