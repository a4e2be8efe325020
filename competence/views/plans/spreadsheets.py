"""A plan as a workbook, out and back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions import plan_books
from competence.documents.plan_book import book_of
from competence.forms.plans.returned import BookForm, change_of
from competence.models import Plan, PlanStatus
from competence.views.plans.closed import while_draft
from competence.views.plans.editing import home, plan_of
from competence.views.plans.reading import trail_plans
from fyrbodal.access import open_to_all, permitted
from fyrbodal.asking import question
from fyrbodal.bringing_in.change import Change
from fyrbodal.bringing_in.page import BringingIn
from fyrbodal.documents.http import XLSX, file_response


@open_to_all("adopted plans are for everybody")
@require_safe
def plan_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan: Plan = permitted(request, "competence.view_plan", Plan.objects, pk=pk)
    return file_response(book_of(plan), f"{slugify(plan.name)}.xlsx", content_type=XLSX)


@question
@while_draft
def plan_import(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan = plan_of(request, pk)
    if plan.status != PlanStatus.DRAFT:
        messages.info(request, _("En antagen plan ändras inte. Revidera den, så blir det ett nytt utkast."))
        return redirect(plan)
    return _Book(request, plan).respond()


class _Book(BringingIn):
    name = "plan_import"
    form = BookForm
    template = "competence/plans/import.html"

    def change_of(self, content: bytes, name: str) -> Change:
        return change_of(self.thing, content, name)

    def bring_in(self, make: Callable[[], Change], seen: str) -> Change:
        return plan_books.bring_in(plan=self.thing, make=make, seen=seen, by=self.request.user)

    def home(self) -> str:
        return home(self.thing)

    def context(self) -> dict[str, Any]:
        mine = {"label": self.thing.name, "url": self.thing.get_absolute_url()}
        return {"plan": self.thing, "trail": [*trail_plans(), mine]}
