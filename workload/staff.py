"""The kinds of staff that measure with models of their own; pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StaffKind(TextChoices):
    TREATMENT = "treatment", _("utförare")
    AUTHORITY = "authority", _("myndighetsutövning")
    OTHER = "other", _("annan personal")
