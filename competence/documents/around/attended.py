"""Who was there, day by day, and what that makes of it."""

from collections import Counter
from functools import cached_property
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from competence.attending import took_part
from competence.documents.around.people import booked
from competence.models import Attendance, Day, Occasion, Participation, Place

NOBODY = UUID(int=0)  # who has no name yet


class Attended:
    """An occasion with all that is noted of it; the number of queries does not grow with how many came."""

    def __init__(self, occasion: Occasion) -> None:
        self.occasion = occasion

    @cached_property
    def places(self) -> list[Place]:
        return list(booked(self.occasion))

    @cached_property
    def days(self) -> list[Day]:
        return list(Day.objects.filter(occasion=self.occasion))

    @property
    def begun(self) -> list[Day]:
        """Those that one can note something of: from the morning on, for people come before it starts."""
        return [day for day in self.days if has_come(day)]

    @cached_property
    def marks(self) -> dict[tuple[UUID, UUID], str]:
        """Place and day → what was noted."""
        rows = Attendance.objects.filter(place__occasion=self.occasion).values_list("place", "day", "status")
        return {(place, day): status for place, day, status in rows}

    @cached_property
    def settled(self) -> dict[UUID, str]:
        """Person → what the course administrator has settled, once the occasion is marked as held."""
        return dict(Participation.objects.filter(occasion=self.occasion).values_list("person", "status"))

    def of(self, place: Place) -> list[str]:
        return [mark for day in self.days if (mark := self.marks.get((place.pk, day.pk)))]

    def was_there(self, place: Place) -> bool | None:
        """As it is settled, else by what was noted; None while that says nothing."""
        if self.occasion.status == Occasion.Status.HELD and (said := self.settled.get(place.person_id or NOBODY)):
            return said == Participation.Status.TAKEN
        return took_part(self.of(place), len(self.days))

    def counted(self, day: Day) -> str:
        """So many were there, of so many; or how many nothing is noted of."""
        noted = Counter(mark for (_place, key), mark in self._mine() if key == day.pk)
        there, left = noted["present"] + noted["partly"], len(self.places) - noted.total()
        if left:
            return _("%(left)s kvar att notera") % {"left": left}
        return _("%(there)s av %(all)s var med") % {"there": there, "all": len(self.places)}

    def _mine(self) -> list[tuple[tuple[UUID, UUID], str]]:
        """Without those who have given their place back since."""
        keys = {place.pk for place in self.places}
        return [(key, mark) for key, mark in self.marks.items() if key[0] in keys]

    @property
    def lacks(self) -> int:
        """How many notes there should be and are not, of days that have begun."""
        return len(self.begun) * len(self.places) - len([key for key, _mark in self._mine()])


def has_come(day: Day) -> bool:
    return bool(day.held_on <= timezone.localdate())
