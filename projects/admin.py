"""The registers of grant programmes and projects; what is written in reports is read where it belongs."""

from django.contrib import admin

from fyrbodal.backend import InlineRegister, RegisterAdmin
from fyrbodal.organisation.admin import AppointmentInline
from projects.models import Priorities, Programme, Project


class PrioritiesInline(InlineRegister):
    model = Priorities
    ordering = ("-year", "pk")


@admin.register(Programme)
class ProgrammeAdmin(RegisterAdmin):
    list_display = ("name", "funder", "due_month", "due_day", "reports_go_to")
    list_select_related = ("funder",)
    search_fields = ("name",)
    ordering = ("name", "pk")
    inlines = (PrioritiesInline,)


@admin.register(Project)
class ProjectAdmin(RegisterAdmin):
    list_display = ("name", "programme", "organisation", "based_at")
    list_filter = ("programme",)
    list_select_related = ("programme", "organisation", "based_at")
    search_fields = ("name", "organisation__name")
    ordering = ("name", "pk")
    autocomplete_fields = ("organisation", "based_at", "contact", "predecessor")
    inlines = (AppointmentInline,)
