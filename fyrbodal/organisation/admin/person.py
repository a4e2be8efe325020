from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fyrbodal.accounts.invitations import invite
from fyrbodal.organisation.admin.appointment import AppointmentInline
from fyrbodal.organisation.admin.employment import EmploymentInline
from fyrbodal.organisation.models import Person
from fyrbodal.organisation.resources import PersonResource
from fyrbodal.registers.exchange import ExchangeAdmin


class HeldInline(AppointmentInline):
    """What a person holds; one's own are only looked at."""

    fk_name = "person"
    fields = ("role", "body", "starts_on", "ends_on", "deputy_for")
    autocomplete_fields = ("body", "deputy_for")
    ordering = ("-starts_on", "pk")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_delete_permission(request, obj)


@admin.register(Person)
class PersonAdmin(ExchangeAdmin):
    resource = PersonResource
    actions = ["invite_chosen"]
    change_form_template = "registers/person.html"
    list_display = ("name", "email", "title", "organisation", "is_active", "last_login")
    list_filter = ("is_active", "appointments__role", "organisation")
    list_select_related = ("organisation",)
    search_fields = ("name", "email", "title", "organisation__name")
    ordering = ("name", "pk")
    autocomplete_fields = ("organisation",)
    fields = ("name", "email", "title", "organisation", "is_active", "joined_at", "last_login")
    inlines = (EmploymentInline, HeldInline)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        own = ("is_active",) if obj == request.user else ()  # nobody locks themselves out
        return ("joined_at", "last_login", *own)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:  # noqa: FBT001 - theirs
        if not change:
            obj.set_unusable_password()  # an invitation is how one gets a password
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[URLPattern]:
        invitation = self.admin_site.admin_view(self.invite_one)
        return [path("<uuid:pk>/bjud-in/", invitation, name="organisation_person_invite"), *super().get_urls()]

    def has_invite_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)

    @method_decorator(require_POST)
    def invite_one(self, request: HttpRequest, pk: Any) -> HttpResponse:
        person = self.get_queryset(request).filter(pk=pk).first()
        if person is None:
            raise Http404
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        self._invite(request, [person])
        return redirect("admin:organisation_person_change", pk)

    @admin.action(description=_("Skicka inbjudan"), permissions=["invite"])
    def invite_chosen(self, request: HttpRequest, people: QuerySet[Person]) -> None:
        self._invite(request, people)

    def _invite(self, request: HttpRequest, people: Any) -> None:
        """Those who may not sign in are named; the others get their mail all the same."""
        sent = 0
        for person in people:
            try:
                invite(person, by=request.user)  # type: ignore[arg-type]
                sent += 1
            except ValidationError as refused:
                self.message_user(request, " ".join(refused.messages), messages.ERROR)
        if sent:
            text = ngettext("%(number)s inbjudan är på väg.", "%(number)s inbjudningar är på väg.", sent)
            self.message_user(request, text % {"number": sent}, messages.SUCCESS)
