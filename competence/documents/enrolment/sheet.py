"""An enrolment sheet as one of its readers sees it, in as many queries whatever stands on it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Prefetch

from competence.areas import Step, Target
from competence.documents.catalogue import days_in_words, labels
from competence.documents.enrolment import around
from competence.documents.enrolment.closed import Closed, why_closed
from competence.documents.enrolment.together import Together, owed
from competence.documents.enrolment.wanted import Wanted
from competence.models import Award, CourseWish, EnrolmentSheet, Occasion, Offer, PackageStatus, SheetLine, UnitWish
from competence.models.enrolment import WishedPerson
from competence.rules import LEADERS, is_course_administrator
from fyrbodal.organisation.models import Employment, Unit
from fyrbodal.organisation.roles import Role
from fyrbodal.swedish import swedish_key


@dataclass(frozen=True)
class ToldWish:
    """What a unit wishes of a course. `names` are those that the reader may know; `hidden` how many there are beside.

    `wishing` is how many of the unit have wished for the course and are not named, to those who may name them.
    """

    unit: Unit | None
    label: str
    wish: UnitWish | None
    names: list[str] = field(default_factory=list)
    hidden: int = 0
    wishing: int = 0
    may_write: bool = False
    may_read: bool = False

    @property
    def number(self) -> int:
        return len(self.names) + self.hidden + (self.wish.unnamed if self.wish else 0)


@dataclass(frozen=True)
class ToldCourse:
    offer: Offer
    number: int  # in the order of the package
    line: SheetLine
    wanted: Wanted
    wishes: list[ToldWish]
    others: list[ToldWish]
    needs: list[around.Need]
    before: list[around.Before]
    award: Award | None

    @property
    def key(self) -> str:
        return str(self.offer.pk.hex)

    @property
    def audience(self) -> str:
        course = self.offer.course
        return ", ".join([*labels(Step, course.steps), *labels(Target, course.targets)])

    @property
    def missing(self) -> int:
        return sum(one.missing for one in self.needs)

    @property
    def cost(self) -> Decimal:
        return owed(self.offer, self.wanted)

    @property
    def days(self) -> list[str]:
        told = [(days_in_words(one), one.place) for one in self.offer.occasions.all()]
        return [f"{days}, {place}" if place else days for days, place in told if days]


class ToldSheet:
    def __init__(self, sheet: EnrolmentSheet, reader: Any, now: dt.datetime) -> None:
        self.sheet, self.reader, self.now = sheet, reader, now

    @cached_property
    def closed(self) -> Closed | None:
        return why_closed(self.sheet, self.reader, self.now)

    @cached_property
    def is_chief(self) -> bool:
        """Whether she writes for the whole municipality: as its chief, or for it after the last day."""
        return bool(self.reader.has_perm("competence.change_enrolmentsheet", self.sheet))

    @cached_property
    def offers(self) -> list[Offer]:
        days = Occasion.objects.visible_to(self.reader).exclude(status=Occasion.Status.CANCELLED)
        occasions = Prefetch("occasions", days.order_by("first_on", "pk"))
        return list(self.sheet.package.offers.in_order().select_related("course").prefetch_related(occasions))

    @cached_property
    def units(self) -> dict[Any, Unit]:
        """All units of the municipality, by name."""
        units = Unit.objects.filter(organisation=self.sheet.organisation_id)
        return {one.pk: one for one in sorted(units, key=lambda one: (swedish_key(one.name), str(one.pk)))}

    @cached_property
    def led(self) -> set[Any]:
        return {key for key in self.units if key in self.reader.bodies(*LEADERS)}

    @cached_property
    def followed(self) -> dict[Any, str]:
        """Of the units whose people she may read about, the names by key."""
        is_home = self.reader.holds(Role.IFO_CHIEF, at=self.sheet.organisation_id)
        return {key: unit.name for key, unit in self.units.items() if is_home or key in self.led}

    @cached_property
    def together(self) -> Together:
        return Together(self.sheet)

    @cached_property
    def lines(self) -> dict[Any, SheetLine]:
        return {one.offer_id: one for one in SheetLine.objects.filter(sheet=self.sheet).order_by("pk")}

    @cached_property
    def _stored(self) -> dict[Any, dict[Any, UnitWish]]:
        """Offer → unit → wish."""
        found: dict[Any, dict[Any, UnitWish]] = defaultdict(dict)
        for one in UnitWish.objects.filter(sheet=self.sheet).order_by("pk"):
            found[one.offer_id][one.unit_id] = one
        return found

    @cached_property
    def _people(self) -> dict[Any, int]:
        """How many each wish names."""
        found: dict[Any, int] = defaultdict(int)
        for wish in WishedPerson.objects.filter(wish__sheet=self.sheet).values_list("wish", flat=True):
            found[wish] += 1
        return found

    @cached_property
    def _names(self) -> dict[Any, list[str]]:
        found: dict[Any, list[str]] = defaultdict(list)
        seen = WishedPerson.objects.visible_to(self.reader).filter(wish__sheet=self.sheet)
        for wish, name in seen.order_by("position", "pk").values_list("wish", "person__name"):
            found[wish].append(name)
        return found

    @cached_property
    def _wishing(self) -> dict[tuple[Any, Any], int]:
        """Unit and course → how many have wished for it and are not named on the course, in the units that she follows."""
        if self.closed or not self.followed:
            return {}
        units = dict(
            Employment.objects.on().filter(unit__in=self.followed).order_by("pk").values_list("person", "unit")
        )
        courses = {one.course_id for one in self.offers}
        asked = CourseWish.objects.filter(course__in=courses, person__in=list(units)).values_list("person", "course")
        named = set(WishedPerson.objects.filter(offer__in=self.offers).values_list("person", "offer__course"))
        found: dict[tuple[Any, Any], int] = defaultdict(int)
        for person, course in asked:
            found[units[person], course] += (person, course) not in named
        return found

    @cached_property
    def _needs(self) -> dict[Any, list[around.Need]]:
        courses = [one.course_id for one in self.offers]
        if is_course_administrator(self.reader) and not self.followed:
            return around.needs_of_all(
                self.sheet.organisation, {key: one.name for key, one in self.units.items()}, courses
            )
        return around.needs(self.followed, courses)

    @cached_property
    def _before(self) -> tuple[dict[Any, list[around.Before]], list[around.Before]]:
        return around.before(self.sheet.organisation, self.sheet.package.term)

    @property
    def before(self) -> list[around.Before]:
        return self._before[1]

    @property
    def is_decided(self) -> bool:
        return bool(self.sheet.package.status == PackageStatus.ALLOCATED)

    @cached_property
    def _awards(self) -> dict[Any, Award]:
        return around.awards_of(self.sheet.organisation, self.offers) if self.is_decided else {}

    @property
    def got(self) -> int:
        return sum(one.places for one in self._awards.values())

    @cached_property
    def courses(self) -> list[ToldCourse]:
        return [self._course(offer, number) for number, offer in enumerate(self.offers, 1)]

    def _course(self, offer: Offer, number: int) -> ToldCourse:
        wanted = self.together.wanted.get(offer.pk, Wanted())
        wishes = [self._wish(offer, unit) for unit in (*self.units.values(), None)]
        shown = [one for one in wishes if one.number or (one.unit and one.unit.pk in self.led) or one.wishing]
        return ToldCourse(
            offer,
            number,
            self.lines.get(offer.pk) or SheetLine(sheet=self.sheet, offer=offer),
            wanted,
            shown,
            [one for one in wishes if one.may_write and one not in shown],
            self._needs.get(offer.course_id, []),
            self._before[0].get(offer.course_id, []),
            self._awards.get(offer.pk),
        )

    def _wish(self, offer: Offer, unit: Unit | None) -> ToldWish:
        key = unit.pk if unit else None
        wish = self._stored[offer.pk].get(key)
        names = self._names[wish.pk] if wish else []
        mine = self.is_chief or key in self.led
        return ToldWish(
            unit,
            unit.name if unit else str(self.sheet.organisation),
            wish,
            names,
            self._people[wish.pk] - len(names) if wish else 0,
            self._wishing.get((key, offer.course_id), 0),
            may_write=mine and self.closed is None,
            may_read=mine,
        )

    @property
    def wished_for(self) -> Iterable[ToldCourse]:
        return [one for one in self.courses if one.wanted.wished]
