"""A plan as PDF: the sealed one if it was adopted here, else as it stands."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions.plans import KIND
from competence.documents.plans import PlanDocument, content_of
from competence.models import Plan
from fyrbodal.access import open_to_all, permitted
from fyrbodal.documents.http import pdf_response
from fyrbodal.documents.later import or_later
from fyrbodal.sealed.models import Copy
from fyrbodal.sealed.rendering import pdf_of


@open_to_all("adopted plans are for everybody")
@require_safe
@or_later
def plan_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan: Plan = permitted(request, "competence.view_plan", Plan.objects, pk=pk)
    draft = f"{_('utkast')}-" if plan.status == "draft" else ""
    return pdf_response(_pdf(plan), f"{draft}{slugify(plan.name)}.pdf", inline=True)


def _pdf(plan: Plan) -> bytes:
    """Plans that came with the program were adopted before it, and have no sealed copy."""
    sealed = Copy.objects.of(plan).filter(kind=KIND).newest_first().first()
    return pdf_of(sealed) if sealed else PlanDocument(plan, content_of(plan)).document().pdf()
