"""What is known beside the wishes for a course: how many need it, and what was refused before."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from competence.models import Award, Offer, UnitDemand
from competence.terms import Term
from fyrbodal.disclosure import LIMIT
from fyrbodal.organisation.models import Organisation


class Need(NamedTuple):
    """`missing` are those of a unit, or of the whole municipality, who lack it or a part; `again` who are to repeat it."""

    where: str
    missing: int
    again: int


class Before(NamedTuple):
    """What a municipality wanted and got in a term."""

    term: Term
    wanted: int
    places: int

    @property
    def refused(self) -> int:
        return self.wanted - self.places


def needs(units: dict[Any, str], courses: Iterable[Any]) -> dict[Any, list[Need]]:
    """By course, of units that the reader follows; `units` are names by key."""
    found: dict[Any, list[Need]] = defaultdict(list)
    for unit, course, missing, again in _kept(units, courses):
        if missing or again:
            found[course].append(Need(units[unit], missing, again))
    return {course: sorted(rows) for course, rows in found.items()}


def needs_of_all(organisation: Organisation, units: dict[Any, str], courses: Iterable[Any]) -> dict[Any, list[Need]]:
    """As one number a course, to those who follow no unit; nothing where it would be about few."""
    found: dict[Any, list[tuple[int, int]]] = defaultdict(list)
    for _unit, course, missing, again in _kept(units, courses):
        found[course].append((missing, again))
    told = {course: Need(str(organisation), *map(sum, zip(*rows, strict=True))) for course, rows in found.items()}
    return {course: [one] for course, one in told.items() if one.missing + one.again >= LIMIT}


def _kept(units: Iterable[Any], courses: Iterable[Any]) -> Iterable[tuple[Any, Any, int, int]]:
    rows = UnitDemand.objects.filter(unit__in=list(units), course__in=list(courses)).order_by("unit", "course")
    for unit, course, partly, missing, again in rows.values_list("unit", "course", "partly", "missing", "again"):
        yield unit, course, partly + missing, again


def before(organisation: Organisation, term: Term) -> tuple[dict[Any, list[Before]], list[Before]]:
    """In the two terms before: by course, and each term together, the latest first."""
    terms = term.two_before()
    rows = Award.objects.of_terms(terms).filter(organisation=organisation).order_by("offer__position", "pk")
    courses: dict[Any, list[Before]] = defaultdict(list)
    together: dict[Term, list[Before]] = defaultdict(list)
    names = ("offer__course", "offer__package__year", "offer__package__half", "wanted", "places")
    for course, year, half, wanted, places in rows.values_list(*names):
        one = Before(Term(year, half), wanted, places)
        courses[course].append(one)
        together[one.term].append(one)
    return _latest_first(courses, terms), [_sum(one, together[one]) for one in terms if one in together]


def _latest_first(courses: dict[Any, list[Before]], terms: tuple[Term, ...]) -> dict[Any, list[Before]]:
    return {course: sorted(rows, key=lambda one: terms.index(one.term)) for course, rows in courses.items()}


def _sum(term: Term, rows: list[Before]) -> Before:
    return Before(term, sum(one.wanted for one in rows), sum(one.places for one in rows))


def awards_of(organisation: Organisation, offers: Iterable[Offer]) -> dict[Any, Award]:
    """By offer, what the municipality got."""
    rows = Award.objects.filter(organisation=organisation, offer__in=list(offers))
    return {one.offer_id: one for one in rows.order_by("pk")}
