"""Every address of workload, asked by everybody: of a sheet that is filled in, one that is talked about, a locked one."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tests.access.walking import ask, names
from tests.workload.factories import opened
from tests.workload.modelling import copied
from tests.workload.talking import agreed, locked, noted, submitted
from workload.actions import talks
from workload.actions.releases import release
from workload.actions.unit_reports import seal_report
from workload.documents.overview.unit import unit_overview
from workload.models import Absence, Reduction

PLACES = ("draft", "talked", "locked")
DAYS = {
    "locked": (dt.date(2027, 1, 1), dt.date(2027, 1, 31)),
    "talked": (dt.date(2027, 2, 1), dt.date(2027, 2, 28)),
    "draft": (dt.date(2027, 3, 1), dt.date(2027, 3, 31)),
}
OF = {
    "family": "family",
    "version": "version version_data version_edit confirm publish retire version_copy version_discard replay "
    "replay_table template_xlsx",
    "unit": "unit period_open time reduction_add absence_add adopt unit_overview unit_table unit_change unit_pdf "
    "report_seal report report_pdf",
    "organisation": "municipality municipality_table municipality_change",
    "period": "period remind row_add what_if period_xlsx",
    "line": "line line_move line_remove",
    "reduction": "reduction reduction_remove",
    "absence": "absence absence_remove",
    "talk": "talk_save",
    "comment": "comment_save",
    "measure": "measure measure_remove",
}  # whatever else takes a key takes a sheet's
SLUGS = {"comparison_table": "insatser", "replay_table": "antal"}
THING = {name: thing for thing, known in OF.items() for name in known.split()}


@dataclass(frozen=True)
class Place:
    """Vera's sheet of a month, and all that stands around it; the draft's model is a draft too."""

    sheet: Any
    version: Any
    line: Any
    reduction: Any
    absence: Any
    said: Any
    measure: Any

    @property
    def period(self) -> Any:
        return self.sheet.period

    @property
    def unit(self) -> Any:
        return self.period.unit

    @property
    def organisation(self) -> Any:
        return self.unit.organisation

    @property
    def family(self) -> Any:
        return self.version.family

    @property
    def talk(self) -> Any:
        return self.said and self.said.talk

    @property
    def comment(self) -> Any:
        return self.sheet.comment


def laid_out(lotsen: Any, version: Any, trollhattan: Any, *, vera: Any, david: Any) -> dict[str, Place]:
    """The three months of Lotsen; `trollhattan` is the template that a draft is made of."""
    draft = copied(trollhattan, lotsen.organisation, david)
    since = {"unit": lotsen, "person": vera, "starts_on": dt.date(2027, 1, 4)}
    beside = {
        "reduction": Reduction.objects.create(**since, reason="union", percent=10),
        "absence": Absence.objects.create(**since, ends_on=dt.date(2027, 1, 5)),
    }
    sheets = {}
    for name, days in DAYS.items():
        sheets[name] = opened(lotsen, version, days, by=david).sheets.get(person=vera)
        WRITTEN[name](sheets[name], vera, david)
    release(DAYS["locked"][0])
    seal_report(found=unit_overview(lotsen, all_of_it=False), by=david)
    return {name: _place(sheet, draft if name == "draft" else version, beside, david) for name, sheet in sheets.items()}


def _talked(sheet: Any, vera: Any, david: Any) -> None:
    noted(submitted(sheet, by=vera), "Vi prövar två planeringsdagar.", by=david)


def _written(sheet: Any, _vera: Any, _david: Any) -> None:
    sheet.lines.update(label="C3")


WRITTEN = {"locked": locked, "talked": _talked, "draft": _written}


def _place(sheet: Any, version: Any, beside: dict[str, Any], david: Any) -> Place:
    sheet.refresh_from_db()
    said = None if sheet.status == "draft" else talks.begun(sheet)
    measure = agreed(sheet, by=david) if sheet.status == "talked" else None
    return Place(sheet=sheet, version=version, line=sheet.lines.first(), said=said, measure=measure, **beside)


def addresses() -> dict[str, Any]:
    """Name, without its space, and pattern."""
    return {name.partition(":")[2]: one for name, one in names() if name.startswith("workload:")}


def address(name: str, pattern: Any, place: Place) -> str:
    thing = getattr(place, THING.get(name, "sheet"))
    slug = SLUGS.get(name, "trend")
    known = {"pk": thing.pk if thing else place.sheet.pk, "number": 1, "slug": slug, "ending": "csv"}
    return reverse(f"workload:{name}", kwargs={one: known[one] for one in pattern.pattern.converters})


def asked(client: Any, name: str, pattern: Any, method: str, world: dict[str, Place]) -> dict[str, int]:
    """Place → status; one entry without a name for what is no place's."""
    if "pk" not in pattern.pattern.converters:
        return {"": ask(client, method, address(name, pattern, world["draft"])).status_code}
    return {place: ask(client, method, address(name, pattern, one)).status_code for place, one in world.items()}
