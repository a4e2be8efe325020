"""What is noted of one person, each list by a question written once; names of others stand beside the rows as text."""

from typing import Any

from django.db.models import F, OuterRef, Subquery, UUIDField

from competence.models import Appraisal, CourseWish, Eligibility, Introduction, Mentorship, Participation, Place
from fyrbodal.organisation.prepared import Given, Question


def _hers(model: Any) -> Any:
    return model.objects.filter(person=Given("person", UUIDField()))


def _taken() -> Any:
    """With `slug` and `name` of the course, `part_name`, the last day of an occasion and the place she had there."""
    named = {"slug": F("course__slug"), "name": F("course__name"), "part_name": F("part__name")}
    mine = Place.objects.filter(person=OuterRef("person"), occasion=OuterRef("occasion")).taken()
    told = {"last_on": F("occasion__last_on"), "place": Subquery(mine.values("pk")[:1])}
    return _hers(Participation).annotate(**named, **told).order_by("course__name", "pk")


def _wishes() -> Any:
    """With `slug` and `name` of the course, and who wished and agreed."""
    named = {"slug": F("course__slug"), "name": F("course__name")}
    by = {"wished_who": F("wished_by__name"), "agreed_who": F("agreed_by__name")}
    return _hers(CourseWish).annotate(**named, **by).order_by("wished_at", "pk")


def _introduction() -> Any:
    return _hers(Introduction).annotate(who=F("done_by__name"))


def _mentors() -> Any:
    return _hers(Mentorship).annotate(who=F("mentor__name")).order_by("-starts_on", "pk")


def _talks() -> Any:
    return _hers(Appraisal).annotate(who=F("noted_by__name")).order_by("-held_on", "pk")


def _eligibilities() -> Any:
    """With the `code` of the regulation, and of the one that replaced it."""
    codes = {"code": F("regulation__code"), "replaced": F("regulation__replaced_by__code")}
    return _hers(Eligibility).annotate(**codes).order_by("-starts_on", "pk")


TAKEN, WISHES, INTRODUCTION = Question(_taken), Question(_wishes), Question(_introduction)
MENTORS, TALKS, ELIGIBILITIES = Question(_mentors), Question(_talks), Question(_eligibilities)
