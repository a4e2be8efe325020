"""The admin backend: registers with search and filters, scoped by `visible_to`, journalled, in Swedish."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.forms import Media, ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyrbodal import journal
from fyrbodal.access import open_to_all, viewer
from fyrbodal.editing.fields import RichTextModelField
from fyrbodal.editing.widgets import RichTextArea
from fyrbodal.labels import kind_in_words
from fyrbodal.menu import Entry, offer


class Backend(admin.AdminSite):
    site_header = _("Fyrbodals register")
    site_title = _("Register")
    index_title = _("Register")
    enable_nav_sidebar = False
    login_template = None

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_authenticated and request.user.is_staff)

    @open_to_all("it only sends visitors on to the sign-in page")
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # type: ignore[override]  # the decorator keeps no signature
        """There is one way in, with its limits and later its second factor; Django's own form would be another."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect(reverse("account_login", query={"next": request.GET.get("next") or reverse("admin:index")}))

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_change_password")


# Roles are code, and people have one address.
NOT_OURS = ("auth.Group", "account.EmailAddress", "account.EmailConfirmation")


class BackendConfig(AdminConfig):
    default_site = "fyrbodal.backend.Backend"

    def ready(self) -> None:
        super().ready()
        for model in map(apps.get_model, NOT_OURS):
            if admin.site.is_registered(model):
                admin.site.unregister(model)


SCRIPTS = ("vendor/jquery/jquery.min.js", "jquery.init.js", "core.js", "admin/RelatedObjectLookups.js", "actions.js")
OF_LISTS = ("core.js", "actions.js")


class RegisterAdmin(admin.ModelAdmin):
    """A register: whoever opens it sees and does what the rules say, and each write is a line in the journal."""

    list_per_page = 50
    show_full_result_count = False
    formfield_overrides: ClassVar = {RichTextModelField: {"widget": RichTextArea}}

    @property
    def media(self) -> Media:
        """Without the 40 kB that make an address of a name, where no field is filled in from another."""
        return super().media if self.prepopulated_fields else _scripts(SCRIPTS)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Without jQuery, which only the forms use."""
        return super().changelist_view(request, {"media": _scripts(OF_LISTS), **(extra_context or {})})

    def view_on_site(self, obj: Any) -> str | None:
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        # Django lets every column of the register itself be asked for in the address, hashes of passwords too.
        return "password" not in lookup and super().lookup_allowed(lookup, value, request)

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
        if fields := _changed(message):
            journal.record(request.user, "changed", obj, fields=fields)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001 - theirs
        """Rows of another register are lines of their own in the journal."""
        rows = formset.save(commit=False)
        for thing in formset.deleted_objects:
            journal.record(request.user, "deleted", thing)
            thing.delete()
        for thing in rows:
            thing.save()
        for thing in formset.new_objects:
            journal.record(request.user, "added", thing)
        for thing, fields in formset.changed_objects:
            journal.record(request.user, "changed", thing, fields=fields)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        thing = self.get_object(request, object_id)
        if thing is None:
            raise Http404
        if not self.has_view_permission(request, thing):
            raise PermissionDenied
        about = {"thing_kind": self.opts.label_lower, "thing_id": str(thing.pk)}
        return redirect(reverse("admin:journal_entry_changelist", query=about))

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        for thing in queryset:
            journal.record(request.user, "deleted", thing)


def _scripts(names: Iterable[str]) -> Media:
    return Media(js=[f"admin/js/{name}" for name in names])


def _changed(message: Any) -> list[str]:
    """The row's own fields; what stands in the rows inside it is journalled with them."""
    own = [part["changed"] for part in message if "changed" in part and "name" not in part["changed"]]
    return [name for part in own for name in part["fields"]]


class ReadOnlyAdmin(RegisterAdmin):
    """Sealed rows, the journal and the outbox: to be looked at."""

    actions: Any = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class KindFilter(admin.SimpleListFilter):
    title = _("slag")
    parameter_name = "thing_kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        rows = model_admin.get_queryset(request).exclude(thing_kind="")
        kinds = rows.order_by().values_list("thing_kind", flat=True).distinct()
        return sorted(((kind, kind_in_words(kind)) for kind in kinds), key=lambda one: one[1])

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(thing_kind=self.value()) if self.value() else queryset


class AboutSomething(ReadOnlyAdmin):
    """Rows that point at what they are about by a label and a key."""

    @admin.display(description=_("slag"), ordering="thing_kind")
    def about(self, row: Any) -> str:
        return kind_in_words(row.thing_kind)


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


offer(Entry(_("Register"), "admin:index", order=95, shown=lambda viewer: getattr(viewer, "is_staff", False)))
