"""What is kept about oneself, to be read and to be taken out."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from competence.documents.people import my_data as kept
from competence.views.plans.reading import trail_start
from fyrbodal.documents.http import file_response

JSON = "application/json; charset=utf-8"


@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    return render(request, "competence/people/my_data.html", {"kept": kept.my_data(person), "trail": [trail_start()]})


@require_safe
def my_data_file(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    content = json.dumps(kept.my_data(person), ensure_ascii=False, indent=2).encode()
    return file_response(content, f"mina-uppgifter-kompetens-{timezone.localdate()}.json", content_type=JSON)
