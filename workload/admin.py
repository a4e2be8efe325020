"""The registers of models: to be looked at, since a model is changed on its own pages and by those who keep it."""

from typing import Any

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from fyrbodal.backend import ReadOnlyAdmin, RegisterAdmin
from fyrbodal.organisation.admin.periods import PeriodFilter
from workload.models import Adoption, Family, Retention, Version


@admin.register(Family)
class FamilyAdmin(ReadOnlyAdmin):
    list_display = ("name", "organisation", "staff_kind")
    list_filter = ("staff_kind", "organisation")
    list_select_related = ("organisation",)
    search_fields = ("name", "organisation__name")
    ordering = ("organisation__name", "name", "pk")


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin):
    """Without the definition, which is read on the page of the version."""

    list_display = ("family", "number", "status", "published", "publisher")
    list_filter = ("status", "family__organisation")
    list_select_related = ("family", "published_by")
    search_fields = ("family__name", "family__organisation__name")
    ordering = ("family__name", "-number", "pk")
    fields = ("family", "number", "status", "change_note", "published", "publisher", "retired")

    @admin.display(description=_("publicerad"), ordering="published_at")
    def published(self, version: Version) -> Any:
        return localize(timezone.localtime(version.published_at)) if version.published_at else "–"

    @admin.display(description=_("publicerad av"))
    def publisher(self, version: Version) -> Any:
        return version.published_by or "–"

    @admin.display(description=_("avvecklad"), ordering="retired_at")
    def retired(self, version: Version) -> Any:
        return localize(timezone.localtime(version.retired_at)) if version.retired_at else "–"


@admin.register(Adoption)
class AdoptionAdmin(ReadOnlyAdmin):
    list_display = ("unit", "family", "starts_on", "ends_on", "limit")
    list_filter = (PeriodFilter, "unit__organisation")
    list_select_related = ("unit__organisation", "family")
    search_fields = ("unit__name", "family__name", "unit__organisation__name")
    ordering = ("unit__name", "-starts_on", "pk")


@admin.register(Retention)
class RetentionAdmin(RegisterAdmin):
    """Municipalities that keep their sheets for another time than the usual."""

    list_display = ("organisation", "months")
    list_select_related = ("organisation",)
    search_fields = ("organisation__name",)
    ordering = ("organisation__name", "pk")
