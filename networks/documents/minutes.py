"""The minutes as a document: a draft to look at, or the page that an edition seals."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fyrbodal.documents.document import Document
from fyrbodal.sealed.models import Audience
from fyrbodal.swedish import date_in_words, day_and_month
from networks.documents.presenting import presented, when
from networks.models import Edition, Meeting
from networks.publication import publication

TEMPLATE = "networks/minutes/page.html"


class MinutesDocument:
    """What one audience reads of an edition; `data` and `html` are what is sealed."""

    def __init__(self, edition: Edition, content: dict[str, Any], audience: str) -> None:
        self.edition, self.content, self.audience = edition, content, audience
        self.title = title_of(content)

    def data(self) -> dict[str, Any]:
        edition = self.edition
        head = {"number": edition.number, "reason": edition.reason, "finalised_at": edition.finalised_at.isoformat()}
        return {"edition": head | {"audience": str(self.audience)}, "minutes": self.content}

    def html(self) -> str:
        day = timezone.localdate(self.edition.finalised_at)
        edition = {
            "name": _("Utgåva %(number)s · %(day)s %(year)s")
            % {"number": self.edition.number, "day": day_and_month(day), "year": day.year},
            "number": self.edition.number,
            "reason": self.edition.reason,
            "changes": self.edition.changes,
            "files": files_of(self.edition),
        }
        return _document(self.content, edition, draft=False).html()


def files_of(edition: Edition) -> str:
    """The folder of the address of each file of an edition, as it is sealed in its page."""
    return f"/traffar/{edition.meeting_id}/utgavor/{edition.number}/bilagor/"


def public_preview(edition: Edition) -> str:
    """The open page as it will be read: as it was sealed if it has been open before, else as it would be sealed now."""
    if edition.public_copy:
        return str(edition.public_copy.html)
    public = publication(edition.copy.data()["minutes"], edition.meeting.network.name_policy)
    return MinutesDocument(edition, public, Audience.PUBLIC).html()


def draft_document(meeting: Meeting, content: dict[str, Any]) -> Document:
    """The minutes as they stand now, marked UTKAST on every page."""
    return _document(content, {"name": _("Utkast")}, draft=True)


def title_of(content: dict[str, Any]) -> str:
    return _("Minnesanteckningar, %(network)s, %(day)s") % {
        "network": content["network"],
        "day": date_in_words(dt.date.fromisoformat(content["held_on"])),
    }


def _document(content: dict[str, Any], edition: dict[str, Any], *, draft: bool) -> Document:
    parts = [presented(part) for part in content["parts"]]
    context = {"minutes": content, "parts": parts, "when": when(content), "edition": edition}
    return Document(TEMPLATE, slugify(title_of(content)), title_of(content), context, draft=draft)
