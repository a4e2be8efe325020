"""The page that a meeting is recorded on."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from networks.models import Item, Meeting
from networks.views import notes
from networks.views.gathered import Gathered
from networks.views.sections import Section


class Sheet(Gathered):
    """The whole page."""

    def sections(self) -> list[Section]:
        last = len(self.items) - 1
        return [Section(self, item, place == 0, place == last) for place, item in enumerate(self.items)]

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
