"""Trying a model on what has been measured, before it is published."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from fyrbodal.access import permitted, viewer
from workload.documents.overview import replaying
from workload.models import Version
from workload.views.overview.tables import table_file


@require_safe
def replay(request: HttpRequest, pk: Any) -> HttpResponse:
    """Comes as far as one request goes, and goes on when it is asked for again."""
    found = replaying.replay(_version(request, pk), viewer(request))
    context = {"version": found.version, "replay": found, "tables": list(found.tables())}
    return render(request, "workload/overview/replay.html", context)


@require_safe
def replay_table(request: HttpRequest, pk: Any, slug: str, ending: str) -> HttpResponse:
    version = _version(request, pk)
    found = replaying.replay(version, viewer(request))
    name = f"provkorning-{slugify(version.family.name)}"
    return table_file(request, found.tables(), slug=slug, ending=ending, thing=version, name=name)


def _version(request: HttpRequest, pk: Any) -> Version:
    """Those who keep the models of the municipality, whatever the state of the version."""
    versions = Version.objects.select_related("family__organisation")
    version: Version = permitted(request, "workload.add_version", versions, pk=pk)
    return version
