"""A plan as a workbook that can come back: a row for each need and each line, and a sheet that says what each was."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competence.documents.plans import period_in_words, sections_of
from competence.models import Line, Need, Plan, Section
from fyrbodal.documents.spreadsheets import Value, write_xlsx

PLAN, ABOUT = _("Planen"), _("Om filen")
HEADINGS = {
    "number": _("Nr"),
    "section": _("Avsnitt"),
    "kind": _("Slag"),
    "text": _("Behov, utbildning eller tema"),
    "points": _("Delar"),
    "frequency": _("Hur ofta"),
    "course": _("Kurs i katalogen"),
    "note": _("Anmärkning"),
}
FIELDS = tuple(name for name in HEADINGS if name != "number")
LINE = "line"
KINDS = {
    Need.Met.LOCALLY.value: _("behov, möts lokalt"),
    Need.Met.JOINTLY.value: _("behov, möts gemensamt"),
    LINE: _("utbildning"),
}
MARKS = (_("Nr"), _("Nyckel"), _("Avtryck"))
Texts = Mapping[str, str]


def headings() -> list[str]:
    return [str(heading) for heading in HEADINGS.values()]


def book_of(plan: Plan) -> bytes:
    sections = sections_of(plan)
    names = names_of(sections)
    rows = [(row, texts_of(row, names)) for row in rows_of(sections)]
    numbered: list[list[Value]] = [[number, *texts.values()] for number, (_row, texts) in enumerate(rows, 1)]
    marks: list[list[Value]] = [[number, row.pk.hex, fingerprint(texts)] for number, (row, texts) in enumerate(rows, 1)]
    return write_xlsx({str(PLAN): [headings(), *numbered], str(ABOUT): [*_about(plan), list(map(str, MARKS)), *marks]})


def _about(plan: Plan) -> Iterator[list[Value]]:
    yield [str(_("Plan")), str(plan.pk)]
    yield [str(_("Namn")), plan.name]
    yield [str(_("Gäller")), period_in_words(plan)]
    yield [str(_("Läge")), str(plan.get_status_display())]
    yield [str(_("Hämtad")), timezone.localtime().strftime("%Y-%m-%d %H:%M")]
    yield [str(_("Fyll i")), str(_("Ändra i bladet Planen. En ny rad får inget nummer. Det här bladet ska stå kvar."))]


def rows_of(sections: list[Section]) -> Iterator[Need | Line]:
    """In the order of the plan: what is met locally, jointly, and the lines of each section."""
    for section in sections:
        needs = list(section.needs.all())
        for met in Need.Met:
            yield from (one for one in needs if one.met == met)
        yield from section.lines.all()


def names_of(sections: list[Section]) -> dict[Any, str]:
    """What each section is called in a file, no two alike."""
    taken: dict[str, int] = {}
    names = {}
    for section in sections:
        again = taken[section.heading.casefold()] = taken.get(section.heading.casefold(), 0) + 1
        names[section.pk] = section.heading if again == 1 else f"{section.heading} ({again})"
    return names


def texts_of(row: Need | Line, names: Mapping[Any, str]) -> dict[str, str]:
    """Of a row, what stands in its cells, by field and in their order."""
    said = {"section": names.get(row.section_id, ""), "kind": str(KINDS[kind_of(row)])}
    if isinstance(row, Need):
        said |= {"text": row.text, "points": "\n".join(row.points)}
    else:
        said |= {"text": row.theme, "frequency": row.frequency, "course": str(row.course or ""), "note": row.note}
    return {name: said.get(name, "") for name in FIELDS}


def kind_of(row: Need | Line) -> str:
    return str(row.met) if isinstance(row, Need) else LINE


def fingerprint(texts: Texts) -> str:
    """By which a row that somebody has changed is known."""
    said = json.dumps([texts.get(name, "") for name in FIELDS])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
