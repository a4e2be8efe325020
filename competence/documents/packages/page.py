"""A package as it is read: where it stands, what comes next, its courses, who has answered."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from competence.documents.catalogue import days_in_words
from competence.documents.packages.answering import sheets_of
from competence.models import EnrolmentSheet, Occasion, Offer, PackageStatus, TermPackage
from fyrbodal.organisation.models import Organisation
from fyrbodal.sealed.minutes import address_of
from fyrbodal.sealed.models import Copy
from fyrbodal.swedish import date_in_words

MARKS = {
    PackageStatus.PROPOSED: "draft",
    PackageStatus.DECIDED: "waiting",
    PackageStatus.SENT: "sent",
    PackageStatus.CLOSED: "closed",
    PackageStatus.ALLOCATED: "done",
}


@dataclass(frozen=True)
class Listed:
    """A course in a package, and the times when it is given."""

    offer: Offer
    when: list[str]


def listed(package: TermPackage, viewer: Any) -> list[Listed]:
    offers = list(package.offers.select_related("course").in_order())
    when: dict[Any, list[str]] = defaultdict(list)
    seen = Occasion.objects.visible_to(viewer).filter(offer__in=offers).order_by("first_on", "pk")
    for one in seen.select_related("course"):
        when[one.offer_id].append(days_in_words(one) or _("dagar bestäms senare"))
    return [Listed(one, when[one.pk]) for one in offers]


def mark(package: TermPackage) -> str:
    return MARKS[PackageStatus(package.status)]


def comes_next(package: TermPackage, now: dt.datetime) -> str:
    """One sentence about what is waited for."""
    last = date_in_words(package.last_sign_up_on)
    if package.status == PackageStatus.SENT and not package.takes_wishes(now):
        return _("Sista dagen var %s. Anmälan stängs, och sedan fördelar IFO-cheferna platserna.") % last
    said = {
        PackageStatus.PROPOSED: _("IFO-cheferna ska besluta om paketet. Sedan skickas det till kommunerna."),
        PackageStatus.DECIDED: _("Paketet ska skickas till kommunerna. Sista dagen att anmäla blir %s."),
        PackageStatus.SENT: _("Kommunerna anmäler till och med %s. Dagen efter stängs anmälan."),
        PackageStatus.CLOSED: _("Anmälan är stängd. Nu fördelar IFO-cheferna platserna."),
        PackageStatus.ALLOCATED: _("Platserna är fördelade."),
    }[PackageStatus(package.status)]
    return said % last if "%s" in said else said


def with_answers(packages: Any) -> Any:
    """With how many are asked and have sent in, in the same query."""
    sent_in = Q(sheets__status=EnrolmentSheet.Status.SUBMITTED)
    return packages.annotate(asked=Count("sheets"), sent_in=Count("sheets", filter=sent_in))


def answered_in_words(package: Any) -> str:
    """Of one out of `with_answers`; nothing before anybody is asked."""
    words = {"sent_in": package.sent_in, "asked": package.asked}
    return _("%(sent_in)s av %(asked)s kommuner har skickat in.") % words if package.asked else ""


@dataclass(frozen=True)
class Answers:
    """Who has sent in, and who has not. `mine` are the sheets that the viewer may open."""

    sheets: list[EnrolmentSheet]
    mine: set[Any]

    @property
    def own(self) -> list[EnrolmentSheet]:
        return [one for one in self.sheets if one.pk in self.mine]

    @property
    def submitted(self) -> list[EnrolmentSheet]:
        return [one for one in self.sheets if one.status == EnrolmentSheet.Status.SUBMITTED]

    @property
    def silent(self) -> list[EnrolmentSheet]:
        return [one for one in self.sheets if one.status == EnrolmentSheet.Status.OPEN]


def answers(package: TermPackage, viewer: Any, *, all_of_them: bool) -> Answers:
    """Of all the municipalities, or of those that the viewer answers for."""
    mine = set(EnrolmentSheet.objects.visible_to(viewer).filter(package=package).values_list("pk", flat=True))
    sheets = sheets_of(package)
    return Answers([one for one in sheets if all_of_them or one.pk in mine], mine)


@dataclass(frozen=True)
class Decided:
    """When and where the chiefs did, and the minutes of the meeting; no address where they are not open to the viewer."""

    on: dt.date
    where: str
    minutes: Copy | None
    viewer: Any

    @property
    def address(self) -> str:
        return address_of(self.minutes, self.viewer) if self.minutes else ""


def decided(package: TermPackage, viewer: Any) -> Decided | None:
    if package.decided_on is None:
        return None
    return Decided(package.decided_on, package.decided_where, package.decided_minutes, viewer)


def unreached(answering: dict[Any, list[Any]]) -> list[Organisation]:
    """The municipalities in which nobody would get the mail."""
    silent = [home for home, people in answering.items() if not people]
    return list(Organisation.objects.filter(pk__in=silent).in_order())
