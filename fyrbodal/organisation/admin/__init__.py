"""The registers of organisations and people, a noun per file."""

from fyrbodal.organisation.admin.appointment import AppointmentAdmin, AppointmentInline
from fyrbodal.organisation.admin.body import BodyAdmin, FactAdmin, OrganisationAdmin, UnitAdmin
from fyrbodal.organisation.admin.employment import EmploymentAdmin
from fyrbodal.organisation.admin.person import PersonAdmin

__all__ = [
    "AppointmentAdmin",
    "AppointmentInline",
    "BodyAdmin",
    "EmploymentAdmin",
    "FactAdmin",
    "OrganisationAdmin",
    "PersonAdmin",
    "UnitAdmin",
]
