"""How many places there are: never fewer than are booked, and where there are more the queue is let in."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from competence.actions.places.holding import hold
from competence.actions.places.passing import pass_on
from competence.models import Occasion, Offer, Place, WrongTurn
from fyrbodal import journal


@transaction.atomic
def set_seats(*, of: Offer | Occasion, seats: int, by: Any) -> list[Place]:
    """Those who were let in, told. Raises WrongTurn below what is booked, and below what the course needs."""
    hold(of.course_id)
    stored = type(of).objects.get(pk=of.pk)
    was, stored.seats = stored.seats, seats
    promoted = keep(of=stored, by=by)
    of.seats = seats
    journal.record(by, "changed the seats", of, seats=seats, before=was)
    return promoted


@transaction.atomic
def keep(*, of: Offer | Occasion, by: Any) -> list[Place]:
    """Write a row that has seats, new or changed; those who were let in are returned. Raises WrongTurn as `set_seats`."""
    hold(of.course_id)
    demand_seats(of, of.seats)
    of.save()
    return pass_on(of.course_id, by)


def demand_seats(of: Offer | Occasion, seats: int | None) -> None:
    """Raises WrongTurn for fewer than are booked, and for fewer than it takes for the course to be held."""
    booked = booked_of(of)
    if seats is not None and booked > seats:
        raise WrongTurn(_("%(booked)s platser är redan bokade, så de kan inte bli färre.") % {"booked": booked})
    if seats is not None and of.minimum and seats < of.minimum:
        raise WrongTurn(_("Det behövs minst %(minimum)s för att kursen ska bli av.") % {"minimum": of.minimum})


def booked_of(of: Offer | Occasion) -> int:
    number: int = of.places.taken().count()
    return number


def free_of(of: Offer | Occasion) -> int | None:
    """None for an occasion that sets no limit of its own."""
    return None if of.seats is None else max(of.seats - booked_of(of), 0)
