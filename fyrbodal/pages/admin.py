from django.contrib import admin

from fyrbodal.backend import RegisterAdmin
from fyrbodal.pages.models import AccessibilityStatement


@admin.register(AccessibilityStatement)
class AccessibilityStatementAdmin(RegisterAdmin):
    list_display = ("service", "conformity", "assessed_on", "updated_on")
