"""The register of sealed copies, to be looked at."""

from django.contrib import admin

from fyrbodal.backend import ReadOnlyAdmin
from fyrbodal.sealed.models import Copy


@admin.register(Copy)
class CopyAdmin(ReadOnlyAdmin):
    list_display = ("title", "number", "audience", "body", "sealed_at", "sealed_by_name")
    list_filter = ("kind", "audience")
    list_select_related = ("body",)
    search_fields = ("title", "thing_id", "sha256")
    ordering = ("-sealed_at",)
    fields = (
        "title",
        "kind",
        "number",
        "audience",
        "body",
        "sealed_at",
        "sealed_by_name",
        "sha256",
        "content",
    )
