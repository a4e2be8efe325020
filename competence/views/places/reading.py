"""Who has a place of a course in a package, and who waits."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.documents.holders import Holders
from competence.models import Offer, PackageStatus, Place
from competence.views.catalogue.courses import trail_courses
from competence.views.packages.reading import trail_package
from fyrbodal.access import permitted, viewer


@require_safe
def offer_places(request: HttpRequest, pk: UUID) -> HttpResponse:
    offer = permitted(request, "competence.view_offer", Offer.objects.select_related("course", "package"), pk=pk)
    who = viewer(request)
    held = Holders(offer, who)
    context = {
        "held": held,
        "municipalities": held.municipalities(),
        "offer": offer,
        "is_allocated": offer.package.status == PackageStatus.ALLOCATED,
        "keeps": who.has_perm("competence.change_offer", offer),
        "trail": trail_offer(offer),
    }
    return render(request, "competence/places/offer_places.html", context)


def trail_offer(offer: Offer) -> list[dict[str, str]]:
    return [*trail_package(offer.package), {"label": str(offer), "url": offer.get_absolute_url()}]


def trail_places(offer: Offer) -> list[dict[str, str]]:
    there = {"label": _("Platser på %(offer)s") % {"offer": offer}, "url": page(offer)}
    return [*trail_offer(offer), there]


def page(offer: Offer) -> str:
    return reverse("competence:offer_places", args=[offer.pk])


def rows() -> Any:
    """Places with what their pages show."""
    return Place.objects.select_related(
        "offer__course", "offer__package", "occasion__course", "wished_occasion", "person", "organisation", "wish__unit"
    )


def back_to(place: Place) -> str:
    """The page that a place is read on."""
    return page(place.offer) if place.offer else place.about.get_absolute_url()


def trail_place(place: Place) -> list[dict[str, str]]:
    if place.offer:
        return trail_places(place.offer)
    course = place.about.course
    return [*trail_courses(), {"label": str(course), "url": course.get_absolute_url()}]
