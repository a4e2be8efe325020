"""The package of the coming term, which the municipalities have, with what some of them wish for."""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from competence.actions.enrolment import sheets, wishes
from competence.actions.packages import making, turns
from competence.models import Course, EnrolmentSheet, Occasion, Offer, SheetLine, TermPackage, TrainerCredit, UnitWish
from competence.terms import Term
from fyrbodal.loading import demo
from fyrbodal.organisation.demo import person
from fyrbodal.organisation.models import Employment, Organisation, Unit

KEEPER = "Gunnar Tall"
LASTS = dt.timedelta(days=24)  # until the last day to sign up


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


@demo(order=55)
def load_packages() -> None:
    keeper, today = person(KEEPER), timezone.localdate()
    term = Term.of(today).after()
    proposal = TermPackage(year=term.year, half=term.half, last_sign_up_on=min(today + LASTS, term.last_on))
    proposal.words = "Samtal med barn ges igen efter önskemål i våras. Skriv gärna vad som gör att ni inte anmäler."
    made = making.begin(package=proposal, by=keeper)
    for one in OFFERED:
        _offer(one, made, keeper)
    _lend(made, keeper)
    turns.decide(package=made, on=today - dt.timedelta(days=3), where="FoU-rum IFO", minutes=None, by=keeper)
    turns.send(package=made, by=keeper)
    for name, course, named, unnamed in WISHED:
        _wish(name, Offer.objects.get(package=made, course__name=course), named, unnamed)
    for name, chief in SENT_IN.items():
        _send_in(made, name, chief)


def _offer(one: Offered, package: TermPackage, by: object) -> None:
    course = Course.objects.get(name=one.course)
    offer = Offer(package=package, course=course, seats=one.seats, minimum=one.seats // 2, key=one.key, note=one.note)
    offer.cost_fixed, offer.cost_per_participant = Decimal(one.fixed), Decimal(one.each)
    offer.name_by_on = package.last_sign_up_on + dt.timedelta(days=30)
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
