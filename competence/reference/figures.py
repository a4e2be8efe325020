"""How many took part in 2014-2017: by course, in all, and what is said to stand outside the sum.

By year and by municipality the source has pictures only, so nothing is read in of that.
"""

from collections.abc import Iterator
from typing import Any

from competence.models import Count, Course, CoursePart
from competence.reference.courses import by_slug
from competence.reference.known import known, sentences
from fyrbodal.loading import reference
from fyrbodal.organisation.models import Loaded

Row = dict[str, Any]


@reference(order=46)
def load_counts() -> None:
    given, courses = known("participation", {}), by_slug()
    if not given:
        return
    years = {"first_year": given["first_year"], "last_year": given["last_year"]}
    if Loaded.is_new("count", "total", str(given["first_year"]), str(given["last_year"])):
        total = given["total"]
        caveat = sentences(*total["caveats"])
        Count.objects.create(
            kind=Count.Kind.TOTAL, participants=total["participants"], caveat=caveat, source=given["source"], **years
        )
    for row in (*_items(given, courses), *_outside(given, courses)):
        key = (row["course"].slug, row["part"].name if row["part"] else "", str(row["first_year"]))
        if Loaded.is_new("count", *key, str(row["last_year"])):
            Count.objects.create(source=given["source"], **row)


def _items(given: Row, courses: dict[str, Course]) -> Iterator[Row]:
    for item in given["items"]:
        if course := courses.get(item["course"]):
            for count in item["counts"]:
                yield _item(item, count, course, several=len(item["counts"]) > 1)


def _item(item: Row, count: Row, course: Course, *, several: bool) -> Row:
    """How many municipalities took part is known of the course, not of its parts."""
    together = "Antalet kommuner gäller delarna tillsammans." if several else ""
    planned = count["planned"] or ("" if several else item["planned"])
    return {
        "course": course,
        "part": _part(course, count["part"]),
        "first_year": item["first_year"],
        "last_year": item["last_year"],
        "participants": count["participants"],
        "occasions": count["occasions"],
        "municipalities": item["municipalities"],
        "caveat": sentences(count["caveat"], item["note"], planned and f"Planerat: {planned.lower()}.", together),
    }


def _part(course: Course, name: str | None) -> CoursePart | None:
    return course.parts.filter(name=name).first() if name else None


def _outside(given: Row, courses: dict[str, Course]) -> Iterator[Row]:
    """What is left out of the sum, and what was planned and has not been counted."""
    for one in given["excluded"]:
        if course := courses.get(one["course"] or ""):
            years = {"first_year": one["first_year"], "last_year": one["last_year"]}
            known_of_it = {"participants": one["participants"], "municipalities": one["municipalities"]}
            yield {"course": course, "part": None, "is_excluded": True, "caveat": one["why"], **years, **known_of_it}
    for one in given["planned"]:
        if course := courses.get(one["course"]):
            said = {"participants": one["participants"], "is_preliminary": one["is_preliminary"], "is_excluded": True}
            caveat = sentences(f"{one['what']}, {one['when'].lower()}.", one["note"])
            year = given["last_year"]
            yield {"course": course, "part": None, "first_year": year, "last_year": year, "caveat": caveat, **said}
