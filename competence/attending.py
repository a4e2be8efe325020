"""Who counts as having taken part, by what was noted for each day; pure."""

from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Presence(TextChoices):
    PRESENT = "present", _("var med")
    PARTLY = "partly", _("en del av dagen")
    ABSENT = "absent", _("var inte med")


def took_part(marks: Sequence[str], days: int) -> bool | None:
    """There for some of one day at least, and away on no more than half of them. None while a day is not noted.

    >>> [took_part(marks, 2) for marks in (["present", "absent"], ["absent", "absent"], ["present"])]
    [True, False, None]
    """
    if not days or len(marks) < days:
        return None
    away = sum(one == Presence.ABSENT for one in marks)
    return away < days and 2 * away <= days
