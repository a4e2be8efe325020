"""The register of sealed copies, to be looked at."""

from django.contrib import admin

from fyrbodal.backend import AboutSomething, KindFilter
from fyrbodal.sealed.models import Copy


@admin.register(Copy)
class CopyAdmin(AboutSomething):
    """What it says is read on the page of what was sealed, by those who may."""

    list_display = ("title", "number", "audience", "body", "sealed_at", "sealed_by_name")
    list_filter = (KindFilter, "audience")
    list_select_related = ("body",)
    search_fields = ("title", "thing_id", "sha256")
    ordering = ("-sealed_at",)
    fields = (
        "title",
        "about",
        "number",
        "audience",
        "body",
        "sealed_at",
        "sealed_by_name",
        "sha256",
    )
