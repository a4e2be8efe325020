"""Narrowing the catalogue."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext as _

from competence.areas import Area, Step, Target

LONGEST = 80


class CourseFilter:
    """What was chosen in the address; anything that is no choice narrows nothing."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        self.words = " ".join(asked.get("sok", "").replace("\0", "").split())[:LONGEST]
        self.area = _one_of(Area, asked.get("omrade", ""))
        self.step = _one_of(Step, asked.get("steg", ""))
        self.target = _one_of(Target, asked.get("malgrupp", ""))
        self.all_of_them = asked.get("alla") == "1"

    def selects(self) -> list[dict[str, Any]]:
        return [
            _select("omrade", _("Område"), _("Alla områden"), Area, self.area),
            _select("steg", _("Steg"), _("Alla steg"), Step, self.step),
            _select("malgrupp", _("Målgrupp"), _("Alla målgrupper"), Target, self.target),
        ]

    def narrow(self, courses: Any) -> Any:
        if not self.all_of_them:
            courses = courses.offered()
        if self.words:
            named = Q(name__icontains=self.words) | Q(content__icontains=self.words)
            courses = courses.filter(named | Q(organiser__icontains=self.words))
        if self.area:
            courses = courses.filter(area=self.area)
        if self.step:
            courses = courses.filter(steps__contains=[self.step])
        return courses.filter(targets__contains=[self.target]) if self.target else courses

    def chosen(self) -> dict[str, str]:
        said = {"sok": self.words, "omrade": self.area, "steg": self.step, "malgrupp": self.target}
        return {name: value for name, value in said.items() if value} | ({"alla": "1"} if self.all_of_them else {})

    def query(self) -> str:
        """What the links to other pages of the list carry along."""
        return f"{urlencode(self.chosen())}&" if self.chosen() else ""


def _one_of(choices: Any, value: str) -> str:
    return value if value in choices.values else ""


def _select(name: str, label: str, everything: str, choices: Any, chosen: str) -> dict[str, Any]:
    listed = [(value, words[:1].upper() + words[1:]) for value, words in ((v, str(w)) for v, w in choices.choices)]
    return {"name": name, "label": label, "choices": [("", everything), *listed], "chosen": chosen}
