"""What becomes of what is kept about people who have left the member municipalities: it goes, and counts stay."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils.translation import gettext_lazy as _

from competence.frequency.due import months_after
from competence.models import (
    Appraisal,
    Certificate,
    Count,
    CourseWish,
    Eligibility,
    Introduction,
    Mentorship,
    Participation,
    Place,
    Specialist,
    WishedPerson,
)
from fyrbodal import journal
from fyrbodal.files.storing import let_go
from fyrbodal.organisation.models import Employment, Person

KEPT_MONTHS = 24  # after the last day in a member municipality
KINDS = (
    Participation, Place, WishedPerson, CourseWish, Introduction, Mentorship, Appraisal, Eligibility, Certificate, Specialist,
)  # fmt: skip
SOURCE = _("Gallrade deltaganden")


@dataclass(frozen=True)
class Overdue:
    """Somebody who left on a day, and how many rows of what there are about her."""

    person: Person
    left_on: dt.date
    rows: int
    participations: int


def overdue(day: dt.date) -> list[Overdue]:
    """Those who have something that is kept no longer on that day; nothing is changed."""
    known = Counter(key for kind in KINDS for key in kind._default_manager.values_list("person", flat=True))
    taken = Counter(Participation.objects.values_list("person", flat=True))
    left = {key: last for key, last in _left(known).items() if months_after(last, KEPT_MONTHS) < day}
    people = Person.objects.filter(pk__in=left).exclude(pk__in=_coming(day)).in_order()
    return [Overdue(one, left[one.pk], known[one.pk], taken[one.pk]) for one in people]


def _left(people: Collection[Any]) -> dict[Any, dt.date]:
    """Person → her last day in a member municipality; who never had one is counted from what was noted last of her."""
    held = Employment.objects.filter(person__in=people, organisation__is_member=True)
    staying = set(held.filter(ends_on=None).values_list("person", flat=True))
    ended = dict(held.exclude(person__in=staying).order_by().values_list("person").annotate(Max("ends_on")))
    elsewhere = Participation.objects.filter(person__in=set(people) - staying - ended.keys())
    noted = dict(elsewhere.order_by().values_list("person").annotate(Max("noted_at__date")))
    return noted | ended


def _coming(day: dt.date) -> Any:
    """Those who have a place of what is to come, or wait for one: only the room of places takes such away."""
    held = Place.objects.filter(person__isnull=False).exclude(status=Place.Status.CANCELLED)
    undecided = Q(occasion__last_on=None, asked_at__date__gte=months_after(day, -KEPT_MONTHS))
    return held.filter(Q(occasion__last_on__gte=day) | undecided).values("person")


@transaction.atomic
def dispose(listed: Collection[Overdue]) -> dict[str, int]:
    """Of what was listed, if it is overdue still; how many of each. One line in the journal for each person."""
    people = [one.person.pk for one in listed]
    numbers = {"people": len(people), "participations": 0, "counts": _leave_counts(people)}
    files = [one.upload for one in _with_files(people)]
    for kind in KINDS:
        gone, _each = kind._default_manager.filter(person__in=people).delete()
        numbers["participations"] += gone if kind is Participation else 0
    for upload in files:
        let_go(upload)
    for one in listed:
        journal.record(None, "disposed of", one.person, participations=one.participations)
    return numbers


def _with_files(people: Collection[Any]) -> Any:
    return Certificate.objects.filter(person__in=people).exclude(upload=None).select_related("upload").order_by("pk")


def _leave_counts(people: Collection[Any]) -> int:
    """A figure without a name for each course, part, employer and year. What nobody knows the year of leaves none, and
    neither does what a figure that was reported has counted already.
    """
    rows = Participation.objects.taken().filter(person__in=people, taken_in__isnull=False)
    taken = Counter(rows.order_by().values_list("course", "part", "organisation", "taken_in"))
    return sum(_left_behind(key, number) for key, number in sorted(taken.items(), key=str))


def _left_behind(key: tuple[Any, ...], number: int) -> int:
    course, part, organisation, year = key
    about = {"course_id": course, "part_id": part, "organisation_id": organisation}
    held, is_new = Count.objects.get_or_create(
        kind=Count.Kind.ITEM, first_year=year, last_year=year, **about,
        defaults={"participants": number, "source": str(SOURCE)},
    )  # fmt: skip
    if not is_new:
        ours = Count.objects.filter(Q(pk=held.pk), source=str(SOURCE))
        return number if ours.update(participants=F("participants") + number) else 0
    return number
