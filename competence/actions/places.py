"""Places at an occasion with open sign-up: asked for, given back, passed on; always under a lock of the occasion."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.models import Occasion, Place, WrongTurn
from fyrbodal import journal, outbox
from fyrbodal.organisation.models import Employment, Person
from fyrbodal.swedish import date_in_words

KIND = "competence.place"


@transaction.atomic
def ask(*, occasion: Occasion, person: Person, by: Any) -> Place:
    """A place, or one in the queue when all are taken; the one she has already if she asks again. Raises WrongTurn."""
    held = _held(occasion)
    if mine := Place.objects.filter(occasion=held, person=person).exclude(status=Place.Status.CANCELLED).first():
        return mine  # type: ignore[no-any-return]
    if not held.is_open(timezone.now()):
        raise WrongTurn(_("Anmälan är stängd, så ingen plats är bokad."))
    organisation = employer(person)
    if organisation is None:
        raise WrongTurn(_("Vi vet inte var du arbetar. Be en administratör lägga in din organisation."))
    status = Place.Status.BOOKED if _free(held) > 0 else Place.Status.WAITING
    facts = {"course_id": held.course_id, "organisation": organisation, "status": status}
    place = Place.objects.create(occasion=held, person=person, **facts)
    journal.record(by, "signed up", held, status=str(place.get_status_display()))
    return place


def employer(person: Person) -> Any:
    """The organisation that somebody is employed in today, else the one that she is known at."""
    now = Employment.objects.on().filter(person=person).select_related("organisation").order_by("-starts_on", "pk")
    first = now.first()
    return first.organisation if first else person.organisation


@transaction.atomic
def give_back(*, place: Place, by: Any) -> Person | None:
    """The place is free again; whoever gets it is told, and named here. Giving back twice is giving back once."""
    held = _held(place.occasion)
    mine = Place.objects.filter(pk=place.pk).exclude(status=Place.Status.CANCELLED)
    was_booked = mine.filter(status=Place.Status.BOOKED).exists()
    if not mine.update(status=Place.Status.CANCELLED, cancelled_at=timezone.now()):
        return None
    journal.record(by, "gave back the place", held)
    return _pass_on(held, place.organisation_id, by) if was_booked else None


def fill(*, occasion: Occasion, by: Any) -> int:
    """Let those who wait in, as far as seats that have been added go; how many they were. The caller holds the lock."""
    number = 0
    while _pass_on(occasion, None, by):
        number += 1
    return number


def _pass_on(occasion: Occasion, organisation: Any, by: Any) -> Person | None:
    """First to whoever waits in the same municipality, then to whoever has waited longest; nobody after the last day."""
    if not occasion.is_open(timezone.now()) or _free(occasion) < 1:
        return None
    queue = Place.objects.filter(occasion=occasion).waiting().select_related("person")
    chosen = queue.filter(organisation=organisation).first() or queue.first()
    if chosen is None:
        return None
    Place.objects.filter(pk=chosen.pk).update(status=Place.Status.BOOKED)
    _tell(occasion, chosen.person, by)
    journal.record(by, "passed on the place", occasion)
    return chosen.person  # type: ignore[no-any-return]


def _tell(occasion: Occasion, person: Person, by: Any) -> None:
    day = date_in_words(occasion.first_on) if occasion.first_on else ""
    words = {"course": occasion, "day": day, "address": settings.SITE_URL + occasion.get_absolute_url()}
    text = _(
        "Hej!\n\nDet blev en plats ledig och du har fått den: %(course)s, %(day)s.\n%(address)s\n\n"
        "Kan du inte komma? Avboka på sidan, så går platsen vidare.\n"
    )
    outbox.send(
        kind=KIND,
        subject=_("Du har fått en plats: %(course)s") % words,
        text=text % words,
        to=[outbox.Recipient.of(person)],
        about=occasion,
        by=by,
    )


def _held(occasion: Occasion) -> Occasion:
    """Locked, so that two cannot get the last place."""
    return Occasion.objects.select_related("course").select_for_update(of=("self",)).get(pk=occasion.pk)  # type: ignore[no-any-return]


def _free(occasion: Occasion) -> int:
    booked: int = Place.objects.filter(occasion=occasion).taken().count()
    return (occasion.seats or 0) - booked
