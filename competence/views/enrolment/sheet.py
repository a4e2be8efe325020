"""The page of a sheet, and the chief's column on it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_POST, require_safe

from competence.documents.allocation.review_html import FROM_REVIEW, anchor
from competence.documents.enrolment.sheet import ToldCourse, ToldSheet
from competence.documents.enrolment.together import Together
from competence.documents.enrolment.wanted import Wanted
from competence.forms.enrolment.parts import LineForm
from competence.models import EnrolmentSheet, SheetLine
from competence.views.enrolment.desk import home, line_of, sheet_of, trail_package
from fyrbodal.access import viewer
from fyrbodal.drafts.views import Fragments, save


@require_safe
def enrolment(request: HttpRequest, pk: UUID) -> HttpResponse:
    return Page(request, sheet_of(request, "competence.view_enrolmentsheet", pk)).respond()


@require_POST
def enrolment_line(request: HttpRequest, pk: UUID, offer: UUID) -> HttpResponse:
    row = line_of(request, pk, offer)
    return save(
        request,
        LineForm(request.POST, instance=row, by=request.user),
        home=_written_at(request, row),
        again=lambda form: Page(request, row.sheet, form).respond(),
        fragments=lambda: changed(row),
    )


def _written_at(request: HttpRequest, row: SheetLine) -> str:
    """The sheet or, where she wrote on it, the chiefs' review."""
    if FROM_REVIEW in request.GET:
        return (
            f"{reverse('competence:package_review', args=[row.sheet.package_id])}#{anchor(row.offer_id, row.sheet_id)}"
        )
    return home(row.sheet, row.offer_id)


class Page:
    """`bound` is the chief's form of a course, with what was typed."""

    def __init__(self, request: HttpRequest, sheet: EnrolmentSheet, bound: Any = None) -> None:
        self.request, self.sheet, self.bound = request, sheet, bound

    @cached_property
    def told(self) -> ToldSheet:
        return ToldSheet(self.sheet, viewer(self.request), timezone.now())

    def courses(self) -> Iterator[tuple[ToldCourse, LineForm | None]]:
        """Each with the chief's form, for those who write in it; one that was refused is shown whatever has happened."""
        for one in self.told.courses:
            if self.bound and self.bound.instance.offer_id == one.offer.pk:
                yield one, self.bound
            else:
                writes = self.told.is_chief and self.told.closed is None
                yield one, LineForm(instance=one.line, by=self.request.user) if writes else None

    def respond(self, status: int = 200) -> HttpResponse:
        who = viewer(self.request)
        in_time = self.sheet.package.takes_wishes(timezone.now())
        submitted = self.sheet.status == EnrolmentSheet.Status.SUBMITTED
        context = {
            "page": self,
            "told": self.told,
            "sheet": self.sheet,
            "package": self.sheet.package,
            "in_time": in_time,
            "may_submit": self.told.is_chief and self.told.closed is None,
            "may_reopen": self.told.is_chief and submitted and in_time,
            "may_open_late": self._may_open_late(who, in_time=in_time),
            "trail": trail_package(self.sheet),
            "form_show_errors": True,
        }
        return render(self.request, "competence/enrolment/sheet.html", context, status=status)

    def _may_open_late(self, who: Any, *, in_time: bool) -> bool:
        late = not in_time and self.sheet.package.can_be_late and self.told.closed is not None
        return late and bool(who.has_perm("competence.open_late_enrolmentsheet", self.sheet))


def changed(row: SheetLine) -> Fragments:
    """What of the page says something else when the chief has written of a course."""
    together, key = Together(row.sheet), row.offer_id.hex
    return {
        f"[data-number='{key}']": escape(str(together.wanted.get(row.offer_id, Wanted()).number)),
        f"[data-priority='{key}']": escape(str(row.priority or "")),
        "#summa": render_to_string("competence/enrolment/_sum.html", {"together": together}),
    }
