"""A sheet's workbook that comes back."""

from collections.abc import Callable

from fyrbodal.bringing_in.change import Change
from workload.actions import spreadsheets
from workload.forms.spreadsheets.files import BookForm
from workload.forms.spreadsheets.returned import change_of
from workload.views.spreadsheets.onto_sheets import OntoSheet, onto_sheet


class _Book(OntoSheet):
    name = "sheet_import"
    form = BookForm
    template = "workload/spreadsheets/import.html"

    def change_of(self, content: bytes, name: str) -> Change:
        return change_of(self.thing, content, name)

    def bring_in(self, make: Callable[[], Change], seen: str) -> Change:
        return spreadsheets.bring_in(sheet=self.thing, make=make, seen=seen, by=self.request.user)


sheet_import = onto_sheet(_Book)
