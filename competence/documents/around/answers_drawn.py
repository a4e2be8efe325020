"""The answers to one question as a chart, with what is said while there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competence.documents.around.asked import Answers, graded_of
from competence.evaluating import GRADES, Asked
from competence.models import Course
from fyrbodal.documents.charts import Bars, Series, figure
from fyrbodal.swedish import decimal


@dataclass(frozen=True)
class Drawn:
    """`summary` says the mean, where grades are given; `chart` is None and `missing` says why, while nothing is told."""

    slug: str
    title: str
    missing: str
    summary: str = ""
    chart: Bars | None = None
    texts: Sequence[str] = ()

    def figure(self) -> SafeString | str:
        return figure(self.chart) if self.chart else ""


def drawn(told: Answers) -> Drawn:
    title = str(Asked(told.kind).label)
    slug, title = told.kind, title[:1].upper() + title[1:]
    if told.is_open:
        return Drawn(slug, title, _("Svaren visas när tiden att svara är ute."))
    if not told.are_told:
        return Drawn(slug, title, _("Färre än tre har svarat, så svaren visas inte."))
    if told.kind == Asked.AFTERWARDS:
        return _grades(told, slug, title)
    said = ((label.capitalize(), number) for label, number in told.uses)
    return Drawn(slug, title, "", "", _bars(slug, _("Använder det de lärde sig"), *said), told.texts)


def graded(course: Course) -> str:
    """The mean of its occasions, in words; nothing while none can be told."""
    found, occasions = graded_of(course)
    if not occasions:
        return ""
    words = {"mean": decimal(found.mean), "answers": found.answers, "occasions": occasions}
    return (
        ngettext(
            "Betyg %(mean)s av 5 (%(answers)s svar från ett tillfälle).",
            "Betyg %(mean)s av 5 (%(answers)s svar från %(occasions)s tillfällen).",
            occasions,
        )
        % words
    )


def _grades(told: Answers, slug: str, title: str) -> Drawn:
    found = told.graded
    words = {"mean": decimal(found.mean), "answers": found.answers}
    summary = _("Betyg %(mean)s av 5 (%(answers)s svar).") % words
    rows = zip(map(str, GRADES), found.numbers, strict=True)
    return Drawn(slug, title, "", summary, _bars(slug, _("Antal svar på varje betyg"), *rows), told.texts)


def _bars(slug: str, title: str, *rows: tuple[str, int]) -> Bars:
    labels, numbers = tuple(label for label, _number in rows), tuple(number for _label, number in rows)
    return Bars(slug, title, _("Svar"), labels, (Series(_("Antal"), numbers),))
