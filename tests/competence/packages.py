"""Packages, read as prose: offered(sent(package()), seats=3), wished(sheet(pack, åmål), offer, lotsen, vera, unnamed=2)."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from competence.models import EnrolmentSheet, Offer, SheetLine, TermPackage, UnitWish, WishedPerson
from competence.models.package import PackageStatus
from competence.terms import Term
from fyrbodal.organisation.models import Organisation
from fyrbodal.sealed.models import Audience, Copy
from fyrbodal.sealed.sealing import seal
from tests.competence.catalogue import course


def package(in_days=30, **facts):
    """A proposal for the next term; the last day to sign up is so many days away."""
    term = Term.of(timezone.localdate()).after()
    until = timezone.localdate() + dt.timedelta(days=in_days)
    return TermPackage.objects.create(**{"year": term.year, "half": term.half, "last_sign_up_on": until} | facts)


def offered(pack, of=None, seats=4, **facts):
    """Its places are the same for all, so that a test says itself who weighs more."""
    made = of or course()
    facts = {"seats": seats, "key": "equal", "seed": f"{pack.term}: {made.slug}"} | facts
    return Offer.objects.create(package=pack, course=made, position=pack.offers.count(), **facts)


def sent(pack, by):
    """As it is when the municipalities have it: decided, with a sheet for each member."""
    facts = {"status": PackageStatus.SENT, "decided_on": timezone.localdate(), "sent_at": timezone.now(), "sent_by": by}
    TermPackage.objects.filter(pk=pack.pk).update(**facts)
    for member in Organisation.objects.filter(is_member=True):
        sheet(pack, member)
    pack.refresh_from_db()
    return pack


def closed(pack):
    TermPackage.objects.filter(pk=pack.pk).update(status=PackageStatus.CLOSED, closed_at=timezone.now())
    pack.refresh_from_db()
    return pack


def allocated(pack, by):
    """As the chiefs' decision leaves it, with a document that says nothing."""
    number = Copy.objects.count() + 1
    with transaction.atomic():
        copy = seal(
            kind="competence.decision", thing=pack, body=None, number=number, audience=Audience.PARTICIPANTS,
            title="Beslut", content={}, html="<p>Beslut", by=by,
        )  # fmt: skip
    facts = {"status": PackageStatus.ALLOCATED, "allocated_on": timezone.localdate(), "allocated_by": by}
    TermPackage.objects.filter(pk=closed(pack).pk).update(**facts, decision=copy)
    pack.refresh_from_db()
    return pack


def sheet(pack, organisation):
    return EnrolmentSheet.objects.get_or_create(package=pack, organisation=organisation)[0]


def wished(of_sheet, offer, unit, *people, unnamed=0, **facts):
    wish = UnitWish.objects.create(sheet=of_sheet, offer=offer, unit=unit, unnamed=unnamed, **facts)
    WishedPerson.objects.bulk_create(
        WishedPerson(wish=wish, offer=offer, person=one, position=number) for number, one in enumerate(people)
    )
    return wish


def approved(of_sheet, offer, number, **facts):
    return SheetLine.objects.create(sheet=of_sheet, offer=offer, approved=number, **facts)
