"""The admin backend: registers with search and filters, scoped by `visible_to`, journalled, in Swedish."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyrbodal import journal
from fyrbodal.access import open_to_all, viewer


class Backend(admin.AdminSite):
    site_header = _("Fyrbodals register")
    site_title = _("Register")
    index_title = _("Register")
    enable_nav_sidebar = False
    login_template = None

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_authenticated and request.user.is_staff)

    @open_to_all("it only sends visitors on to the sign-in page")
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one way in, with its limits and later its second factor; Django's own form would be another."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect(reverse("account_login", query={"next": request.GET.get("next") or reverse("admin:index")}))

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("account_change_password")


class BackendConfig(AdminConfig):
    default_site = "fyrbodal.backend.Backend"


class RegisterAdmin(admin.ModelAdmin):
    """A register: whoever opens it sees and does what the rules say, and each write is a line in the journal."""

    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows.visible_to(viewer(request))  # type: ignore[no-any-return,attr-defined]

    def _may(self, request: HttpRequest, verb: str, thing: Model | None = None) -> bool:
        opts = self.opts
        return bool(request.user.has_perm(f"{opts.app_label}.{verb}_{opts.model_name}", thing))

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, "view", obj) or self._may(request, "change", obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, "delete", obj)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        journal.record(request.user, "added", obj)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        journal.record(request.user, "changed", obj, fields=_changed(message))

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        for thing in queryset:
            journal.record(request.user, "deleted", thing)


def _changed(message: Any) -> list[str]:
    return [name for part in message if "changed" in part for name in part["changed"].get("fields", [])]


class ReadOnlyAdmin(RegisterAdmin):
    """Sealed rows, the journal and the outbox: to be looked at."""

    actions: Any = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class InlineRegister(admin.TabularInline):
    """Rows of another register inside one; the same rules."""

    extra = 0
    form: type[ModelForm] = ModelForm

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, "view")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, "change")

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, "delete")

    def _may(self, request: HttpRequest, verb: str) -> bool:
        return bool(request.user.has_perm(f"{self.opts.app_label}.{verb}_{self.opts.model_name}"))
