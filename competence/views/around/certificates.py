"""The certificate of somebody who took part."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from competence.documents.around.certificate import certificate, is_earned
from competence.models import Place
from fyrbodal.access import permitted
from fyrbodal.documents.http import pdf_response
from fyrbodal.documents.later import or_later


@require_safe
@or_later
def certificate_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """There is none of a place whose holder was away, or before the occasion is marked as held."""
    rows = Place.objects.select_related("person", "organisation", "occasion__course", "occasion__part")
    place = permitted(request, "competence.attest_place", rows, pk=pk)
    if not is_earned(place):
        raise Http404
    paper = certificate(place)
    return pdf_response(paper.pdf(), f"{paper.filename}.pdf", inline=True)
