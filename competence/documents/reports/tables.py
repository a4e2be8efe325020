"""The live tables of a report, each as headings and rows of words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models.functions import Lower
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from competence.documents.cycle import placed, steps_in_order
from competence.documents.plans import sections_of
from competence.documents.staffing import Told, survey_in_words
from competence.documents.statistics.drawn import Drawn, per_course, per_municipality, per_year
from competence.documents.statistics.gathered import Gathered, gather
from competence.documents.statistics.reported import reports
from competence.models import CycleStep, FollowUpReport, Region, ReportSection, StaffingSurvey, Wish
from fyrbodal.swedish import decimal

Kind = ReportSection.Table


@dataclass(frozen=True)
class Table:
    """`numeric` is whether all columns but the first are figures; `note` says what the table rests on, or lacks."""

    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""
    numeric: bool = False

    def data(self) -> dict[str, Any]:
        return {"headings": list(self.headings), "rows": [list(row) for row in self.rows], "note": self.note}


class Tables:
    """Of a report, as everything stands now."""

    def __init__(self, report: FollowUpReport, viewer: Any) -> None:
        self.report, self.viewer = report, viewer

    def of(self, kind: str) -> Table | None:
        return MADE[Kind(kind)](self) if kind else None

    @cached_property
    def figures(self) -> Gathered:
        return gather(self.viewer, self.report.first_year, self.report.last_year)

    def plan(self) -> Table:
        rows = [
            (line.theme, line.frequency or _("ej angivet"), section.heading)
            for section in sections_of(self.report.plan)
            for line in section.lines.all()
        ]
        return Table((_("Utbildning eller tema"), _("Hur ofta"), _("Avsnitt")), tuple(rows), str(self.report.plan))

    def participation(self) -> Table:
        told = _of(per_course(self.figures.known))
        notes = [told.note, *(_reported(one) for one in reports(self.figures.counts, self.figures.chosen))]
        return Table(told.headings, told.rows, " ".join(filter(None, notes)), numeric=True)

    def years(self) -> Table:
        return _of(per_year(self.figures.known))

    def municipalities(self) -> Table:
        return _of(per_municipality(self.figures.known))

    def staffing(self) -> Table:
        """The latest survey of the report's years."""
        years = (self.report.first_year, self.report.last_year)
        surveys = StaffingSurvey.objects.visible_to(self.viewer).filter(asked_in__range=years)
        survey = surveys.order_by("-asked_in", "half", "about", "pk").first()
        if survey is None:
            return Table(note=_("Ingen personalsituation är insamlad under åren."))
        rows = [
            (capfirst(str(one.question.label)), _("%(count)s av %(of)s") % {"count": one.count, "of": one.of}, one.how)
            for one in Told(survey).summary()
        ]
        return Table(
            (_("Fråga"), _("Kommuner"), _("Så räknas det")), tuple(rows), f"{survey.about}, {survey_in_words(survey)}"
        )

    def wishes(self) -> Table:
        years = (self.report.first_year, self.report.last_year)
        found = Wish.objects.visible_to(self.viewer).filter(wished_in__range=years).select_related("organisation")
        rows = [
            (
                one.theme,
                str(one.get_kind_display()),
                str(one.organisation or _("kommunerna tillsammans")),
                str(one.wished_in),
            )
            for one in found.order_by("wished_in", "-kind", Lower("theme"), "pk")
        ]
        return Table(
            (_("Tema"), _("Slag"), _("Från"), _("År")), tuple(rows), "" if rows else _("Inga önskemål under åren.")
        )

    def regions(self) -> Table:
        rows = [
            (one.name, _unknown(one.inhabitants), one.scope or _("ej uppgett"), one.cost or _("ej uppgett"))
            for one in Region.objects.visible_to(self.viewer).order_by("position", "name", "pk")
        ]
        return Table((_("Region"), _("Invånare"), _("Omfattning"), _("Kostnad")), tuple(rows))

    def cycle(self) -> Table:
        dated, undated = placed(steps_in_order(CycleStep.objects.visible_to(self.viewer)))
        rows = [(capfirst(one.when), one.step.what, one.step.who) for one in dated]
        rows += [(_("Månaden är inte sagd"), one.what, one.who) for one in undated]
        return Table((_("När"), _("Vad"), _("Vem")), tuple(rows))


MADE: dict[Kind, Callable[[Tables], Table]] = {
    Kind.PLAN: Tables.plan,
    Kind.PARTICIPATION: Tables.participation,
    Kind.YEARS: Tables.years,
    Kind.MUNICIPALITIES: Tables.municipalities,
    Kind.STAFFING: Tables.staffing,
    Kind.WISHES: Tables.wishes,
    Kind.REGIONS: Tables.regions,
    Kind.CYCLE: Tables.cycle,
}


def _of(one: Drawn) -> Table:
    """What is missing is said in place of a table of nothing."""
    if one.chart is None:
        return Table(note=one.missing)
    headings, *rows = (tuple(row) for row in one.table().words)
    return Table(headings, tuple(rows), " ".join(one.notes), numeric=True)


def _reported(report: Any) -> str:
    words = {"span": report.span, "sum": report.share, "caveat": report.total.caveat}
    return _("Redovisat %(span)s, utbildningarna i listan och skillnaden: %(sum)s. %(caveat)s") % words


def _unknown(number: int | None) -> str:
    return _("ej uppgett") if number is None else decimal(number)
