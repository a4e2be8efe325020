"""One click from what somebody has wished for to her municipality's sheet; what came of it is said on the next page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.actions.enrolment import wishes
from competence.documents.enrolment.closed import why_closed
from competence.models import Course, EnrolmentSheet, WrongTurn
from fyrbodal.access import viewer
from fyrbodal.drafts.models import NotOpen
from fyrbodal.organisation.models import Person, Unit


def put_on_sheet(request: HttpRequest, unit: Unit, person: Person, course: Course) -> None:
    """On the unit's wish. Whoever comes here leads the unit."""
    sheet = _latest(unit, course)
    if sheet is None:
        messages.error(request, _("Kursen finns inte i något utskickat paket än."))
        return
    try:
        offer: Any = sheet.package.offers.get(course=course)
        is_new = wishes.put(sheet=sheet, offer=offer, unit=unit, person=person, by=request.user)
    except NotOpen:
        closed = why_closed(sheet, viewer(request), timezone.now())
        messages.error(request, closed.text if closed else _("Försök igen."))
    except WrongTurn as full:
        messages.error(request, str(full))
    else:
        said = _("%(name)s är med på anmälan till %(course)s.") if is_new else _("%(name)s står redan på kursen.")
        messages.success(request, said % {"name": person, "course": course})


def _latest(unit: Unit, course: Course) -> EnrolmentSheet | None:
    """The municipality's newest sheet with the course on it."""
    sheets = EnrolmentSheet.objects.filter(organisation=unit.organisation_id, package__offers__course=course)
    newest: EnrolmentSheet | None = (
        sheets.select_related("package", "submitted_by").order_by("-package__sent_at", "pk").first()
    )
    return newest
