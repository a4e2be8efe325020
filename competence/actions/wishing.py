"""That somebody is to take a course: wished for, agreed on, taken back."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from competence.models import Course, CourseWish
from fyrbodal import journal
from fyrbodal.organisation.models import Person


@transaction.atomic
def wish(*, person: Person, course: Course, note: str = "", by: Any) -> CourseWish:
    """Wishing for what is wished for already changes nothing."""
    wish, is_new = CourseWish.objects.get_or_create(
        person=person, course=course, defaults={"note": note, "wished_by": by}
    )
    if is_new:
        journal.record(by, "wished for a course", person)
    return wish


@transaction.atomic
def take_back(*, wish: CourseWish, by: Any) -> None:
    """Twice is once."""
    gone, _each = CourseWish.objects.filter(pk=wish.pk).delete()
    if gone:
        journal.record(by, "took back a wish", wish.person)


@transaction.atomic
def agree(*, wish: CourseWish, by: Any) -> None:
    """Whoever agreed first has agreed."""
    open_still = CourseWish.objects.filter(pk=wish.pk, agreed_at=None)
    if open_still.update(agreed_at=timezone.now(), agreed_by=by):
        journal.record(by, "agreed on a course", wish.person)
