from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fyrbodal.backend import ReadOnlyAdmin
from fyrbodal.work.models import Job


class StateFilter(admin.SimpleListFilter):
    title = _("läge")
    parameter_name = "lage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("vantar", _("väntar")), ("misslyckat", _("misslyckat")), ("gjort", _("gjort"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        chosen = {"vantar": queryset.open, "misslyckat": queryset.failed, "gjort": queryset.done}
        return chosen[value]() if (value := self.value()) in chosen else queryset


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    actions = ["run_again"]
    list_display = ("kind", "created_at", "run_after_at", "attempts", "done_at", "failed_at", "last_error")
    list_filter = (StateFilter, "kind")
    search_fields = ("kind", "dedupe_key", "last_error")
    ordering = ("-created_at",)

    def has_again_permission(self, request: HttpRequest) -> bool:
        return self._may(request, "again")

    @admin.action(description=_("Gör om de misslyckade"), permissions=["again"])
    def run_again(self, request: HttpRequest, jobs: QuerySet[Job]) -> None:
        started = sum(_again(job, request.user) for job in jobs)
        text = ngettext("%(number)s jobb görs om.", "%(number)s jobb görs om.", started)
        self.message_user(request, text % {"number": started}, messages.SUCCESS if started else messages.WARNING)


def _again(job: Job, by: Any) -> bool:
    """Whether it had failed; somebody else may have started it in the meantime."""
    try:
        job.again(by=by)
    except ValidationError:
        return False
    return True
