from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from fyrbodal.backend import AboutSomething, KindFilter
from fyrbodal.outbox.models import Delivery, Message


class DeliveryInline(admin.TabularInline):
    model = Delivery
    fields = ("address", "name", "status", "attempts", "last_error", "sent_at", "mail_id")
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("outbox.view_message", obj))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Message)
class MessageAdmin(AboutSomething):
    """The text is read in the outbox, which knows when it carries somebody's personal link."""

    fields = ("created_at", "subject", "about", "secret", "sent_by", "disposed_at")
    inlines = [DeliveryInline]
    list_display = ("created_at", "subject", "about", "sent_by")
    list_filter = (KindFilter, "deliveries__status")
    search_fields = ("subject", "deliveries__address", "deliveries__name")
    date_hierarchy = "created_at"
    list_select_related = ("sent_by",)
