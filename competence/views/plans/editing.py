"""The page that a plan is written on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence import frequency
from competence.documents.plans import sections_of
from competence.forms.plans.parts import (
    AddLineForm,
    AddNeedForm,
    AddSectionForm,
    HeadForm,
    LineForm,
    NeedForm,
    SectionForm,
)
from competence.models import Course, Line, Need, Plan, PlanStatus, Section
from competence.views.plans.reading import trail_plans
from fyrbodal.access import permitted

REMOVED = "competence:removed"
USUAL = (
    "1 gång/år", "1-2 ggr/år", "1-1½ år", "Vartannat år", "1 grupp/termin", "Vid behov", "Vid efterfrågan",
    "Respektive kommuns eget upplägg",
)  # fmt: skip
Bound = Mapping[Any, Any]


@require_safe
def plan_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan = plan_of(request, pk)
    if plan.status != PlanStatus.DRAFT:
        messages.info(request, _("En antagen plan ändras inte. Revidera den, så blir det ett nytt utkast."))
        return redirect(plan)
    return Writing(request, plan).respond()


def plan_of(request: HttpRequest, pk: UUID) -> Any:
    """A plan, to one of those who write plans; whether it is still a draft is asked when something is saved."""
    return permitted(request, "competence.write_plan", Plan.objects, pk=pk)


def home(plan: Plan, *, focus: str = "", place: str = "", query: str = "") -> str:
    """The address of the page, and where one stands on it."""
    asked = f"fokus={focus}" if focus else query
    address = reverse("competence:plan_edit", args=[plan.pk])
    return address + (f"?{asked}" if asked else "") + (f"#{place}" if place else "")


@dataclass
class RowOnPage:
    """A need or a line with its form, and which of its buttons there are."""

    page: "Writing"
    row: Any
    form: Any
    is_first: bool
    is_last: bool

    @property
    def key(self) -> str:
        return str(self.row.pk.hex)

    @property
    def place(self) -> str:
        return f"rad-{self.key}"

    @property
    def up(self) -> str:
        return f"upp-{self.key}"

    @property
    def down(self) -> str:
        return f"ner-{self.key}"

    @property
    def understood(self) -> str:
        return frequency.understood(frequency.read(self.row.frequency))


@dataclass
class SectionOnPage(RowOnPage):
    """With what stands below it."""

    def needs(self) -> list[tuple[str, list[RowOnPage]]]:
        """By how they are met; nothing where there are none."""
        rows = list(self.row.needs.all())
        found = [(str(met.label), [one for one in rows if one.met == met]) for met in Need.Met]
        return [(label, self.page.rows(some, NeedForm)) for label, some in found if some]

    def lines(self) -> list[RowOnPage]:
        return self.page.rows(list(self.row.lines.all()), LineForm)

    def add_need(self) -> Any:
        return self.page.adding("need", self, AddNeedForm, "behov")

    def add_line(self) -> Any:
        return self.page.adding("line", self, AddLineForm, "kurs")


class Writing:
    """`bound` holds the forms that were sent and are shown again, by the key of their row."""

    def __init__(self, request: HttpRequest, plan: Plan, bound: Bound | None = None) -> None:
        self.request, self.plan, self.bound = request, plan, bound or {}

    def sent(self, key: Any) -> Any:
        return self.bound.get(key)

    def rows(self, rows: list[Any], form: Any, on_page: Any = RowOnPage) -> list[Any]:
        last = len(rows) - 1
        return [
            on_page(self, row, self.sent(row.pk) or form(instance=row), place == 0, place == last)
            for place, row in enumerate(rows)
        ]

    def adding(self, kind: str, above: RowOnPage, form: Any, name: str) -> Any:
        """The form of a new row; after one has been added the next can be written at once."""
        if sent := self.sent((kind, above.row.pk)):
            return sent
        empty = form(auto_id=f"{name}{above.key}_%s")
        if self.request.GET.get("fokus") == f"{name}-{above.key}":
            next(iter(empty.fields.values())).widget.attrs["autofocus"] = True
        return empty

    @cached_property
    def sections(self) -> list[SectionOnPage]:
        return self.rows(sections_of(self.plan), SectionForm, SectionOnPage)

    @cached_property
    def head(self) -> Any:
        return self.sent(self.plan.pk) or HeadForm(instance=self.plan)

    @property
    def add_section(self) -> Any:
        return self.sent("section") or AddSectionForm(plan=self.plan, auto_id="avsnitt_%s")

    def courses(self) -> list[str]:
        return list(Course.objects.in_order().values_list("name", flat=True))

    def removed(self) -> str:
        """What was just taken away, to offer it back."""
        kept = self.request.session.get(REMOVED, {})
        mine = self.request.GET.get("borttagen") and kept.get("plan") == str(self.plan.pk)
        return str(kept["name"]) if mine else ""

    def respond(self, status: int = 200) -> HttpResponse:
        context = {
            "page": self,
            "plan": self.plan,
            "focus": self.request.GET.get("fokus", ""),
            "frequencies": USUAL,
            "removed": self.removed(),
            "trail": [*trail_plans(), {"label": self.plan.name, "url": self.plan.get_absolute_url()}],
            "form_show_errors": True,
        }
        return render(self.request, "competence/plans/edit.html", context, status=status)


FORMS = {Section: SectionForm, Need: NeedForm, Line: LineForm}
