"""Keeping the catalogue: courses, occasions and their days, films, specialists."""

from typing import Any

from django.db import transaction
from django.db.models import F, Max, Min, Model
from django.utils.translation import gettext as _

from competence.actions import places
from competence.actions.around.changes import telling
from competence.models import Course, CoursePart, Day, Film, Occasion, Participation, WrongTurn
from fyrbodal import journal
from fyrbodal.files.models import LinkCheck

ADDED, CHANGED = "added", "changed"


@transaction.atomic
def keep_course(*, course: Course, counts: Any, parts: list[str], by: Any) -> Course:
    """A new course, or a changed one; `parts` are their names in order. Raises WrongTurn where a part is in use."""
    verb = _verb(course)
    course.save()
    course.counts.set(counts)
    _keep_parts(course, parts)
    journal.record(by, verb, course)
    return course


def _keep_parts(course: Course, names: list[str]) -> None:
    gone = course.parts.exclude(name__in=names)
    for model in (Participation, Occasion):
        if model._default_manager.filter(part__in=gone).exists():
            raise WrongTurn(_("En del som någon har läst kan inte tas bort."))
    gone.delete()
    for position, name in enumerate(names, start=1):
        CoursePart.objects.update_or_create(course=course, name=name, defaults={"position": position})


@transaction.atomic
def keep_occasion(*, occasion: Occasion, by: Any) -> Occasion:
    """A new occasion, or a changed one. Raises WrongTurn where there would be fewer seats than are booked."""
    verb = _verb(occasion)
    with telling(occasion, by=by):
        places.keep(of=occasion, by=by)
        occasion.days.update(sequence=F("sequence") + 1)  # its place and whether it is held stand in theirs
    journal.record(by, verb, occasion)
    return occasion


@transaction.atomic
def keep_day(*, day: Day, by: Any) -> Day:
    """Calendars that follow the occasion believe the day with the higher `sequence`."""
    if _verb(day) == CHANGED:
        day.sequence = F("sequence") + 1
    with telling(day.occasion, by=by):
        day.save()
        _follow_the_days(day.occasion, by)
    journal.record(by, "changed", day.occasion, fields=["days"])
    return day


@transaction.atomic
def remove_day(*, day: Day, by: Any) -> None:
    """Raises WrongTurn for a day that people are noted on."""
    if day.attendances.exists():
        raise WrongTurn(_("Närvaro är noterad den dagen, så den kan inte tas bort."))
    occasion = day.occasion
    with telling(occasion, by=by):
        day.delete()
        _follow_the_days(occasion, by)
    journal.record(by, "changed", occasion, fields=["days"])


def _follow_the_days(occasion: Occasion, by: Any) -> None:
    """Its first and last day are those of its days, where it has any; how long the queue moves hangs on them."""
    found = occasion.days.aggregate(first=Min("held_on"), last=Max("held_on"))
    if found["first"]:
        Occasion.objects.filter(pk=occasion.pk).update(first_on=found["first"], last_on=found["last"])
        places.move_on(course=occasion.course_id, by=by)


@transaction.atomic
def keep_film(*, film: Film, by: Any) -> Film:
    verb = _verb(film)
    film.save()
    LinkCheck.objects.watch([url for url in (film.url, film.study_guide_url) if url])
    journal.record(by, verb, film)
    return film


@transaction.atomic
def keep(*, row: Model, by: Any) -> None:
    """A row that nothing else hangs on."""
    verb = _verb(row)
    row.save()
    journal.record(by, verb, row)


@transaction.atomic
def remove(*, row: Model, by: Any) -> None:
    journal.record(by, "deleted", row)
    row.delete()


def _verb(row: Model) -> str:
    """What the journal is to say: keys are given before a row is written, so only the table knows."""
    return CHANGED if type(row)._default_manager.filter(pk=row.pk).exists() else ADDED
