"""What is kept about oneself, to be read and to be taken out."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fyrbodal.documents.http import file_response
from fyrbodal.paging import Pages
from workload.documents.my_data import rows
from workload.documents.my_data.journal import Journal
from workload.documents.my_data.plain import my_data as everything
from workload.documents.my_data.words import told

JSON = "application/json; charset=utf-8"
SHOWN = 50  # rows of each kind on the page; the file has all


@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    journal = Journal(person)
    page, lines = (
        Pages(found).get_page(request.GET.get(name))
        for found, name in ((rows.sheets(person), "sida"), (journal.entries(), "journal"))
    )
    context = {"page": page, "sheets": told(page), "lines": lines, "journal": journal.told(lines)} | _shown(person)
    return render(request, "workload/my_data/my_data.html", context)


def _shown(person: Any) -> dict[str, Any]:
    """The latest of what is seldom much."""
    kinds = (
        rows.appointments,
        rows.employments,
        rows.reductions,
        rows.absences,
        rows.measures,
        rows.mails,
        rows.readings,
    )
    return {"most": SHOWN} | {kind.__name__: kind(person)[:SHOWN] for kind in kinds}


@require_safe
def my_data_file(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    content = json.dumps(everything(person), ensure_ascii=False, indent=2).encode()
    return file_response(content, f"mina-uppgifter-{timezone.localdate()}.json", content_type=JSON)
