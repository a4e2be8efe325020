"""A package, or a course in it, locked while something of it is changed."""

from typing import Any

from django.utils.translation import gettext as _

from competence.actions.places.holding import hold
from competence.models import Offer, PackageStatus, TermPackage, WrongTurn
from competence.models.package import BEFORE_SENT


def held(package: TermPackage) -> TermPackage:
    found: TermPackage = TermPackage.objects.select_for_update(of=("self",)).get(pk=package.pk)
    return found


def held_before_sent(package: TermPackage) -> TermPackage:
    """Raises WrongTurn when the municipalities have it."""
    found = held(package)
    if found.status not in BEFORE_SENT:
        raise WrongTurn(_("Paketet är redan utskickat, så kurserna och terminen ligger fast."))
    return found


def held_offer(offer: Offer) -> Offer:
    """With its package and, as everything that has to do with places, its course; whoever locks takes them in that order."""
    package = held(offer.package)
    hold(offer.course_id)
    found: Offer = Offer.objects.select_related("course").get(pk=offer.pk)
    found.package = package
    return found


def is_sent(package: Any) -> bool:
    return package.status not in BEFORE_SENT


def demand_not_allocated(package: TermPackage) -> None:
    if package.status == PackageStatus.ALLOCATED:
        raise WrongTurn(_("Platserna är redan fördelade, så det som fördelningen vilade på ändras inte."))
