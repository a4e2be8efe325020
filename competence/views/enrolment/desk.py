"""Fetching what an enrolment page is about, for one who may."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from competence.models import EnrolmentSheet, Offer, SheetLine, UnitWish
from competence.views.plans.reading import trail_start
from fyrbodal.access import permitted, require
from fyrbodal.organisation.models import Unit

WITH = ("package", "organisation", "submitted_by")


def sheet_of(request: HttpRequest, permission: str, pk: UUID) -> Any:
    return permitted(request, permission, EnrolmentSheet.objects.select_related(*WITH), pk=pk)


def line_of(request: HttpRequest, pk: UUID, offer: UUID) -> SheetLine:
    """The chief's line of a course; whether the sheet is still open is asked when it is saved."""
    sheet = sheet_of(request, "competence.view_enrolmentsheet", pk)
    row = _row(SheetLine(sheet=sheet, offer=offer_of(sheet, offer)))
    require(request, "competence.change_sheetline", row)
    return row  # type: ignore[no-any-return]


def wish_of(request: HttpRequest, pk: UUID, offer: UUID, unit: UUID | None) -> UnitWish:
    """A unit's wish for a course, or the municipality's own."""
    sheet = sheet_of(request, "competence.view_enrolmentsheet", pk)
    units = Unit.objects.filter(organisation=sheet.organisation_id)
    where = get_object_or_404(units, pk=unit) if unit else None
    row = _row(UnitWish(sheet=sheet, offer=offer_of(sheet, offer), unit=where))
    require(request, "competence.change_unitwish", row)
    return row  # type: ignore[no-any-return]


def offer_of(sheet: EnrolmentSheet, pk: UUID) -> Offer:
    offers: Any = sheet.package.offers.select_related("course")
    found: Offer = get_object_or_404(offers, pk=pk)
    return found


def _row(new: Any) -> Any:
    """What is stored of the place, else the row that would be new there; with the rows that it hangs on at hand."""
    stored = type(new)._base_manager.filter(**{name: getattr(new, name) for name in new.PLACE}).first()
    if stored is None:
        return new
    stored.sheet, stored.offer = new.sheet, new.offer
    if isinstance(new, UnitWish):
        stored.unit = new.unit
    return stored


def home(sheet: EnrolmentSheet, offer: Any = None) -> str:
    """The address of a sheet, and where a course stands on it."""
    address = reverse("competence:enrolment", args=[sheet.pk])
    return f"{address}#kurs-{offer.hex}" if offer else address


def trail_sheet(sheet: EnrolmentSheet) -> list[dict[str, Any]]:
    return [*trail_package(sheet), {"label": _("Anmälan från %s") % sheet.organisation, "url": home(sheet)}]


def trail_package(sheet: EnrolmentSheet) -> list[dict[str, Any]]:
    return [trail_start(), {"label": str(sheet.package), "url": sheet.package.get_absolute_url()}]
