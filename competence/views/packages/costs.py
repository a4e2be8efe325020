"""What a package costs each municipality, for invoices."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from competence.documents.packages.cost_book import book_of
from competence.documents.packages.costing import Costs
from competence.views.packages.reading import package_of
from fyrbodal.documents.http import XLSX, file_response


@require_safe
def package_costs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All of them to every chief, since they decide together, and to the course administrator."""
    package = package_of(request, pk, "competence.review_termpackage")
    name = f"kostnader-{slugify(str(package.term))}.xlsx"
    return file_response(book_of(Costs(package)), name, content_type=XLSX)
