from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from fyrbodal.backend import InlineRegister, ReadOnlyAdmin, RegisterAdmin
from fyrbodal.organisation.admin.appointment import AppointmentInline
from fyrbodal.organisation.models import Body, Fact, Organisation, Unit
from fyrbodal.organisation.resources import OrganisationResource
from fyrbodal.registers.exchange import ExchangeAdmin


class UnitInline(InlineRegister):
    model = Unit
    fk_name = "organisation"
    fields = ("name",)
    ordering = ("name", "pk")
    show_change_link = True


class FactInline(InlineRegister):
    model = Fact
    fields = ("kind", "value", "as_of_on")
    ordering = ("kind", "-as_of_on", "pk")


@admin.register(Organisation)
class OrganisationAdmin(ExchangeAdmin):
    resource = OrganisationResource
    list_display = ("name", "category", "code", "is_member")
    list_filter = ("category", "is_member")
    search_fields = ("name", "code")
    ordering = ("name", "pk")
    inlines = (UnitInline, FactInline, AppointmentInline)


@admin.register(Unit)
class UnitAdmin(RegisterAdmin):
    list_display = ("name", "organisation")
    list_filter = ("organisation",)
    list_select_related = ("organisation",)
    search_fields = ("name", "organisation__name")
    ordering = ("name", "organisation__name", "pk")
    autocomplete_fields = ("organisation",)
    inlines = (AppointmentInline,)


@admin.register(Fact)
class FactAdmin(RegisterAdmin):
    list_display = ("organisation", "kind", "value", "as_of_on")
    list_filter = ("kind", "organisation")
    list_select_related = ("organisation",)
    search_fields = ("organisation__name",)
    ordering = ("organisation__name", "kind", "-as_of_on", "pk")
    autocomplete_fields = ("organisation",)


@admin.register(Body)
class BodyAdmin(ReadOnlyAdmin):
    """Where one can be appointed, for the fields that look such a place up; each kind has a register of its own."""

    list_display = ("name", "kind")
    list_filter = ("kind",)
    search_fields = ("name",)
    ordering = ("name", "pk")
    fields = ("name", "kind")

    def has_module_permission(self, request: HttpRequest, *_given: Any) -> bool:
        return False
