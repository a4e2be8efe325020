"""What the adopted plans propose and a package does not offer, and the other way round."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from competence import frequency
from competence.documents.people.forecast import Forecast, Forecasts
from competence.models import Course, Line, Occasion, Offer, PlanStatus, TermPackage
from competence.standing import Standing, State, standing

FALLS_IN = (State.DUE, State.OVERDUE, State.STARTS)


@dataclass(frozen=True)
class Missing:
    """A course that a plan proposes. `standing` is that of the line that asks for it most."""

    course: Course
    lines: list[Line]
    standing: Standing
    needed: Forecast | None

    @property
    def how_often(self) -> list[str]:
        """In the words of the plans, each once."""
        return list(dict.fromkeys(line.frequency for line in self.lines if line.frequency))


class Differences:
    """Of a package, as its term ends; courses that count another stand for it. `units` are as of `Forecasts`."""

    def __init__(self, package: TermPackage, units: dict[Any, str]) -> None:
        self.package, self.on = package, package.term.last_on
        self.units = units

    @property
    def due(self) -> list[Missing]:
        """In a plan, not offered, and due by the end of the term or to begin in it."""
        return [one for one in self._missing if one.standing.state in FALLS_IN]

    @property
    def to_decide(self) -> list[Missing]:
        """In a plan, not offered, and of which no words say when."""
        return [one for one in self._missing if one.standing.state is State.DECIDE]

    @cached_property
    def beyond(self) -> list[Offer]:
        """Offered, and in no plan."""
        return [one for one in self._offers if not self._stands_for(one.course) & self._proposed.keys()]

    @cached_property
    def themes(self) -> list[str]:
        """What the plans propose that is no course in the catalogue yet."""
        return sorted({one.theme for one in self._lines if one.course_id is None}, key=str.casefold)

    @cached_property
    def plans(self) -> list[Any]:
        return list({one.section.plan_id: one.section.plan for one in self._lines}.values())

    @cached_property
    def _needed(self) -> dict[Any, Forecast]:
        return {one.course.pk: one for one in Forecasts(self.units)} if self.units else {}

    @cached_property
    def _offers(self) -> list[Offer]:
        return list(self.package.offers.select_related("course").prefetch_related("course__counts").in_order())

    @cached_property
    def _lines(self) -> list[Line]:
        rows = Line.objects.filter(section__plan__status=PlanStatus.ADOPTED).select_related("section__plan", "course")
        in_order = ("section__plan__area", "section__plan__name", "section__position", "position", "pk")
        return list(rows.order_by(*in_order))

    @cached_property
    def _proposed(self) -> dict[Course, list[Line]]:
        found: dict[Course, list[Line]] = defaultdict(list)
        for one in self._lines:
            if one.course and one.course.is_offered:
                found[one.course].append(one)
        return dict(found)

    @staticmethod
    def _stands_for(course: Course) -> set[Course]:
        return {course, *course.counts.all()}

    @cached_property
    def _missing(self) -> list[Missing]:
        offered = {course for one in self._offers for course in self._stands_for(one.course)}
        lacking = {key: lines for key, lines in self._proposed.items() if key not in offered}
        return [Missing(one, lines, self._stands(lines), self._needed.get(one.pk)) for one, lines in lacking.items()]

    def _stands(self, lines: list[Line]) -> Standing:
        """Several steps may want the same course at their own pace; the most pressing counts."""
        return min((self._of(one) for one in lines), key=lambda found: PRESSING.index(found.state))

    def _of(self, line: Line) -> Standing:
        read = frequency.read(line.frequency)
        last, coming = self._last.get(line.course_id), self._coming.get(line.course_id)
        if read.start and not coming and self._begins(read.start):
            return standing(read, last=None, coming=None, on=read.start.last_on)
        found = standing(read, last=last, coming=coming, on=self.on, today=timezone.localdate())
        return Standing(State.WAITING, found.text) if found.state is State.STARTS else found

    def _begins(self, start: frequency.Span) -> bool:
        return start.first_on <= self.on and start.last_on >= self.package.term.first_on

    @cached_property
    def _last(self) -> dict[Any, Any]:
        """By course: the last day of the last time that it was given, or will have been when the term begins."""
        held = Q(status=Occasion.Status.HELD, last_on__lte=self.on)
        before = Q(status=Occasion.Status.PLANNED, last_on__lt=self.package.term.first_on)
        rows = Occasion.objects.filter(held | before, course__in=list(self._proposed))
        return dict(rows.order_by().values_list("course").annotate(Max("last_on")))

    @cached_property
    def _coming(self) -> dict[Any, Any]:
        """By course: when it is given in the term all the same, outside the package."""
        rows = Occasion.objects.filter(course__in=list(self._proposed), status=Occasion.Status.PLANNED, offer=None)
        return _first(rows.filter(first_on__range=(self.package.term.first_on, self.on)).order_by("-first_on", "-pk"))


PRESSING = (State.OVERDUE, State.DUE, State.STARTS, State.DECIDE, State.PLANNED, State.LOCAL, State.WAITING)


def _first(occasions: Iterable[Occasion]) -> dict[Any, Any]:
    return {one.course_id: one.first_on for one in occasions}
