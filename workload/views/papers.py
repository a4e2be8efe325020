"""Papers that are made while somebody waits, or are not there yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

DRAFT_SECONDS = 30.0


def pdf_later(request: HttpRequest, later: str) -> HttpResponse:
    """`later` is a sentence that says why."""
    return render(request, "workload/pdf_later.html", {"later": later}, status=503)
