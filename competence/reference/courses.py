"""The courses of 2014-2019, and what supervisors said of them in 2017."""

from typing import Any

from django.db.models import Q

from competence.models import Course, CoursePart, Opinion
from competence.reference.known import known
from fyrbodal.loading import reference
from fyrbodal.organisation.models import Loaded

FACTS = (
    "name", "form", "area", "steps", "targets", "length", "content", "organiser", "requirements", "status_note",
    "is_offered", "is_external",
)  # fmt: skip


@reference(order=40)
def load_courses() -> None:
    """First all of them, then which older ones each came in place of."""
    new = [given for given in known("courses", []) if Loaded.is_new("course", given["slug"])]
    made = {given["slug"]: course for given in new if (course := _made(given))}
    for given in new:
        if given["slug"] in made:
            made[given["slug"]].counts.set(Course.objects.filter(slug__in=given["counts"]))


def _made(given: dict[str, Any]) -> Course | None:
    """None where somebody has written a course of that name already."""
    if Course.objects.filter(Q(slug=given["slug"]) | Q(name__iexact=given["name"])).exists():
        return None
    course = Course.objects.create(slug=given["slug"], **{name: given[name] for name in FACTS})
    CoursePart.objects.bulk_create(
        CoursePart(course=course, position=place, **part) for place, part in enumerate(given["parts"])
    )
    return course


def by_slug() -> dict[str, Course]:
    return {course.slug: course for course in Course.objects.all()}


@reference(order=44)
def load_opinions() -> None:
    """Themes, not words; how many said so is left empty where the source gives no number."""
    given, courses = known("opinions", {}), by_slug()
    overall = [one | {"theme": one["text"], "answers": None} for one in given.get("overall", [])]
    for one in [*overall, *given.get("themes", [])]:
        key = (one["course"], one["theme"][:80])
        if one["course"] in courses and Loaded.is_new("opinion", *key):
            said = {"tone": one["tone"], "theme": one["theme"], "answers": one["answers"]}
            Opinion.objects.create(course=courses[one["course"]], said_in=given["said_in"], **said)
