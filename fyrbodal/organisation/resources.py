"""Organisations, people and appointments as tables."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from fyrbodal.organisation.models import Appointment, Body, Organisation, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.registers.columns import Choice, Day, Email, Named, YesNo, column
from fyrbodal.registers.resources import RegisterResource


class OrganisationResource(RegisterResource):
    """Known by the code when there is one, else by the name."""

    name = column("name", _("Namn"))
    category = column("category", _("Slag"), Choice(Organisation.Category))
    code = column("code", _("Kommunkod"))
    is_member = column("is_member", _("Medlem"), YesNo())

    class Meta:
        model = Organisation
        fields = ("name", "category", "code", "is_member")
        import_id_fields = ("name",)

    def find(self, row: Mapping[str, Any]) -> Any:
        code = self.fields["code"].clean(row) if self.fields["code"].column_name in row else ""
        return self.get_queryset().filter(code=code).first() if code else super().find(row)


class PersonResource(RegisterResource):
    """Known by the e-mail address. Whoever is new gets no password here, but is invited."""

    email = column("email", _("E-postadress"), Email())
    name = column("name", _("Namn"))
    title = column("title", _("Titel"))
    organisation = column("organisation", _("Organisation"), Named(Organisation.objects.all))
    is_active = column("is_active", _("Får logga in"), YesNo())

    class Meta:
        model = Person
        fields = ("email", "name", "title", "organisation", "is_active")
        import_id_fields = ("email",)

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("organisation")

    def init_instance(self, row: Any = None) -> Person:
        person: Person = super().init_instance(row)
        person.set_unusable_password()
        return person


class AppointmentResource(RegisterResource):
    """Known by who, what, where and from when; what a file can change is when it ends and for whom one stands in."""

    person = column("person", _("E-postadress"), Named(Person.objects.all, "email"))
    role = column("role", _("Roll"), Choice(Role))
    body = column("body", _("Var"), Named(Body.objects.all))
    starts_on = column("starts_on", _("Från och med"), Day())
    ends_on = column("ends_on", _("Till och med"), Day())
    deputy_for = column("deputy_for", _("Ersättare för"), Named(Person.objects.all, "email"))

    class Meta:
        model = Appointment
        fields = ("person", "role", "body", "starts_on", "ends_on", "deputy_for")
        import_id_fields = ("person", "role", "body", "starts_on")

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("person", "body", "deputy_for")
