from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from fyrbodal.backend import InlineRegister, RegisterAdmin
from fyrbodal.organisation.admin.periods import PeriodFilter
from fyrbodal.organisation.models import Employment


class EmploymentInline(InlineRegister):
    model = Employment
    fields = ("organisation", "unit", "percentage", "experience", "starts_on", "ends_on")
    autocomplete_fields = ("organisation", "unit")
    ordering = ("starts_on", "pk")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("person", "organisation", "unit")


@admin.register(Employment)
class EmploymentAdmin(RegisterAdmin):
    list_display = ("person", "organisation", "unit", "percentage", "experience", "starts_on", "ends_on")
    list_filter = (PeriodFilter, "experience", "organisation")
    list_select_related = ("person", "organisation", "unit")
    search_fields = ("person__name", "person__email", "organisation__name", "unit__name")
    ordering = ("person__name", "starts_on", "pk")
    autocomplete_fields = ("person", "organisation", "unit")
