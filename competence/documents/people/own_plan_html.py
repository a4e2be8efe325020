"""The long lists of somebody's own plan as HTML: a template would take longer over them than the rest."""

from collections.abc import Iterable
from html import escape
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from competence.documents.people.cells_html import state, wished
from competence.documents.people.own_plan import Taken
from competence.documents.people.said import Said
from competence.models import Participation
from fyrbodal.documents.tables import together

ANY, ANY_KEY = "vilken-som-helst", UUID(int=0)
PILLS = {
    Participation.Status.TAKEN: "done",
    Participation.Status.PLANNED: "waiting",
    Participation.Status.MISSED: "closed",
}


class Hand:
    """Writes for those who may `note` what she has taken, if so; addresses are resolved once, not once a row."""

    def __init__(self, person: Any, *, notes: bool) -> None:
        self._course = reverse("competence:course", args=[ANY])
        self._note = reverse("competence:participation_add", args=[person.pk]) if notes else ""
        self._attest = reverse("competence:place_certificate_pdf", args=[ANY_KEY])
        self._remove = reverse("competence:participation_remove", args=[ANY_KEY]) if notes else ""

    def wishable(self, cells: Iterable[Said]) -> SafeString:
        """The rows of what she has and lacks, with buttons to wish for what lacks."""
        return together([self._row(one, _wishing(one) + self._noting(one)) for one in cells])

    def earlier(self, cells: Iterable[Said]) -> SafeString:
        return together([self._row(one, "") for one in cells])

    def taken(self, rows: Iterable[Taken]) -> SafeString:
        """The items of a list."""
        return together([self._item(one, one.row) for one in rows])

    def _row(self, said: Said, acts: str) -> str:
        head = f'<th scope="row">{self._link(said.course)}</th>'
        return f"<tr>{head}<td>{state(said)}{wished(said)}</td><td>{escape(said.note)}{acts}</td></tr>"

    def _link(self, course: Any) -> str:
        return f'<a href="{self._course.replace(ANY, course.slug)}">{escape(course.name)}</a>'

    def _noting(self, said: Said) -> str:
        if not (self._note and said.lacks):
            return ""
        label = escape(_("Notera %(course)s") % {"course": said.course.name})
        return f' <a href="{self._note}?kurs={said.course.pk}" aria-label="{label}">{_("notera")}</a>'

    def _item(self, told: Taken, row: Any) -> str:
        part = f", {escape(row.part_name)}" if row.part_name else ""
        where = f" · {escape(row.elsewhere)}" if row.elsewhere else ""
        what = f'{self._link(row)}{part}<p class="soft">{escape(told.when)}{where}</p>'
        pill = f'<span class="pill {PILLS[row.status]}">{escape(row.get_status_display())}</span>'
        return f"<li><div>{what}</div><div>{pill}{self._attesting(told, row)}{self._removing(told, row)}</div></li>"

    def _attesting(self, told: Taken, row: Any) -> str:
        if row.place is None or row.status != Participation.Status.TAKEN:
            return ""
        label = escape(_("Intyg om %(course)s, %(when)s") % {"course": row.name, "when": told.when})
        return f' <a href="{self._attest.replace(str(ANY_KEY), str(row.place))}" aria-label="{label}">{_("Intyg")}</a>'

    def _removing(self, told: Taken, row: Any) -> str:
        if not self._remove:
            return ""
        label = escape(_("Ta bort %(course)s, %(when)s") % {"course": row.name, "when": told.when})
        return f' <a href="{self._remove.replace(str(ANY_KEY), str(row.pk))}" aria-label="{label}">{_("Ta bort")}</a>'


def _wishing(said: Said) -> str:
    if said.wished or not said.lacks:
        return ""
    label = escape(_("Önska %(course)s") % {"course": said.course.name})
    return f' <button class="button plain" name="course" value="{said.course.pk}" aria-label="{label}">{_("önska")}</button>'
