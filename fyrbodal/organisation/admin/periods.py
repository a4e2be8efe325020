"""Filters and order that the dated registers share."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PeriodFilter(admin.SimpleListFilter):
    title = _("gäller")
    parameter_name = "galler"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("nu", _("nu")), ("senare", _("senare")), ("avslutat", _("avslutat"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        if self.value() == "nu":
            return queryset.on(today)
        asked = {"senare": {"starts_on__gt": today}, "avslutat": {"ends_on__lt": today}}
        return queryset.filter(**asked.get(self.value() or "", {}))
