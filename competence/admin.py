"""The registers of the catalogue and of what the association knows; rows about one person stand on her own page."""

from django.contrib import admin

from competence.models import (
    Count,
    Course,
    CoursePart,
    CycleStep,
    Day,
    Film,
    FollowUpReport,
    Occasion,
    Opinion,
    Plan,
    Region,
    Regulation,
    Specialist,
    StaffingRow,
    StaffingSurvey,
    SurveyAnswer,
    TermPackage,
    UnitArea,
    Wish,
)
from fyrbodal.backend import InlineRegister, ReadOnlyAdmin, RegisterAdmin


class CoursePartInline(InlineRegister):
    model = CoursePart


class DayInline(InlineRegister):
    model = Day


class AnswerInline(InlineRegister):
    model = SurveyAnswer


@admin.register(Plan)
class PlanAdmin(ReadOnlyAdmin):
    """A plan is written and adopted on its own page."""

    list_display = ("name", "area", "status", "starts_on", "ends_on", "adopted_on")
    list_filter = ("area", "status")
    search_fields = ("name",)
    ordering = ("area", "-starts_on", "pk")


@admin.register(Course)
class CourseAdmin(RegisterAdmin):
    list_display = ("name", "area", "form", "is_offered", "is_external")
    list_filter = ("area", "form", "is_offered", "is_external")
    search_fields = ("name", "organiser", "trainers")
    ordering = ("name", "pk")
    prepopulated_fields = {"slug": ("name",)}
    exclude = ("counts", "steps", "targets")  # ticked on the course's own page
    inlines = (CoursePartInline,)


@admin.register(Occasion)
class OccasionAdmin(RegisterAdmin):
    list_display = ("course", "name", "status", "sign_up", "first_on", "last_on", "seats")
    list_filter = ("status", "sign_up")
    list_select_related = ("course",)
    search_fields = ("course__name", "name", "place")
    ordering = ("-first_on", "pk")
    autocomplete_fields = ("course",)
    inlines = (DayInline,)


@admin.register(Specialist)
class SpecialistAdmin(RegisterAdmin):
    list_display = ("person", "organisation", "subjects", "course")
    list_filter = ("organisation",)
    list_select_related = ("person", "organisation", "course")
    search_fields = ("person__name", "subjects")
    ordering = ("person__name", "pk")
    autocomplete_fields = ("person", "course")


@admin.register(Count)
class CountAdmin(RegisterAdmin):
    list_display = ("course", "kind", "organisation", "first_year", "last_year", "participants", "is_preliminary")
    list_filter = ("kind", "is_preliminary", "is_excluded", "organisation")
    list_select_related = ("course", "organisation")
    search_fields = ("course__name", "source", "caveat")
    ordering = ("-last_year", "course__name", "pk")
    autocomplete_fields = ("course",)


@admin.register(Opinion)
class OpinionAdmin(RegisterAdmin):
    list_display = ("course", "said_in", "tone", "theme", "answers")
    list_filter = ("tone", "said_in")
    list_select_related = ("course",)
    search_fields = ("course__name", "theme")
    ordering = ("course__name", "pk")
    autocomplete_fields = ("course",)


@admin.register(Regulation)
class RegulationAdmin(RegisterAdmin):
    list_display = ("code", "name", "starts_on", "ends_on", "replaced_by")
    list_select_related = ("replaced_by",)
    search_fields = ("code", "name")
    ordering = ("starts_on", "code")


@admin.register(UnitArea)
class UnitAreaAdmin(ReadOnlyAdmin):
    """Chosen by those who lead the unit, on its page."""

    list_display = ("unit", "area")
    list_filter = ("area", "unit__organisation")
    list_select_related = ("unit__organisation",)
    search_fields = ("unit__name",)
    ordering = ("unit__name", "area", "pk")


@admin.register(Wish)
class WishAdmin(ReadOnlyAdmin):
    """Put and withdrawn on the page of wishes."""

    list_display = ("theme", "kind", "organisation", "wished_in", "people")
    list_filter = ("kind", "wished_in", "organisation")
    list_select_related = ("organisation",)
    search_fields = ("theme", "organisation__name")
    ordering = ("-wished_in", "theme", "pk")


@admin.register(StaffingSurvey)
class StaffingSurveyAdmin(RegisterAdmin):
    list_display = ("about", "asked_in", "half", "closed_on")
    list_filter = ("asked_in", "half")
    search_fields = ("about",)
    ordering = ("-asked_in", "half", "pk")
    inlines = (AnswerInline,)


@admin.register(StaffingRow)
class StaffingRowAdmin(ReadOnlyAdmin):
    """Answered on the survey's page."""

    list_display = ("organisation", "label", "survey", "posts", "degree", "vacant", "relief")
    list_filter = ("survey", "organisation")
    list_select_related = ("organisation", "survey")
    search_fields = ("organisation__name", "label")
    ordering = ("organisation__name", "label", "pk")


@admin.register(Film)
class FilmAdmin(RegisterAdmin):
    list_display = ("title", "theme", "provider", "url")
    list_filter = ("theme",)
    search_fields = ("title", "provider", "url")
    ordering = ("theme", "position", "title", "pk")


@admin.register(Region)
class RegionAdmin(RegisterAdmin):
    list_display = ("name", "inhabitants", "municipalities", "started")
    search_fields = ("name",)
    ordering = ("position", "name")


@admin.register(CycleStep)
class CycleStepAdmin(RegisterAdmin):
    list_display = ("month", "last_month", "what", "who")
    search_fields = ("what", "who")
    ordering = ("month", "what", "pk")


@admin.register(FollowUpReport)
class FollowUpReportAdmin(ReadOnlyAdmin):
    """Written and finished on its own page."""

    list_display = ("title", "plan", "status", "first_year", "last_year", "finished_at")
    list_filter = ("status",)
    list_select_related = ("plan",)
    search_fields = ("title", "plan__name")
    ordering = ("-created_at", "pk")


@admin.register(TermPackage)
class TermPackageAdmin(ReadOnlyAdmin):
    """Put together, sent and decided on its own page."""

    list_display = ("__str__", "status", "last_sign_up_on", "decided_on", "sent_at", "allocated_on")
    list_filter = ("status", "half")
    search_fields = ("year",)
    ordering = ("-year", "half", "pk")
