"""What both pages that bring in a file have in common: it comes onto a sheet that is still filled in."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from fyrbodal.access import View, permitted
from fyrbodal.asking import question
from fyrbodal.bringing_in.change import Change
from fyrbodal.bringing_in.kept import Kept
from fyrbodal.bringing_in.page import BringingIn
from fyrbodal.drafts.models import NotOpen
from workload.actions import sheets
from workload.models import Sheet
from workload.views.closed import while_filled_in


class OntoSheet(BringingIn):
    def home(self) -> str:
        return str(self.thing.get_absolute_url())

    def context(self) -> dict[str, Any]:
        return {"sheet": self.thing, "period": self.thing.period}

    def look(self, change: Change, kept: Kept | None) -> HttpResponse:
        """It tells what stands on the sheet, so the reading is noted."""
        sheets.read(sheet=self.thing, by=self.request.user)
        return super().look(change, kept)


def onto_sheet(page: type[OntoSheet]) -> View:
    @question
    @while_filled_in
    def view(request: HttpRequest, pk: UUID) -> HttpResponse:
        sheet: Sheet = permitted(request, "workload.view_sheet", Sheet.objects.with_all(), pk=pk)
        if not sheet.is_draft:
            raise NotOpen
        return page(request, sheet).respond()

    return view
