"""What is kept about oneself, to be read and to be taken out."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fyrbodal.documents.http import file_response
from fyrbodal.paging import Pages
from workload.documents import my_data as kept

JSON = "application/json; charset=utf-8"
SHOWN = 50  # rows of each kind on the page; the file has all


@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    page = Pages(kept.sheets(person)).get_page(request.GET.get("sida"))
    context = {
        "page": page,
        "sheets": kept.told(page),
        "employments": kept.employments(person)[:SHOWN],
        "reductions": kept.reductions(person)[:SHOWN],
        "absences": kept.absences(person)[:SHOWN],
        "readings": kept.readings(person)[:SHOWN],
    }
    return render(request, "workload/talks/my_data.html", context)


@require_safe
def my_data_file(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    content = json.dumps(kept.my_data(person), ensure_ascii=False, indent=2).encode()
    return file_response(content, f"mina-uppgifter-{timezone.localdate()}.json", content_type=JSON)
