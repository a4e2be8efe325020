"""Who is wished a place, and what follows for what the chief has said."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Max, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.models import CourseWish, EnrolmentSheet, Offer, SheetLine, UnitWish, WishedPerson, WrongTurn
from competence.models.enrolment import hold_sheet
from fyrbodal import journal
from fyrbodal.organisation.models import Employment, Person, Unit


def keep_people(*, wish: UnitWish, people: list[Any]) -> None:
    """Let these be named (keys, in their order). The caller holds the sheet."""
    wish.people.exclude(person__in=people).delete()
    stand = dict(wish.people.values_list("person", "pk"))
    changed = [WishedPerson(pk=stand[one], position=place) for place, one in enumerate(people) if one in stand]
    WishedPerson.objects.bulk_update(changed, ["position"])
    WishedPerson.objects.bulk_create(
        WishedPerson(wish=wish, offer_id=wish.offer_id, person_id=one, position=place)
        for place, one in enumerate(people)
        if one not in stand
    )


def follow(*, sheet: Any, offer: Any) -> None:
    """Let the chief's number follow down when less is wished for than she approved: it never exceeds the wishes."""
    wishes = UnitWish.objects.filter(sheet=sheet, offer=offer)
    unnamed = wishes.aggregate(all=Sum("unnamed"))["all"] or 0
    wished = unnamed + WishedPerson.objects.filter(wish__in=wishes).count()
    lines = SheetLine.objects.filter(sheet=sheet, offer=offer, approved__gt=wished)
    lines.update(approved=wished, revision=F("revision") + 1)


@transaction.atomic
def put(*, sheet: EnrolmentSheet, offer: Offer, unit: Unit | None, person: Person, by: Any) -> bool:
    """One more name on a unit's wish; whether it is new there. Raises NotOpen, and WrongTurn where there is no room."""
    return bool(_add(sheet, offer, unit, [person.pk], by))


@transaction.atomic
def take_wished(*, wish: UnitWish, by: Any) -> int:
    """All who work in the unit and have wished for the course; how many they were. Raises NotOpen and WrongTurn."""
    employed = Employment.objects.on().filter(unit=wish.unit).values("person")
    wishing = CourseWish.objects.filter(course=wish.offer.course_id, person__in=employed)
    people = wishing.order_by("wished_at", "pk").values_list("person", flat=True)
    return _add(wish.sheet, wish.offer, wish.unit, people, by)


def _add(sheet: EnrolmentSheet, offer: Offer, unit: Unit | None, people: Iterable[Any], by: Any) -> int:
    """At the end, those who do not stand on the course already."""
    hold_sheet(sheet.pk, by)
    wish, _is_new = UnitWish.objects.get_or_create(sheet=sheet, offer=offer, unit=unit)
    there = set(WishedPerson.objects.filter(offer=offer, person__in=people).values_list("person", flat=True))
    new = [one for one in people if one not in there]
    stand = wish.people.aggregate(number=Count("pk"), last=Max("position"))
    first = 0 if stand["last"] is None else stand["last"] + 1
    if stand["number"] + wish.unnamed + len(new) > offer.seats:
        raise WrongTurn(_("Kursen har %s platser i allt. Ta bort någon först.") % offer.seats)
    rows = [WishedPerson(wish=wish, offer=offer, person_id=one, position=first + at) for at, one in enumerate(new)]
    WishedPerson.objects.bulk_create(rows, ignore_conflicts=True)  # another municipality may name her at the same time
    if new:
        now = {"revision": F("revision") + 1, "saved_at": timezone.now(), "saved_by": by}
        UnitWish.objects.filter(pk=wish.pk).update(**now)
        journal.record(by, "wished for places", wish, people=len(new))
    return len(new)
