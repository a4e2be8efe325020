"""Narrowing the list of meetings."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max, Min
from django.utils.translation import gettext as _

from networks.models import Meeting

YEAR = re.compile(r"(?:19|20)\d\d")


class MeetingFilter:
    """What was chosen in the address; a year without meetings too. Anything else narrows nothing, and `strange` says so."""

    def __init__(self, asked: Mapping[str, str], *, networks: Any) -> None:
        found = list(networks.values_list("pk", "slug", "name"))
        self.names = {pk: name for pk, _slug, name in found}
        self.networks = [("", _("Alla nätverk")), *((slug, name) for _pk, slug, name in found)]
        self.years = [("", _("Alla år")), *((str(year), str(year)) for year in _years(asked.get("ar", "")))]
        self.network, self.year = (
            _one_of(choices, asked.get(name, "")) for name, choices in (("natverk", self.networks), ("ar", self.years))
        )

        self.strange = any(asked.get(one["name"], "") != one["chosen"] for one in self.selects())

    def selects(self) -> list[dict[str, Any]]:
        return [
            {"name": "natverk", "label": _("Nätverk"), "choices": self.networks, "chosen": self.network},
            {"name": "ar", "label": _("År"), "choices": self.years, "chosen": self.year},
        ]

    def narrow(self, meetings: Any) -> Any:
        if self.network:
            meetings = meetings.filter(network__slug=self.network)
        if self.year:
            meetings = meetings.filter(held_on__year=self.year)
        return meetings

    def query(self) -> str:
        """What the links to other pages of the list carry along."""
        kept = {name: value for name, value in (("natverk", self.network), ("ar", self.year)) if value}
        return f"{urlencode(kept)}&" if kept else ""


def _one_of(choices: list[tuple[str, Any]], value: str) -> str:
    return value if value in dict(choices) else ""


def _years(asked: str) -> list[int]:
    """From the last meeting's to the first's, whoever may see them: the two ends of an index. And the year asked for."""
    ends = Meeting.objects.aggregate(first=Min("held_on"), last=Max("held_on"))
    held = range(ends["first"].year, ends["last"].year + 1) if ends["first"] else range(0)
    return sorted({*held, *map(int, YEAR.findall(asked) if YEAR.fullmatch(asked) else ())}, reverse=True)
