"""Making a package: empty or out of an earlier one, its courses, what they cost and when they are given."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from competence.actions import places
from competence.actions.packages.holding import demand_not_allocated, held, held_before_sent, held_offer, is_sent
from competence.actions.places.holding import hold
from competence.models import Course, Occasion, Offer, Place, TermPackage, TrainerCredit, WrongTurn
from competence.terms import Term, moved
from fyrbodal import journal

MOST_OFFERS = 80
ALWAYS = ("minimum", "cost_fixed", "cost_per_participant", "note", "name_by_on", "passes_on_until_on")
UNTIL_ALLOCATED = ("key", "floor")


@transaction.atomic
def begin(*, package: TermPackage, by: Any) -> TermPackage:
    """An empty proposal; or, where it says which it is `copied_from`, one with the same courses, its days moved along.

    Raises WrongTurn where the term has got one meanwhile.
    """
    with _one_a_term():
        package.save(force_insert=True)
    earlier = package.copied_from
    if earlier is None:
        journal.record(by, "added", package)
        return package
    offers = [_copy(one, package, earlier.term) for one in earlier.offers.select_related("course").in_order()]
    Offer.objects.bulk_create(offers)
    journal.record(by, "copied", package, source=str(earlier))
    return package


@contextmanager
def _one_a_term() -> Iterator[None]:
    """Of two who make one at the same time, the later gets to know."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as taken:
        raise WrongTurn(_("Det finns redan ett utbildningspaket för den terminen.")) from taken


def _copy(offer: Offer, package: TermPackage, earlier: Term) -> Offer:
    kept = ("course", "position", "seats", *UNTIL_ALLOCATED, "minimum", "cost_fixed", "cost_per_participant", "note")
    facts = {name: getattr(offer, name) for name in kept}
    days = {name: _moved(getattr(offer, name), earlier, package.term) for name in ("name_by_on", "passes_on_until_on")}
    return Offer(package=package, seed=seed_of(package, offer.course), **facts, **days)


def _moved(day: dt.date | None, earlier: Term, later: Term) -> dt.date | None:
    return moved(day, earlier, later) if day else None


def seed_of(package: TermPackage, course: Course) -> str:
    return f"{package.term}: {course.slug}"


@transaction.atomic
def keep_package(*, package: TermPackage, by: Any) -> TermPackage:
    """Its term, last day and words. Raises WrongTurn where the municipalities have been told another day."""
    before = held(package)
    told = ("year", "half", "last_sign_up_on")
    if is_sent(before) and any(getattr(before, name) != getattr(package, name) for name in told):
        raise WrongTurn(_("Kommunerna har redan fått den sista dagen. Flytta den i stället, så får de veta det."))
    with _one_a_term():
        TermPackage.objects.filter(pk=package.pk).update(**{name: getattr(package, name) for name in (*told, "words")})
    if before.term != package.term:
        _draw_anew(package)
    journal.record(by, "changed", package)
    return package


def _draw_anew(package: TermPackage) -> None:
    """The lot names the term."""
    offers = list(package.offers.select_related("course").in_order())
    for one in offers:
        one.seed = seed_of(package, one.course)
    Offer.objects.bulk_update(offers, ["seed"])


@transaction.atomic
def discard(*, package: TermPackage, by: Any) -> None:
    """Take away a package that nobody has been sent. Raises WrongTurn."""
    found = held_before_sent(package)
    Occasion.objects.filter(offer__package=found).update(offer=None)
    journal.record(by, "discarded", found)
    found.delete()


@transaction.atomic
def add_offer(*, offer: Offer, by: Any) -> Offer:
    """Last in the package. Raises WrongTurn."""
    package = held_before_sent(offer.package)
    others = package.offers.aggregate(last=Max("position"))["last"]
    if package.offers.filter(course=offer.course_id).exists():
        raise WrongTurn(_("Kursen finns redan i paketet."))
    if package.offers.count() >= MOST_OFFERS:
        raise WrongTurn(_("Paketet är fullt. Ta bort en kurs först."))
    offer.position, offer.seed = 0 if others is None else others + 1, seed_of(package, offer.course)
    offer.save(force_insert=True)
    journal.record(by, "added", offer)
    return offer


@transaction.atomic
def keep_offer(*, offer: Offer, by: Any) -> Offer:
    """What it costs, its days and its seats at any time, by what its places are given out until they are. Raises WrongTurn."""
    before = held_offer(offer)
    changed = [name for name in (*ALWAYS, *UNTIL_ALLOCATED) if getattr(before, name) != getattr(offer, name)]
    if set(changed) & set(UNTIL_ALLOCATED):
        demand_not_allocated(before.package)
    seats = offer.seats
    if seats > before.seats:  # first, so that the least that it takes fits
        places.set_seats(of=offer, seats=seats, by=by)
    if changed:
        offer.save(update_fields=changed)
        journal.record(by, "changed", offer, fields=changed)
        places.move_on(course=offer.course_id, by=by)
    if seats < before.seats:
        places.set_seats(of=offer, seats=seats, by=by)
    return offer


@transaction.atomic
def remove_offer(*, offer: Offer, by: Any) -> None:
    """Raises WrongTurn when the municipalities have been offered it."""
    held_before_sent(offer.package)
    Occasion.objects.filter(offer=offer).update(offer=None)
    journal.record(by, "deleted", offer)
    offer.delete()


@transaction.atomic
def give_when(*, offer: Offer, occasions: Iterable[Occasion], by: Any) -> None:
    """These are the times when the course is given for the package, and no others. Raises WrongTurn."""
    hold(offer.course_id)
    chosen = Occasion.objects.filter(pk__in=[one.pk for one in occasions], course=offer.course_id)
    gone = Occasion.objects.filter(offer=offer).exclude(pk__in=chosen)
    if Place.objects.filter(occasion__in=gone, offer=offer).exclude(status=Place.Status.CANCELLED).exists():
        raise WrongTurn(_("Det finns deltagare på ett tillfälle som du tog bort. Flytta dem först."))
    gone.update(offer=None)
    chosen.update(offer=offer)
    journal.record(by, "changed", offer, fields=["occasions"])
    places.move_on(course=offer.course_id, by=by)


@transaction.atomic
def keep_credit(*, credit: TrainerCredit, by: Any) -> None:
    held_offer(credit.offer)
    TrainerCredit.objects.update_or_create(
        offer=credit.offer, organisation=credit.organisation, defaults={"amount": credit.amount, "note": credit.note}
    )
    journal.record(by, "changed", credit.offer, fields=["credits"])


@transaction.atomic
def remove_credit(*, credit: TrainerCredit, by: Any) -> None:
    held_offer(credit.offer)
    credit.delete()
    journal.record(by, "changed", credit.offer, fields=["credits"])
