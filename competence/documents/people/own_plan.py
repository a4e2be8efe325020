"""Somebody's own plan: her step, what it asks for, what she has, what was agreed, and her introduction."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from competence import gaps
from competence.areas import Step
from competence.documents.people import known, noted
from competence.documents.people.careers import Stands, career_of, stands
from competence.documents.people.certificates import Held, held_by
from competence.documents.people.matrix import areas_of, change_in_words, step_in_words
from competence.documents.people.said import Said, Telling, in_words
from competence.documents.people.wanted import Wanted, proposed_for, wanted_by
from competence.models import Need, Place, Plan, PlanStatus, TermPackage
from competence.steps import Career, steps_until
from fyrbodal.organisation.models import Employment, Person
from fyrbodal.organisation.prepared import Question


@dataclass(frozen=True)
class Taken:
    """A participation as it is told."""

    row: Any

    @property
    def when(self) -> str:
        day = self.row.taken_on or self.row.last_on
        return in_words(day) if day else str(self.row.taken_in or _("okänt när"))


class OwnPlan:
    """As it stands on a day; the number of queries does not grow with what there is."""

    def __init__(self, person: Person, on: dt.date) -> None:
        self.person, self.on = person, on

    @cached_property
    def employments(self) -> list[Employment]:
        mine = Employment.objects.on(self.on).filter(person=self.person)
        return list(mine.select_related("organisation", "unit").order_by("starts_on", "pk"))

    @cached_property
    def areas(self) -> Any:
        return areas_of(self._units)

    @property
    def _units(self) -> list[Any]:
        return [one.unit_id for one in self.employments if one.unit_id]

    @cached_property
    def _career(self) -> Career:
        return career_of(self.person)

    @property
    def since(self) -> str:
        first = self._career.began_on
        return in_words(first) if first else ""

    @cached_property
    def stands(self) -> Stands:
        return stands(self._career, self.on)

    @property
    def step(self) -> str:
        return step_in_words(self.stands.step) if self.stands.step else ""

    @property
    def change(self) -> str:
        return change_in_words(self.stands)

    @cached_property
    def wanted(self) -> Wanted:
        return wanted_by(self._units)

    @cached_property
    def proposals(self) -> list[Plan]:
        return proposed_for(self.areas)

    @cached_property
    def _known(self) -> gaps.Person:
        key = str(self.person.pk)
        return known.people({key: self.stands}, lambda _steps: self.wanted.courses)[key]

    @cached_property
    def _wishes(self) -> dict[str, bool]:
        """Whether each is agreed on, by course."""
        return {str(one.course_id): one.agreed_at is not None for one in self.wishes}

    @cached_property
    def courses(self) -> list[Said]:
        """What her step asks for."""
        return self._said(self._known)

    @cached_property
    def earlier(self) -> list[Said]:
        """What the steps before hers asked for, and hers does not: it is no gap any more, but it is remembered."""
        step = self.stands.step
        before = steps_until(step)[:-1] if step else ()
        own = {one.course for one in self.courses}
        return [one for one in self._said(self._known._replace(steps=before)) if one.course not in own]

    def _said(self, person: gaps.Person) -> list[Said]:
        tell = Telling(self.wanted, self.on).of
        cells = gaps.cells(self.wanted.needs, person, self.on)
        return [tell(cell, self._wishes) for cell in cells]

    @property
    def lacking(self) -> int:
        return sum(one.lacks for one in self.courses)

    @cached_property
    def taken(self) -> list[Taken]:
        """The latest first; what nobody knows the year of, last."""
        return [Taken(one) for one in sorted(self._noted(noted.TAKEN), key=_latest_first)]

    def _noted(self, question: Question) -> list[Any]:
        return question.things(person=self.person.pk)

    @cached_property
    def places(self) -> list[Place]:
        mine = Place.objects.filter(person=self.person).exclude(status=Place.Status.CANCELLED)
        coming = mine.filter(occasion__status="planned").exclude(occasion__last_on__lt=self.on)
        to_be_seated = mine.filter(occasion=None, offer__package__in=TermPackage.objects.not_over(self.on))
        found = (coming | to_be_seated).select_related("occasion__course", "offer__course", "offer__package")
        return list(found.order_by(F("occasion__first_on").asc(nulls_last=True), "pk"))

    @cached_property
    def wishes(self) -> list[Any]:
        return self._noted(noted.WISHES)

    @cached_property
    def introduction(self) -> list[Any]:
        return self._noted(noted.INTRODUCTION)

    @property
    def introduced(self) -> int:
        return sum(one.done_on is not None for one in self.introduction)

    @cached_property
    def mentors(self) -> list[Any]:
        return self._noted(noted.MENTORS)

    @cached_property
    def talks(self) -> list[Any]:
        return self._noted(noted.TALKS)

    @cached_property
    def certificates(self) -> list[Held]:
        return held_by(self.person, self.on)

    @cached_property
    def eligibilities(self) -> list[Any]:
        return self._noted(noted.ELIGIBILITIES)


def _latest_first(row: Any) -> tuple[int, int]:
    return -(row.taken_in or 0), -(row.taken_on or dt.date.min).toordinal()


def parts_of_introduction(areas: Any) -> list[str]:
    """Of the adopted plan of an area: the parts of what is met locally at the first step, the need that has most."""
    needs = Need.objects.filter(
        section__plan__status=PlanStatus.ADOPTED, section__plan__area__in=areas, section__step=Step.INTRODUCTION
    )
    locally = needs.filter(met=Need.Met.LOCALLY).order_by("section__plan__starts_on", "position", "pk")
    fullest = max(locally, key=lambda one: len(one.points), default=None)
    return list(fullest.points) if fullest else []
