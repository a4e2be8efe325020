"""The registers of networks; of meetings and editions only what and when, for the text is read where it belongs."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from fyrbodal.backend import InlineRegister, ReadOnlyAdmin, RegisterAdmin
from fyrbodal.organisation.admin import AppointmentInline
from networks.models import Edition, Informed, KeyFigure, Meeting, Network


class PartOfNetwork(InlineRegister):
    """Rows that have no rules of their own: whoever changes the network changes them."""

    def _may(self, request: HttpRequest, verb: str) -> bool:
        return bool(request.user.has_perm("networks.add_network"))


class InformedInline(PartOfNetwork):
    model = Informed
    ordering = ("name", "pk")


class KeyFigureInline(PartOfNetwork):
    model = KeyFigure
    ordering = ("name", "pk")


@admin.register(Network)
class NetworkAdmin(RegisterAdmin):
    list_display = ("name", "area", "open_to_staff", "is_public", "name_policy")
    list_filter = ("area", "open_to_staff", "is_public")
    search_fields = ("name", "purpose")
    ordering = ("name", "pk")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (AppointmentInline, InformedInline, KeyFigureInline)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else self.prepopulated_fields  # a new name does not break the links that are out


class Turned(ReadOnlyAdmin):
    """When a turn was taken, and by whom, in the words of the screen."""

    @admin.display(description=_("färdigställd"), ordering="finalised_at")
    def finalised(self, row: Any) -> Any:
        return _when(row.finalised_at)

    @admin.display(description=_("färdigställd av"))
    def finaliser(self, row: Any) -> Any:
        return row.finalised_by or "–"


@admin.register(Meeting)
class MeetingAdmin(Turned):
    list_display = ("held_on", "network", "status", "registration_number", "finalised")
    list_filter = ("status", "network")
    list_select_related = ("network",)
    search_fields = ("network__name", "registration_number")
    date_hierarchy = "held_on"
    ordering = ("-held_on", "-starts", "-pk")
    fields = ("network", "held_on", "starts", "ends", "status", "registration_number", "finalised", "finaliser")


@admin.register(Edition)
class EditionAdmin(Turned):
    list_display = ("meeting", "number", "finalised", "finaliser", "published", "withdrawn")
    list_filter = ("meeting__network",)
    list_select_related = ("meeting__network", "finalised_by")
    search_fields = ("meeting__network__name", "meeting__registration_number")
    date_hierarchy = "finalised_at"
    ordering = ("-finalised_at", "-pk")
    fields = (
        "meeting",
        "number",
        "reason",
        "finalised",
        "finaliser",
        "published",
        "publisher",
        "withdrawn",
        "withdrawer",
    )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("networks.view_meeting", obj and obj.meeting))

    @admin.display(description=_("publicerad"), ordering="published_at")
    def published(self, edition: Edition) -> Any:
        return _when(edition.published_at)

    @admin.display(description=_("publicerad av"))
    def publisher(self, edition: Edition) -> Any:
        return edition.published_by or "–"

    @admin.display(description=_("avpublicerad"), ordering="withdrawn_at")
    def withdrawn(self, edition: Edition) -> Any:
        return _when(edition.withdrawn_at)

    @admin.display(description=_("avpublicerad av"))
    def withdrawer(self, edition: Edition) -> Any:
        return edition.withdrawn_by or "–"


def _when(moment: Any) -> str:
    return localize(timezone.localtime(moment)) if moment else "–"
