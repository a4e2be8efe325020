"""A list of cases from somebody's own file: its columns understood, looked through, written."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from fyrbodal.bringing_in.change import Change
from fyrbodal.bringing_in.kept import Kept
from workload.actions import spreadsheets
from workload.actions.spreadsheets import Understood
from workload.caselist import read_caselist, refusals
from workload.documents.weighing import model_of
from workload.forms.spreadsheets.caselist import MappingForm, change_of
from workload.forms.spreadsheets.files import ListForm
from workload.models import ListMapping
from workload.views.spreadsheets.onto_sheets import OntoSheet, onto_sheet


class _List(OntoSheet):
    """Between the choice of a file and the look at what it would do, `mapping` asks what its columns and words mean."""

    name = "caselist_import"
    form = ListForm
    template = "workload/spreadsheets/caselist.html"
    mapping: Any = None

    def take(self, content: bytes, name: str) -> HttpResponse:
        """Nothing of a file that says who the cases are about is kept, not even for a minute."""
        if faults := refusals(read_caselist(content, name=name, remembered=self._remembered().columns)):
            return self.show(change=Change(name, faults=faults), status=422)
        kept = self.keep(content, name)
        self.mapping = self._mapping(kept)
        return self.show(kept=kept, status=200)

    def go_on(self, kept: Kept) -> HttpResponse:
        self.mapping = self._mapping(kept, self.request.POST)
        if not self.mapping.is_asked:  # another column of activities is chosen, whose words are not answered yet
            self.mapping = self._mapping(kept, chosen=self.request.POST)
            return self.show(kept=kept, status=200)
        if not self.mapping.is_valid():
            return self.show(kept=kept, status=422)
        if "seen" in self.request.POST:
            return self.write(kept)
        return self.look(self.change_of(kept.content, kept.name), kept)

    def change_of(self, content: bytes, name: str) -> Change:
        return change_of(self.thing, self.mapping, name)

    def bring_in(self, make: Callable[[], Change], seen: str) -> Change:
        understood = Understood(self.mapping.headings, self.mapping.keys)
        return spreadsheets.bring_in(
            sheet=self.thing, make=make, seen=seen, understood=understood, by=self.request.user
        )

    def context(self) -> dict[str, Any]:
        return super().context() | {"mapping": self.mapping}

    def _mapping(self, kept: Kept, data: Any = None, chosen: Any = None) -> MappingForm:
        remembered, version = self._remembered(), self.thing.period.version
        return MappingForm(
            data,
            caselist=read_caselist(kept.content, name=kept.name, remembered=remembered.columns),
            model=model_of(version),
            remembered=remembered,
            family=version.family_id,
            chosen=chosen,
        )

    def _remembered(self) -> ListMapping:
        organisation = self.thing.period.unit.organisation
        return ListMapping.objects.filter(organisation=organisation).first() or ListMapping(organisation=organisation)


caselist_import = onto_sheet(_List)
