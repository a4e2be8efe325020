"""The registers of uploads and of links, to be looked at; the files themselves are reached through what they belong to."""

from django.contrib import admin

from fyrbodal.backend import ReadOnlyAdmin
from fyrbodal.files.models import LinkCheck, Upload


@admin.register(Upload)
class UploadAdmin(ReadOnlyAdmin):
    list_display = ("name", "content_type", "spelled_size", "uploaded_at", "uploaded_by")
    list_filter = ("content_type",)
    list_select_related = ("uploaded_by",)
    search_fields = ("name", "sha256")
    ordering = ("-uploaded_at",)
    fields = ("name", "content_type", "size", "sha256", "path", "uploaded_at", "uploaded_by")


@admin.register(LinkCheck)
class LinkCheckAdmin(ReadOnlyAdmin):
    list_display = ("url", "status", "failures", "checked_at")
    list_filter = ("failures",)
    search_fields = ("url",)
    ordering = ("-failures", "host", "url")
    fields = ("url", "host", "status", "failures", "checked_at")
