"""A plan as PDF: the sealed one if it was adopted here, else as it stands."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions.plans import KIND
from competence.documents.plans import PlanDocument, content_of
from competence.models import Plan
from fyrbodal.access import open_to_all, permitted
from fyrbodal.documents.http import pdf_response
from fyrbodal.documents.limits import TooSlow
from fyrbodal.sealed.models import Copy
from fyrbodal.sealed.rendering import NotYet, pdf_of

SECONDS = 30.0


@open_to_all("adopted plans are for everybody")
@require_safe
def plan_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan: Plan = permitted(request, "competence.view_plan", Plan.objects, pk=pk)
    try:
        pdf = _pdf(plan)
    except NotYet as later:
        return pdf_later(request, plan, str(later))
    except TooSlow:
        return pdf_later(request, plan, _("Planen tog för lång tid att skriva ut. Försök igen om en stund."))
    draft = f"{_('utkast')}-" if plan.status == "draft" else ""
    return pdf_response(pdf, f"{draft}{slugify(plan.name)}.pdf", inline=True)


def _pdf(plan: Plan) -> bytes:
    """Plans that came with the program were adopted before it, and have no sealed copy."""
    sealed = Copy.objects.of(plan).filter(kind=KIND).newest_first().first()
    return pdf_of(sealed) if sealed else PlanDocument(plan, content_of(plan)).document().pdf(seconds=SECONDS)


def pdf_later(request: HttpRequest, plan: Plan, later: str) -> HttpResponse:
    return render(request, "competence/plans/pdf_later.html", {"plan": plan, "later": later}, status=503)
