"""The rows of the organisation, a noun per file."""

from fyrbodal.organisation.models.appointment import Appointment, Employment
from fyrbodal.organisation.models.body import Body, Fact, Organisation, Unit
from fyrbodal.organisation.models.loaded import Loaded
from fyrbodal.organisation.models.person import Person

__all__ = ["Appointment", "Body", "Employment", "Fact", "Loaded", "Organisation", "Person", "Unit"]
