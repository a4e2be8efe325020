"""Telling those who come, or wait, that it will be another day, another place or nothing at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from competence.actions.around.mails import calendar_file, send, send_to_leaders
from competence.documents.around.letters import CHANGED, Letter, called_off, moved, on_again
from competence.documents.around.people import concerned, people_of
from competence.documents.around.practical import When, when_and_where
from competence.documents.around.standing import is_announced
from competence.models import Day, Occasion


class Stood(NamedTuple):
    """What is told of an occasion when it changes; who teaches and how many seats there are is not."""

    occasion: Occasion
    lines: list[When]
    days: list[Day]


@contextmanager
def telling(occasion: Occasion, *, by: Any) -> Iterator[None]:
    """Around what may change an occasion or its days, in its transaction. What has been is told nobody."""
    before = _stood(occasion)
    yield
    if before and (after := _stood(occasion)) and (letter := _letter(before, after)):
        gone = [day for day in before.days if day not in after.days]
        file, places = calendar_file(after.occasion, after.days, gone), concerned(after.occasion)
        send(CHANGED, after.occasion, letter, people_of(places), file=file, by=by)
        send_to_leaders(CHANGED, after.occasion, letter, places, by=by)


def _stood(occasion: Occasion) -> Stood | None:
    stored = Occasion.objects.select_related("course", "part").filter(pk=occasion.pk).first()
    if stored is None:
        return None
    days = Day.objects.filter(occasion=stored).select_related("occasion__course", "occasion__part")
    return Stood(stored, when_and_where(stored), list(days))


def _letter(before: Stood, after: Stood) -> Letter | None:
    match before.occasion.status, after.occasion.status:
        case Occasion.Status.PLANNED, Occasion.Status.CANCELLED if lines := _to_come(before.lines):
            return called_off(after.occasion, lines)
        case Occasion.Status.CANCELLED, Occasion.Status.PLANNED if lines := _to_come(after.lines):
            return on_again(after.occasion, lines)
        case Occasion.Status.PLANNED, Occasion.Status.PLANNED:
            return _moved(before, after)
    return None


def _moved(before: Stood, after: Stood) -> Letter | None:
    """A day that is only added is told to those who have been sent the others."""
    gone = [] if _are_laid_out(before, after) else [one for one in before.lines if one not in after.lines]
    new = [one for one in after.lines if one not in before.lines]
    is_told = _to_come([*gone, *new]) and (gone or is_announced(after.occasion))
    return moved(after.occasion, gone, new) if is_told else None


def _are_laid_out(before: Stood, after: Stood) -> bool:
    """Whether it got days that contradict nothing, where it had none: the invitation is what says them."""
    return bool(after.days) and not before.days and before.occasion.first_on in (None, after.occasion.first_on)


def _to_come(lines: list[When]) -> list[When]:
    return [one for one in lines if not one.is_over]
