"""A document is a noun: a template, a filename and a context. What becomes of it is decided elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from fyrbodal.documents.limits import render_within
from fyrbodal.documents.manuscript import Attachment, Manuscript


@dataclass(frozen=True)
class Document:
    """`template` extends documents/page.html; it sees the context and `document`. `filename` has no folder and no ending."""

    template: str
    filename: str
    title: str
    context: Mapping[str, Any] = field(default_factory=dict)
    author: str = ""
    made_at: datetime | None = None
    draft: bool = False
    attachment: Attachment | None = None

    def html(self) -> str:
        return render_to_string(self.template, {**self.context, "document": self})

    def manuscript(self) -> Manuscript:
        return Manuscript(
            html=self.html(),
            title=self.title,
            author=self.author,
            made_at=self.made_at,
            draft=self.draft,
            attachment=self.attachment,
            site=settings.SITE_URL,
        )

    def pdf(self) -> bytes:
        """Made while somebody waits. Raises TooSlow and Unprintable (see limits.py)."""
        return render_within(settings.READER_WAITS, self.manuscript())


def article(page: str) -> str:
    """What stands between the tags of the body of a sealed page, to be read inside one of ours."""
    _head, _tag, rest = page.partition("<body")
    return rest.partition(">")[2].rpartition("</body>")[0]
