"""What stands in the database of a package and its courses, asked for by questions written once; keys are text."""

import datetime as dt
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, IntegerField, Q, Sum, UUIDField
from django.utils.translation import gettext as _

from competence.costs import Price
from competence.models import Award, Offer, SheetLine, TermPackage, TrainerCredit, UnitDemand, UnitWish, WishedPerson
from fyrbodal.disclosure import LIMIT
from fyrbodal.organisation.prepared import Given, Key, Question

Place = tuple[str, str]  # an offer or a course, and a sheet or a municipality
PACKAGE: Any = Given("package", UUIDField())
YEAR, HALF = Given("year", IntegerField()), Given("half", CharField())


class Before(NamedTuple):
    """What came of it the last time that the course was given out."""

    places: int
    wanted: int

    def __str__(self) -> str:
        return _("%(places)s av %(wanted)s") % self._asdict()


class Need(NamedTuple):
    """How many are without the course, and of how many; neither is told where it would be about few."""

    lacking: int
    people: int

    @property
    def in_words(self) -> str:
        few = self.people < LIMIT or 0 < self.lacking < LIMIT
        return _("under %s") % LIMIT if few else str(self.lacking)


class Line(NamedTuple):
    """What a chief says of a course."""

    approved: int | None = None
    priority: int | None = None
    comment: str = ""
    revision: int = 0
    saved_at: dt.datetime | None = None


NOTHING_SAID = Line()


class Offered(NamedTuple):
    """A course in the package. `lent` is what is taken off for trainers, by municipality."""

    key: str
    course: str
    name: str
    seats: int
    price: Price
    lent: dict[str, Decimal]

    def __str__(self) -> str:
        return self.name


class Rows:
    """Of a package; `places` is None until they are given out."""

    def __init__(self, package: TermPackage, *, is_decided: bool) -> None:
        self.package, self.is_decided = package, is_decided
        self._asked = {"package": package.pk}

    @cached_property
    def offers(self) -> list[Offered]:
        lent: dict[str, dict[str, Decimal]] = defaultdict(dict)
        for offer, home, amount in _LENT.rows(**self._asked):
            lent[offer][home] = amount
        return [
            Offered(key, course, name, seats, Price(fixed, each), lent[key])
            for key, course, name, seats, fixed, each in _OFFERS.rows(**self._asked)
        ]

    @cached_property
    def wished(self) -> Counter[Place]:
        """By offer and sheet: those that are named later, and those that are named."""
        found = Counter({(offer, sheet): number for offer, sheet, number in _UNNAMED.rows(**self._asked)})
        for offer, sheet, number in _NAMED.rows(**self._asked):
            found[offer, sheet] += number
        return found

    @cached_property
    def lines(self) -> dict[Place, Line]:
        return {(offer, sheet): Line(*said) for offer, sheet, *said in _LINES.rows(**self._asked)}

    @cached_property
    def needs(self) -> dict[Place, Need]:
        """By course and municipality."""
        rows = _NEEDS.rows(**self._asked)
        return {(course, home): Need(lacking, people) for course, home, lacking, people in rows}

    @cached_property
    def before(self) -> dict[Place, Before]:
        """By course and municipality, when the course was last given out in a term before."""
        rows = _BEFORE.rows(**self._asked, year=self.package.year, half=self.package.half)
        return {(course, home): Before(places, wanted) for course, home, places, wanted in rows}

    @cached_property
    def places(self) -> Counter[Place] | None:
        """By offer and municipality, those that were decided."""
        if not self.is_decided:
            return None
        return Counter({(offer, home): places for offer, home, places in _PLACES.rows(**self._asked)})


def _offers() -> Any:
    rows = Offer.objects.filter(package=PACKAGE).in_order()
    return rows.values_list(Key("pk"), Key("course"), "course__name", "seats", "cost_fixed", "cost_per_participant")


def _lent() -> Any:
    rows = TrainerCredit.objects.filter(offer__package=PACKAGE).order_by("pk")
    return rows.values_list(Key("offer"), Key("organisation"), "amount")


def _unnamed() -> Any:
    rows = UnitWish.objects.filter(sheet__package=PACKAGE).values("offer", "sheet").order_by()
    return rows.annotate(number=Sum("unnamed")).values_list(Key("offer"), Key("sheet"), "number")


def _named() -> Any:
    rows = WishedPerson.objects.filter(offer__package=PACKAGE).values("offer", "wish__sheet").order_by()
    return rows.annotate(number=Count("pk")).values_list(Key("offer"), Key("wish__sheet"), "number")


def _lines() -> Any:
    rows = SheetLine.objects.filter(sheet__package=PACKAGE).order_by()
    return rows.values_list(Key("offer"), Key("sheet"), *Line._fields)


def _needs() -> Any:
    rows = UnitDemand.objects.filter(course__offers__package=PACKAGE).values("course", "unit__organisation").order_by()
    sums = rows.annotate(lacking=Sum(F("partly") + F("missing") + F("again")), of=Sum("people"))
    return sums.values_list(Key("course"), Key("unit__organisation"), "lacking", "of")


def _before() -> Any:
    """Of each course the last offer whose places were given out, in a year before or in the spring of the same year."""
    earlier: Any = Q(package__year__lt=YEAR) | Q(package__year=YEAR, package__half__gt=HALF)  # "spring" > "autumn"
    given_out = Offer.objects.filter(earlier, package__allocated_on__isnull=False)
    of_these = given_out.filter(course__offers__package=PACKAGE)
    newest = of_these.order_by("course", "-package__year", "package__half").distinct("course").values("pk")
    rows = Award.objects.filter(offer__in=newest).order_by()
    return rows.values_list(Key("offer__course"), Key("organisation"), "places", "wanted")


def _places() -> Any:
    rows = Award.objects.filter(offer__package=PACKAGE).order_by()
    return rows.values_list(Key("offer"), Key("organisation"), "places")


_OFFERS, _LENT, _UNNAMED, _NAMED = Question(_offers), Question(_lent), Question(_unnamed), Question(_named)
_LINES, _NEEDS, _BEFORE, _PLACES = Question(_lines), Question(_needs), Question(_before), Question(_places)
