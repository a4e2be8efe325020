"""What stands in the way of certifying a report, each as a sentence that leads to where it is mended."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyrbodal import richtext
from projects import economy
from projects.documents.economy import economy_of
from projects.documents.report import LABELS
from projects.models import Done, Limit, Report, Section
from projects.unfinished import left_in


@dataclass(frozen=True)
class Hindrance:
    """`place` is the id of the part on the page where one writes."""

    place: str
    where: str
    sentence: str


def hindrances(report: Report) -> list[Hindrance]:
    return [*_economy(report), *_sections(report), *_goals(report)]


def _economy(report: Report) -> Iterator[Hindrance]:
    found = economy_of(report)
    for fault in economy.faults(found, timezone.localdate()):
        row = found.by_key.get(fault.row)
        where = _("Ekonomin, %s") % (row.text or LABELS[row.kind]) if row else _("Ekonomin")
        yield Hindrance("ekonomi", where, fault.sentence)


def _sections(report: Report) -> Iterator[Hindrance]:
    for section in report.sections.select_related("of").order_by("of__position", "pk"):
        if sentence := _missing(section):
            yield Hindrance(place_of(section), str(section), sentence)


def _missing(section: Section) -> str:
    left = next(iter(left_in(richtext.to_plain(section.text), section.of.guidance)), None)
    number = len(richtext.words(section.text))
    if left:
        return left.sentence
    if not number:
        return _("Avsnittet är tomt.") if section.of.is_required else ""
    if section.of.limit == Limit.WORDS and number > (most := section.of.most_words or 0):
        over = ngettext("%s ord för mycket.", "%s ord för mycket.", number - most) % (number - most)
        return _("Högst %(most)s ord ryms. Det är %(over)s") % {"most": most, "over": over}
    return ""


def _goals(report: Report) -> Iterator[Hindrance]:
    for done in report.done.select_related("goal").order_by("goal__position", "pk"):
        if not done.outcome:
            yield Hindrance(place_of(done), str(done), _("Skriv hur det blev med målet."))
        elif done.outcome != Done.Outcome.AS_THOUGHT and not done.deviation.strip():
            yield Hindrance(place_of(done), str(done), _("Det blev inte som ni tänkte. Skriv varför."))


def place_of(part: Section | Done) -> str:
    return f"del-{part.pk.hex}"
