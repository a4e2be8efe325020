"""A plan as data, and as the paper that is printed and sealed from it."""

from typing import Any

from django.db.models import Prefetch
from django.utils.text import slugify
from django.utils.translation import gettext as _

from competence.models import Line, Need, Plan, Section
from fyrbodal.documents.document import Document
from fyrbodal.swedish import date_range, day_and_month

TEMPLATE = "competence/plans/document.html"
Data = dict[str, Any]


def sections_of(plan: Plan) -> list[Section]:
    """In order, with their needs and lines in as many queries whatever their number."""
    lines = Prefetch("lines", Line.objects.select_related("course").order_by("position", "pk"))
    needs = Prefetch("needs", Need.objects.order_by("position", "pk"))
    return list(plan.sections.order_by("position", "pk").prefetch_related(needs, lines))


def content_of(plan: Plan) -> Data:
    """Everything on the paper; nothing in it depends on the day it is asked for."""
    return {
        "plan": {
            "id": str(plan.pk),
            "name": plan.name,
            "area": plan.area,
            "audience": plan.audience,
            "introduction": plan.introduction,
            "starts_on": plan.starts_on.isoformat(),
            "ends_on": plan.ends_on.isoformat(),
            "adopted_on": plan.adopted_on.isoformat() if plan.adopted_on else None,
            "adopted_by_whom": plan.adopted_by_whom,
            "adopted_where": plan.adopted_where,
        },
        "sections": [_section(one) for one in sections_of(plan)],
    }


def _section(section: Section) -> Data:
    needs = list(section.needs.all())
    return {
        "heading": section.heading,
        "step": section.step,
        "comment": section.comment,
        "locally": [_need(one) for one in needs if one.met == Need.Met.LOCALLY],
        "jointly": [_need(one) for one in needs if one.met == Need.Met.JOINTLY],
        "lines": [
            {"theme": one.theme, "course": str(one.course or ""), "frequency": one.frequency, "note": one.note}
            for one in section.lines.all()
        ],
    }


def _need(need: Need) -> Data:
    return {"text": need.text, "points": list(need.points)}


def blocks(sections: list[Data]) -> list[list[Data]]:
    """Sections that stand in one table: a run of areas out of national guidelines, or one that says needs of its own."""
    found: list[list[Data]] = []
    for section in sections:
        if found and is_area(section) and is_area(found[-1][-1]):
            found[-1].append(section)
        else:
            found.append([section])
    return found


def is_area(section: Data) -> bool:
    return not (section["step"] or section["locally"] or section["jointly"] or section["comment"])


def period_in_words(plan: Plan) -> str:
    """2018–2019 for whole years; else the days."""
    first, last = plan.starts_on, plan.ends_on
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}–{last.year}" if first.year != last.year else str(first.year)
    return date_range(first, last)


def adoption_in_words(plan: Plan) -> str:
    """Antagen av IFO-cheferna vid FoU-rum den 1 september 2017; empty for what is not adopted."""
    if plan.adopted_on is None:
        return ""
    where = _(" vid %s") % plan.adopted_where if plan.adopted_where else ""
    words = {"who": plan.adopted_by_whom, "where": where, "day": adopted_in_words(plan)}
    return _("Antagen av %(who)s%(where)s den %(day)s") % words


def adopted_in_words(plan: Plan) -> str:
    """1 september 2017"""
    return f"{day_and_month(plan.adopted_on)} {plan.adopted_on.year}" if plan.adopted_on else ""


class PlanDocument:
    """`data` and `html` are what is sealed; a draft is marked UTKAST on every page."""

    def __init__(self, plan: Plan, content: Data) -> None:
        self.plan, self.content = plan, content
        self.title = plan.name

    def data(self) -> Data:
        return self.content

    def document(self) -> Document:
        context = {
            "plan": self.content["plan"],
            "area": self.plan.get_area_display(),
            "period": period_in_words(self.plan),
            "adoption": adoption_in_words(self.plan),
            "adopted": adopted_in_words(self.plan),
            "blocks": blocks(self.content["sections"]),
            "is_proposal": self.plan.is_proposal,
        }
        draft = self.plan.adopted_on is None
        return Document(TEMPLATE, slugify(self.title), self.title, context, draft=draft)
