"""The roles there are; that somebody holds one is an Appointment."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a Body is; decides which roles can be held there."""

    ORGANISATION = "organisation", _("organisation")
    UNIT = "unit", _("enhet")
    NETWORK = "network", _("nätverk")
    PROJECT = "project", _("projekt")


class Role(TextChoices):
    ADMINISTRATOR = "administrator", _("administratör")
    NETWORK_LEADER = "network_leader", _("nätverksledare")
    NETWORK_PARTICIPANT = "network_participant", _("nätverksdeltagare")
    UNIT_MANAGER = "unit_manager", _("enhetschef")
    FIRST_LINE_SUPERVISOR = "first_line_supervisor", _("arbetsledare")
    EMPLOYEE = "employee", _("medarbetare")
    IFO_CHIEF = "ifo_chief", _("IFO-chef")
    COURSE_ADMINISTRATOR = "course_administrator", _("utbildningssamordnare")
    PROJECT_LEADER = "project_leader", _("projektledare")
    CO_WRITER = "co_writer", _("medskribent")
    REFERENCE_GROUP = "reference_group", _("referensgrupp")
    STEERING_GROUP = "steering_group", _("styrgrupp")
    RESPONSIBLE_CHIEF = "responsible_chief", _("ansvarig chef")
    GRANT_REVIEWER = "grant_reviewer", _("granskare av bidrag")


HELD_AT: dict[Kind, frozenset[Role]] = {
    Kind.ORGANISATION: frozenset(
        {Role.ADMINISTRATOR, Role.IFO_CHIEF, Role.COURSE_ADMINISTRATOR, Role.GRANT_REVIEWER, Role.EMPLOYEE}
    ),
    Kind.UNIT: frozenset({Role.UNIT_MANAGER, Role.FIRST_LINE_SUPERVISOR, Role.EMPLOYEE}),
    Kind.NETWORK: frozenset({Role.NETWORK_LEADER, Role.NETWORK_PARTICIPANT}),
    Kind.PROJECT: frozenset(
        {Role.PROJECT_LEADER, Role.CO_WRITER, Role.REFERENCE_GROUP, Role.STEERING_GROUP, Role.RESPONSIBLE_CHIEF}
    ),
}
# Wherever they were held, they would say the same.
OF_THE_WHOLE = frozenset({Role.ADMINISTRATOR, Role.COURSE_ADMINISTRATOR})
