"""The package of the coming term, which the municipalities have, with what some of them wish for; and the one before it."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils import timezone

from competence.actions.allocation import deciding
from competence.actions.enrolment import sheets, wishes
from competence.actions.packages import making, turns
from competence.documents.allocation.outcome import Got, Outcome
from competence.documents.allocation.trial import Trial
from competence.documents.places import members
from competence.models import (
    Course,
    EnrolmentSheet,
    Occasion,
    Offer,
    PackageStatus,
    SheetLine,
    TermPackage,
    TrainerCredit,
    UnitWish,
)
from competence.terms import Term
from fyrbodal.loading import demo
from fyrbodal.organisation.demo import person
from fyrbodal.organisation.models import Employment, Organisation, Unit

KEEPER = "Gunnar Tall"
LASTS, DAY = dt.timedelta(days=24), dt.timedelta(days=1)  # until the last day to sign up, and one day
WORDS = "Samtal med barn ges igen efter önskemål i våras. Skriv gärna vad som gör att ni inte anmäler."


class Offered(NamedTuple):
    course: str
    seats: int
    fixed: int
    each: int
    key: str = Offer.Key.STAFF
    note: str = ""


OFFERED = (
    Offered("Samtal med barn", 24, 48_000, 250, note="Två dagar, med hemuppgift mellan dem."),
    Offered("LVU", 40, 36_000, 150),
    Offered("BBiC-grundutbildning", 24, 30_000, 300),
    Offered("Handläggning och dokumentation", 30, 24_000, 150),
    Offered("Hjärnsmart", 24, 42_000, 400, Offer.Key.EQUAL, "För arbetsledare."),
    Offered("Anknytning och omsorgssvikt", 30, 60_000, 250),
    Offered("Klarspråk", 16, 12_000, 0, Offer.Key.INHABITANTS),
)
LENT = ("Uddevalla", "Samtal med barn", 12_500, "En utbildare i två dagar.")
WISHED = (  # municipality, course, people by name, places that are named later
    ("Åmål", "Samtal med barn", 2, 1), ("Åmål", "LVU", 2, 2), ("Uddevalla", "Samtal med barn", 3, 6), ("Uddevalla", "LVU", 2, 4),
    ("Uddevalla", "Klarspråk", 0, 8), ("Trollhättan", "Samtal med barn", 2, 8), ("Trollhättan", "BBiC-grundutbildning", 0, 7),
    ("Orust", "Samtal med barn", 2, 2), ("Orust", "Hjärnsmart", 1, 1), ("Bengtsfors", "LVU", 0, 2),
)  # fmt: skip
SENT_IN = {"Uddevalla": "Lena Byfjord", "Orust": "Greta Henån"}


EARLIER = (
    Offered("Samtal med barn", 10, 40_000, 250, Offer.Key.EQUAL),
    Offered("Handläggning och dokumentation", 20, 20_000, 150, Offer.Key.EQUAL),
)
WISHED_EARLIER = (
    ("Uddevalla", "Samtal med barn", 2, 3), ("Trollhättan", "Samtal med barn", 2, 4), ("Orust", "Samtal med barn", 2, 0),
    ("Åmål", "Samtal med barn", 1, 2), ("Uddevalla", "Handläggning och dokumentation", 2, 0),
    ("Bengtsfors", "Handläggning och dokumentation", 2, 1),
)  # fmt: skip
SENT_IN_EARLIER = {"Trollhättan": "Kerstin Sluss", "Åmål": "David Ånimskog", "Bengtsfors": "Agneta Kvist"}


@demo(order=54)
def load_earlier() -> None:
    """Of this term: the places are given out by the method, and some still lack a name. Nobody was mailed to sign up."""
    keeper, today = person(KEEPER), timezone.localdate()
    term = Term.of(today)
    made = _begun(term, today, EARLIER, keeper)
    sent_on, last_on = term.last_sign_up_on - dt.timedelta(days=45), term.last_sign_up_on
    decided = {"decided_on": sent_on, "decided_where": "FoU-rum IFO"}
    sent = decided | {"status": PackageStatus.SENT, "sent_at": _morning(sent_on), "sent_by": keeper}
    TermPackage.objects.filter(pk=made.pk).update(**sent)
    EnrolmentSheet.objects.bulk_create(EnrolmentSheet(package=made, organisation=one) for one in members())
    _answer(made, WISHED_EARLIER, SENT_IN | SENT_IN_EARLIER)
    EnrolmentSheet.objects.filter(package=made, status="submitted").update(submitted_at=_morning(last_on))
    Offer.objects.filter(package=made).update(name_by_on=today + dt.timedelta(days=10))
    over = {"status": PackageStatus.CLOSED, "closed_at": _morning(last_on + DAY), "last_sign_up_on": last_on}
    TermPackage.objects.filter(pk=made.pk).update(**over)
    _give_out(TermPackage.objects.get(pk=made.pk), last_on + dt.timedelta(days=7), keeper)


def _give_out(package: TermPackage, on: dt.date, by: Any) -> None:
    """As the method has it."""
    trial = Trial(package)
    outcomes = [Outcome(one, tuple(Got(row, row.places or 0) for row in one.rows)) for one in trial.courses]
    told = {"on": on, "where": "FoU-rum IFO", "minutes": None, "by": by}
    deciding.decide(package=package, outcomes=outcomes, seen=trial.seen, **told)


@demo(order=55)
def load_coming() -> None:
    keeper, today = person(KEEPER), timezone.localdate()
    term = Term.of(today).after()
    made = _begun(term, min(today + LASTS, term.last_on), OFFERED, keeper, WORDS)
    _lend(made, keeper)
    turns.decide(package=made, on=today - dt.timedelta(days=3), where="FoU-rum IFO", minutes=None, by=keeper)
    turns.send(package=made, by=keeper)
    _answer(made, WISHED, SENT_IN)


def _begun(term: Term, until: dt.date, courses: Iterable[Offered], by: Any, words: str = "") -> TermPackage:
    made = making.begin(package=TermPackage(year=term.year, half=term.half, last_sign_up_on=until, words=words), by=by)
    for one in courses:
        _offer(one, made, by)
    return made


def _answer(package: TermPackage, wished: Iterable[Any], chiefs: dict[str, str]) -> None:
    for name, course, named, unnamed in wished:
        _wish(name, Offer.objects.get(package=package, course__name=course), named, unnamed)
    for name, chief in chiefs.items():
        _send_in(package, name, chief)


def _morning(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9)))


def _offer(one: Offered, package: TermPackage, by: object) -> None:
    course = Course.objects.get(name=one.course)
    offer = Offer(package=package, course=course, seats=one.seats, minimum=one.seats // 2, key=one.key, note=one.note)
    offer.cost_fixed, offer.cost_per_participant = Decimal(one.fixed), Decimal(one.each)
    offer.name_by_on = min(package.last_sign_up_on + dt.timedelta(days=30), package.term.last_on)
    making.add_offer(offer=offer, by=by)
    times = Occasion.objects.filter(course=course, status="planned", sign_up="package", offer=None)
    in_term = times.filter(first_on__range=(package.term.first_on, package.term.last_on)).order_by("first_on", "pk")
    making.give_when(offer=offer, occasions=list(in_term), by=by)


def _lend(package: TermPackage, by: object) -> None:
    place, course, amount, note = LENT
    offer = Offer.objects.get(package=package, course__name=course)
    home = Organisation.objects.get(name=place)
    credit = TrainerCredit(offer=offer, organisation=home, amount=Decimal(amount), note=note)
    making.keep_credit(credit=credit, by=by)


def _wish(name: str, offer: Offer, named: int, unnamed: int) -> None:
    """Those who stand first by their names, and so many more."""
    sheet = EnrolmentSheet.objects.get(package=offer.package, organisation__name=name)
    unit = Unit.objects.get(name=f"Barn och unga, {name}")
    wish = UnitWish.objects.create(
        sheet=sheet, offer=offer, unit=unit, unnamed=unnamed, name_by_on=offer.name_by_on if unnamed else None
    )
    employed = Employment.objects.on().filter(unit=unit).order_by("person__name", "pk")
    wishes.keep_people(wish=wish, people=list(employed.values_list("person", flat=True)[:named]))


def _send_in(package: TermPackage, name: str, chief: str) -> None:
    """The courses of most wishes matter most."""
    sheet = EnrolmentSheet.objects.get(package=package, organisation__name=name)
    for place, wish in enumerate(UnitWish.objects.filter(sheet=sheet).order_by("-unnamed", "offer__position"), start=1):
        SheetLine.objects.create(sheet=sheet, offer=wish.offer, priority=place)
    sheets.submit(sheet=sheet, note="", by=person(chief))
