"""Ten years of courses that people have taken: what the page of participation costs, and whether it grows."""

from collections.abc import Iterator

from django.db import connection
from django.urls import reverse

from bench.asking import Browser
from bench.measuring import Aim, Pairs, Row, in_turn, milliseconds, row
from bench.region import Region
from competence.models import Course, Participation
from fyrbodal.organisation.models import Person

QUESTION = "Statistics of participation"
FIRST, YEARS = 2018, 10
PAGE, GROWN = Aim(highest=3.0), Aim(highest=1.2)  # as the overviews of workload


def measure(region: Region) -> Iterator[Row]:
    """One course a person and year; a tenth of it first, over as many years."""
    people = list(Person.objects.filter(email__startswith="person").order_by("joined_at", "pk"))
    few, many = people[: max(1, len(people) // 10)], people
    _take(few)
    first = _page(region)
    _take([person for person in many if person not in set(few)])
    taken = _page(region)
    yield row(QUESTION, f"{YEARS} years, {Participation.objects.count():,} participations", taken, PAGE)
    grown = taken.ratio / first.ratio
    what = f"as {len(few):,} people become {len(many):,}"
    yield Row(QUESTION, what, milliseconds(taken.measured), milliseconds(first.measured), grown, GROWN)


def _take(people: list[Person]) -> None:
    courses = list(Course.objects.order_by("pk"))
    Participation.objects.bulk_create(
        Participation(
            person=person,
            course=courses[(number * YEARS + year) % len(courses)],
            organisation_id=person.organisation_id,
            taken_in=FIRST + year,
        )
        for number, person in enumerate(people)
        for year in range(YEARS)
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE competence_participation")  # as the database does by itself, but later


def _page(region: Region) -> Pairs:
    browser, sizes = Browser(region.leader), region.sizes
    page, floor = reverse("competence:statistics"), reverse("floor", args=[region.draft.pk])
    return in_turn(lambda: browser.get(page), lambda: browser.get(floor), pairs=sizes.pairs, calls=sizes.calls)
