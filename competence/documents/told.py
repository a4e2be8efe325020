"""A plan as it is read on its page: each line with what its words mean, and when the course comes again."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from competence import frequency
from competence.documents.plans import sections_of
from competence.models import Line, Need, Occasion, Plan, PlanStatus, Section
from competence.standing import Standing, State, standing

WORDS = {
    State.PLANNED: _("planerad"),
    State.WAITING: _("väntar"),
    State.DUE: _("dags"),
    State.OVERDUE: _("försenad"),
    State.STARTS: _("start bestämd"),
    State.LOCAL: _("kommunen bestämmer"),
    State.DECIDE: _("måste bestämmas"),
}
MARKS = {  # the look of the state's word
    State.PLANNED: "done",
    State.WAITING: "",
    State.DUE: "waiting",
    State.OVERDUE: "overdue",
    State.STARTS: "",
    State.LOCAL: "closed",
    State.DECIDE: "waiting",
}


@dataclass(frozen=True)
class ToldLine:
    """`standing` is left out where the plan holds no more."""

    line: Line
    understood: str
    standing: Standing | None
    occasion: Occasion | None

    @property
    def word(self) -> Any:
        return WORDS[self.standing.state] if self.standing else ""

    @property
    def mark(self) -> str:
        return MARKS[self.standing.state] if self.standing else ""


@dataclass(frozen=True)
class ToldSection:
    section: Section
    lines: list[ToldLine]

    @property
    def key(self) -> str:
        return self.section.pk.hex

    @property
    def locally(self) -> list[Need]:
        return [one for one in self.section.needs.all() if one.met == Need.Met.LOCALLY]

    @property
    def jointly(self) -> list[Need]:
        return [one for one in self.section.needs.all() if one.met == Need.Met.JOINTLY]


class ToldPlan:
    """As it stands on a day, in as many queries whatever its length."""

    def __init__(self, plan: Plan, on: dt.date) -> None:
        self.plan, self.on = plan, on

    @cached_property
    def sections(self) -> list[ToldSection]:
        return [ToldSection(one, [self._told(line) for line in one.lines.all()]) for one in self._stored]

    @cached_property
    def _stored(self) -> list[Section]:
        return sections_of(self.plan)

    def _told(self, line: Line) -> ToldLine:
        read = frequency.read(line.frequency)
        occasion = self._coming.get(line.course_id)
        found = None
        if self.plan.status != PlanStatus.SUPERSEDED:
            coming = occasion.first_on if occasion else None
            found = standing(read, last=self._last.get(line.course_id), coming=coming, on=self.on)
        return ToldLine(line, frequency.understood(read), found, occasion)

    @cached_property
    def _courses(self) -> set[Any]:
        return {line.course_id for one in self._stored for line in one.lines.all() if line.course_id}

    @cached_property
    def _last(self) -> dict[Any, dt.date]:
        """By course: the last day of the last time that it was given."""
        held = Occasion.objects.filter(course__in=self._courses, status=Occasion.Status.HELD, last_on__lte=self.on)
        return dict(held.order_by().values_list("course").annotate(Max("last_on")))

    @cached_property
    def _coming(self) -> dict[Any, Occasion]:
        """By course: the next time that everybody knows of."""
        planned = Occasion.objects.filter(
            course__in=self._courses, status=Occasion.Status.PLANNED, first_on__gte=self.on
        )
        return {one.course_id: one for one in planned.order_by("-first_on", "-pk")}
