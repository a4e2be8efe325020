"""Two questions that machines ask: is the process alive, and can it serve."""

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fyrbodal.access import open_to_all

PLAIN = "text/plain; charset=utf-8"


@require_safe
@never_cache
@open_to_all("Asked by the proxy, which has no login; says nothing of anybody")
def halsa(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_("Programmet lever.\n"), content_type=PLAIN)


@require_safe
@never_cache
@open_to_all("Asked by the proxy, which has no login; says nothing of anybody")
def redo(request: HttpRequest) -> HttpResponse:
    if obstacle := what_is_missing():
        return HttpResponse(f"{obstacle}\n", content_type=PLAIN, status=503)
    return HttpResponse(_("Programmet är redo.\n"), content_type=PLAIN)


def what_is_missing() -> str:
    """A sentence, empty when nothing is."""
    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return _("Databasen går inte att nå.")
    return _("Databasen saknar ändringar som programmet behöver. Kör manage.py migrate.") if pending else ""
