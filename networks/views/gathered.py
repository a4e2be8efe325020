"""What the recording page shows, fetched in as many queries whatever its length."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpRequest
from django.urls import reverse

from fyrbodal.organisation.models import Organisation, Person
from networks.models import Answer, Attachment, Attendee, FigureValue, Item, Link, Meeting, Report
from networks.views import notes

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
class Gathered:
    """A meeting and what is below it, each fetched when it is first asked for.

    `bound` holds the forms that were sent and are shown again, by the key of their row; `opened` is the answer that is
    open, and `only` the part that is needed when a piece of the page is answered.
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
    def people(self) -> list[tuple[str, str | None]]:
        """The names of those who may be guests, and where they work."""
        seen = Person.objects.visible_to(self.request.user).active().in_order()
        return list(seen.values_list("name", "organisation__name")[:MOST_NAMES])

    @cached_property
    def key_figures(self) -> list[Any]:
        return list(self.meeting.network.key_figures.order_by("pk"))

    @cached_property
    def members(self) -> set[UUID]:
        return set(self.meeting.network.roster().values_list("pk", flat=True))

    def sent(self, key: Any) -> Any:
        return (self.bound or {}).get(key)

    def shows(self, fold: str) -> bool:
        """Whether this fold was asked for. A closed fold costs a link, an open one its forms."""
        return self.request.GET.get("oppna") == fold

    @cached_property
    def address(self) -> str:
        """The page as it stands; `oppna=` or `fokus=` and the name of a fold are to follow."""
        opened = f"svar={self.opened.hex}&" if self.opened else ""
        return f"{reverse('networks:record', args=[self.meeting.pk])}?{opened}"
