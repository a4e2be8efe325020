"""Somebody's certificates, and when each has to be renewed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from competence.documents.people.careers import WARNED
from competence.documents.people.said import in_words
from competence.frequency.due import months_after
from competence.models import Certificate


@dataclass(frozen=True)
class Held:
    """A certificate as it stands on a day. What has no last day is never due, and neither is what a newer one renewed."""

    row: Certificate
    on: dt.date
    is_renewed: bool

    @property
    def is_over(self) -> bool:
        return self.row.valid_until_on is not None and self.row.valid_until_on < self.on

    @property
    def is_due(self) -> bool:
        until = self.row.valid_until_on
        return until is not None and not self.is_renewed and until <= months_after(self.on, WARNED)

    @property
    def word(self) -> str:
        if self.is_renewed:
            return _("förnyat")
        if self.is_over:
            return _("har gått ut")
        return _("förnyas snart") if self.is_due else _("gäller")

    @property
    def kind(self) -> str:
        """Of the pill."""
        return "closed" if self.is_renewed else "over" if self.is_over else "waiting" if self.is_due else "done"

    @property
    def until(self) -> str:
        day = self.row.valid_until_on
        return _("till och med %s") % in_words(day) if day else _("tills vidare")


def held_by(person: Any, on: dt.date) -> list[Held]:
    """The latest of each name first; one of the same name that was issued before it has been renewed."""
    rows = Certificate.objects.filter(person=person).select_related("upload", "noted_by").order_by("-issued_on", "pk")
    newest: dict[str, Any] = {}
    for row in rows:
        newest.setdefault(row.name.casefold(), row.pk)
    return [Held(row, on, newest[row.name.casefold()] != row.pk) for row in rows]
