"""The chiefs' review: 40 courses beside 14 municipalities, with ten packages before them, to read and to write in."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bench.asking import Browser
from bench.measuring import Aim, Row, in_turn, row
from bench.region import Region
from competence.areas import Area
from competence.models import Award, Course, EnrolmentSheet, Offer, SheetLine, TermPackage, UnitDemand, UnitWish
from competence.terms import Half, Term
from fyrbodal.organisation.models import Appointment, Organisation, Person, Unit
from fyrbodal.organisation.roles import Role
from fyrbodal.sealed.models import Audience
from fyrbodal.sealed.sealing import seal

QUESTION = "The chiefs' review of a package"
PAGE = Aim(highest=3.0)
QUERIES = 8
TERM, BEFORE = Term(2060, Half.AUTUMN), 10  # terms
UNITS = 3  # of each municipality
TALKATIVE = 7  # of so many chiefs, one comments on every course
SINCE = dt.date(2000, 1, 1)


class TooManyQuestions(AssertionError):
    """The page asks more the more courses there are."""


class Packages:
    """So many courses, each wished for by every unit of every member, in a package that is sent and in those before it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.homes: list[Organisation] = list(Organisation.objects.filter(is_member=True).in_order())

    @cached_property
    def chief(self) -> Any:
        home = self.homes[0]
        chief = Person.objects.create(email="cissi@example.org", name="Cissi Chef", organisation=home)
        Appointment.objects.create(person=chief, role=Role.IFO_CHIEF, body=home, starts_on=SINCE)
        return chief

    @cached_property
    def package(self) -> Any:
        facts = {"status": "sent", "decided_on": SINCE, "sent_at": timezone.now(), "sent_by": self.chief}
        return TermPackage.objects.create(year=TERM.year, half=TERM.half, last_sign_up_on=TERM.last_sign_up_on, **facts)

    def build(self) -> "Packages":
        courses = Course.objects.bulk_create(
            Course(slug=f"paketkurs-{number}", name=f"Paketkurs {number}", area=Area.EKB)
            for number in range(self.number)
        )
        self._wish(_offers(self.package, courses))
        self._need(courses)
        term = TERM
        for _term in range(BEFORE):
            term = term.before()
            self._award(term, courses)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        return self

    @cached_property
    def units(self) -> list[Unit]:
        return [
            Unit.objects.create(name=f"Paketenhet {number}", organisation=home)
            for home in self.homes
            for number in range(UNITS)
        ]

    def _wish(self, offers: list[Offer]) -> None:
        made = EnrolmentSheet.objects.bulk_create(
            EnrolmentSheet(package=self.package, organisation=one) for one in self.homes
        )
        sheets = {one.organisation_id: one for one in made}
        UnitWish.objects.bulk_create(
            UnitWish(sheet=sheets[unit.organisation_id], offer=offer, unit=unit, unnamed=2)
            for unit in self.units
            for offer in offers
        )
        SheetLine.objects.bulk_create(
            SheetLine(sheet=sheet, offer=offer, approved=4, comment="" if number % TALKATIVE else "Fyra räcker.")
            for number, sheet in enumerate(made)
            for offer in offers
        )

    def _need(self, courses: list[Course]) -> None:
        figures = {"people": 20, "have": 8, "again": 0, "planned": 0, "partly": 0, "missing": 12}
        UnitDemand.objects.bulk_create(
            UnitDemand(unit=unit, course=course, reckoned_at=timezone.now(), **figures)
            for unit in self.units
            for course in courses
        )

    def _award(self, term: Term, courses: list[Course]) -> None:
        package = self._given_out(term)
        said = {"wanted": 4, "weight": 10, "computed": 3, "places": 3, "reason": "Så blev det."}
        Award.objects.bulk_create(
            Award(offer=offer, organisation=home, **said) for offer in _offers(package, courses) for home in self.homes
        )

    @transaction.atomic
    def _given_out(self, term: Term) -> TermPackage:
        now, by, facts = timezone.now(), self.chief, {"last_sign_up_on": term.last_sign_up_on}
        package = TermPackage.objects.create(year=term.year, half=term.half, **facts)
        said = {"kind": "places", "body": None, "number": 1, "audience": Audience.PARTICIPANTS, "title": "Beslut"}
        copy = seal(thing=package, content={}, html="<p>Beslut", by=by, **said)
        turns = {"decided_on": SINCE, "sent_at": now, "sent_by": by, "closed_at": now, "allocated_on": SINCE}
        TermPackage.objects.filter(pk=package.pk).update(status="allocated", allocated_by=by, decision=copy, **turns)
        return package


def _offers(package: TermPackage, courses: list[Course]) -> list[Offer]:
    costs = {"cost_fixed": 30_000, "cost_per_participant": 250}
    return Offer.objects.bulk_create(
        Offer(package=package, course=one, position=number, seats=24, seed="mätt", **costs)
        for number, one in enumerate(courses)
    )


def measure(region: Region) -> Iterator[Row]:
    sizes = region.sizes
    packages = Packages(sizes.offers).build()
    said = f"{sizes.offers} courses × {len(packages.homes)} municipalities"
    floor, browser = reverse("floor", args=[region.draft.pk]), Browser(packages.chief)
    path = reverse("competence:package_review", args=[packages.package.pk])
    asked = _counted(browser, path)
    taken = in_turn(lambda: browser.get(path), lambda: browser.get(floor), pairs=sizes.pairs, calls=sizes.calls)
    yield row(QUESTION, f"the review of {said}, {asked} queries", taken, PAGE)


def _counted(browser: Browser, path: str) -> int:
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        browser.get(path)
    if len(asked) > QUERIES:
        raise TooManyQuestions(f"{path}: {len(asked)} queries")
    return len(asked)
