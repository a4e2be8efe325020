from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fyrbodal.backend import InlineRegister
from fyrbodal.organisation.admin.periods import PeriodFilter
from fyrbodal.organisation.models import Appointment
from fyrbodal.organisation.resources import AppointmentResource
from fyrbodal.registers.exchange import ExchangeAdmin


def own() -> ValidationError:
    return ValidationError(_("Dina egna uppdrag kan du inte ändra. Be en annan administratör."), code="own")


class AppointmentForm(forms.ModelForm):
    by: ClassVar[Any]  # set by the register, which knows who asks

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        concerned = {self.initial.get("person"), getattr(self.cleaned_data.get("person"), "pk", None)}
        if self.has_changed() and self.by.pk in concerned:
            raise own()
        return cleaned


class AppointmentFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        if any(form.instance.person_id == self.form.by.pk for form in self.deleted_forms):
            raise own()


class AppointmentInline(InlineRegister):
    """Who holds what at a body."""

    model = Appointment
    form = AppointmentForm
    formset = AppointmentFormSet
    fk_name = "body"
    fields: ClassVar[Any] = ("person", "role", "starts_on", "ends_on", "deputy_for")
    autocomplete_fields: ClassVar[Any] = ("person", "deputy_for")
    ordering: ClassVar[Any] = ("role", "person__name", "pk")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("person", "body", "deputy_for")

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        formset = super().get_formset(request, obj, **options)
        formset.form.by = request.user  # type: ignore[attr-defined]
        return formset


@admin.register(Appointment)
class AppointmentAdmin(ExchangeAdmin):
    resource = AppointmentResource
    form = AppointmentForm
    list_display = ("person", "role", "body", "starts_on", "ends_on")
    list_filter = (PeriodFilter, "role", "body__kind")
    list_select_related = ("person", "body", "deputy_for")
    search_fields = ("person__name", "person__email", "body__name")
    ordering = ("person__name", "role", "starts_on", "pk")
    autocomplete_fields = ("person", "body", "deputy_for")
    fields = ("person", "role", "body", "starts_on", "ends_on", "deputy_for")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:  # noqa: FBT001, FBT002 - theirs
        form = super().get_form(request, obj, change=change, **options)
        form.by = request.user  # type: ignore[attr-defined]
        return form
