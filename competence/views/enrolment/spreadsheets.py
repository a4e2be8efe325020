"""A sheet as a workbook, out and back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from competence.actions.enrolment import books
from competence.documents.enrolment.book import book_of
from competence.documents.enrolment.sheet import ToldSheet
from competence.forms.enrolment.returned import BookForm, change_of
from competence.models import EnrolmentSheet
from competence.views.enrolment.closed import while_open
from competence.views.enrolment.desk import home, sheet_of, trail_sheet
from fyrbodal.access import viewer
from fyrbodal.asking import question
from fyrbodal.bringing_in.change import Change
from fyrbodal.bringing_in.page import BringingIn
from fyrbodal.documents.http import XLSX, file_response
from fyrbodal.drafts.models import NotOpen


@require_safe
def enrolment_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet: EnrolmentSheet = sheet_of(request, "competence.view_enrolmentsheet", pk)
    told = ToldSheet(sheet, viewer(request), timezone.now())
    name = slugify(f"anmalan {sheet.organisation} {sheet.package.term}")
    return file_response(book_of(told), f"{name}.xlsx", content_type=XLSX)


@question
@while_open
def enrolment_import(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet: EnrolmentSheet = sheet_of(request, "competence.wish_enrolmentsheet", pk)
    if not sheet.is_open_to(viewer(request), timezone.now()):
        raise NotOpen
    return _Book(request, sheet).respond()


class _Book(BringingIn):
    name = "enrolment_import"
    form = BookForm
    template = "competence/enrolment/import.html"

    def change_of(self, content: bytes, name: str) -> Change:
        return change_of(ToldSheet(self.thing, viewer(self.request), timezone.now()), content, name)

    def bring_in(self, make: Callable[[], Change], seen: str) -> Change:
        return books.bring_in(sheet=self.thing, make=make, seen=seen, by=self.request.user)

    def home(self) -> str:
        return home(self.thing)

    def context(self) -> dict[str, Any]:
        return {"sheet": self.thing, "trail": trail_sheet(self.thing)}
