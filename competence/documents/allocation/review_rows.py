"""What stands in the database of a package and its courses, asked for by questions written once; keys are text."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, NamedTuple, TypeVar

from django.db.models import Case, CharField, Count, F, IntegerField, Q, Sum, UUIDField, Value, When
from django.utils.translation import gettext as _

from competence.costs import Price
from competence.models import (
    Award,
    EnrolmentSheet,
    Offer,
    SheetLine,
    TermPackage,
    UnitDemand,
    UnitWish,
    WishedPerson,
)
from fyrbodal.disclosure import LIMIT
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.prepared import Given, IsOneOf, Key, Keys, Question

T = TypeVar("T")
By = Mapping[str, Mapping[str, T]]  # by an offer or a course, and then by a sheet or a municipality
PACKAGE: Any = Given("package", UUIDField())
OFFERED: Any = IsOneOf("offer", Keys("offers"))
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


def _only(first: int, _second: int) -> int:
    return first


# By offer and sheet the wishes that are to be named and those that are; by course and municipality the need, and what
# came of it before; by offer and municipality the places that were decided.
KINDS: dict[str, Callable[..., Any]] = {
    "later": _only,
    "named": _only,
    "need": Need,
    "before": Before,
    "places": _only,
}
NO_SECOND, LACKING = Value(0), F("partly") + F("missing") + F("again")


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


def sheets_of(package: TermPackage) -> list[Any]:
    """Each with the name of its municipality as its `home`, in their order."""
    return _SHEETS.things(package=package.pk)


class Rows:
    """Of a package. `written` are the keys of the sheets that the viewer writes in."""

    def __init__(self, package: TermPackage, written: list[Any]) -> None:
        self.package, self.written = package, written

    @cached_property
    def offers(self) -> list[Offered]:
        found: dict[str, Offered] = {}
        for key, course, name, seats, fixed, each, home, amount in _OFFERS.rows(package=self.package.pk):
            offer = found.setdefault(key, Offered(key, course, name, seats, Price(fixed, each), {}))
            if home:
                offer.lent[home] = amount
        return list(found.values())

    @cached_property
    def _asked(self) -> dict[str, list[str]]:
        return {"offers": [one.key for one in self.offers], "courses": [one.course for one in self.offers]}

    @cached_property
    def lines(self) -> By[Line]:
        """By offer and sheet."""
        found: dict[str, dict[str, Line]] = defaultdict(dict)
        alike = cache(Line)
        for offer, sheet, *said in _LINES.rows(offers=self._asked["offers"], written=self.written):
            found[offer][sheet] = alike(*said)
        return found

    @cached_property
    def figures(self) -> Mapping[str, By[Any]]:
        """Of each of KINDS."""
        found: dict[str, dict[str, dict[str, Any]]] = {kind: defaultdict(dict) for kind in KINDS}
        alike = {kind: cache(made) for kind, made in KINDS.items()}
        rows = _FIGURES.rows(**self._asked, year=self.package.year, half=self.package.half)
        for kind, of, at, first, second in rows:
            found[kind][of][at] = alike[kind](first, second)
        return found


def _sheets() -> Any:
    rows = EnrolmentSheet.objects.filter(package=PACKAGE).annotate(home=F("organisation__name"))
    return rows.order_by(SwedishOrder("organisation__name"), "pk")


def _offers() -> Any:
    """With who lends a trainer and for how much: a row for each that does, or one."""
    rows = Offer.objects.filter(package=PACKAGE).order_by("position", "pk", "credits")
    said = ("course__name", "seats", "cost_fixed", "cost_per_participant")
    return rows.values_list(Key("pk"), Key("course"), *said, Key("credits__organisation"), "credits__amount")


def _lines() -> Any:
    """When it was saved is told to those who write in it."""
    saved_at = Case(When(IsOneOf("sheet", Keys("written")), then="saved_at"))
    said = ("approved", "priority", "comment", "revision")
    return SheetLine.objects.filter(OFFERED).order_by().values_list(Key("offer"), Key("sheet"), *said, saved_at)


def _figures() -> Any:
    """In one question, for each takes its time on the way: its kind, of what, where, and two figures."""
    return _later().union(_named(), _needs(), _before(), _places(), all=True)


def _told(kind: str, rows: Any, of: str, at: str, first: Any, second: Any = NO_SECOND) -> Any:
    return rows.order_by().values(kind=Value(kind), of=Key(of), at=Key(at)).annotate(first=first, second=second)


def _later() -> Any:
    rows = UnitWish.objects.filter(OFFERED, unnamed__gt=0)
    return _told("later", rows, "offer", "sheet", Sum("unnamed"))


def _named() -> Any:
    return _told("named", WishedPerson.objects.filter(OFFERED), "offer", "wish__sheet", Count("pk"))


def _needs() -> Any:
    rows = UnitDemand.objects.filter(IsOneOf("course", Keys("courses")))
    return _told("need", rows, "course", "unit__organisation", Sum(LACKING), Sum("people"))


def _before() -> Any:
    """Of each course the last offer whose places were given out, in a year before or in the spring of the same year."""
    earlier: Any = Q(package__year__lt=YEAR) | Q(package__year=YEAR, package__half__gt=HALF)  # "spring" > "autumn"
    given_out = Offer.objects.filter(earlier, IsOneOf("course", Keys("courses")), package__allocated_on__isnull=False)
    newest = given_out.order_by("course", "-package__year", "package__half").distinct("course").values("pk")
    rows = Award.objects.filter(offer__in=newest)
    return _told("before", rows, "offer__course", "organisation", F("places"), F("wanted"))


def _places() -> Any:
    return _told("places", Award.objects.filter(OFFERED), "offer", "organisation", F("places"))


_SHEETS, _OFFERS, _LINES, _FIGURES = map(Question, (_sheets, _offers, _lines, _figures))
