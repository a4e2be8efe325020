"""What of the people is shown on the open page."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NamePolicy(TextChoices):
    NAMES = "names", _("bara namn")
    NAMES_WITH_MUNICIPALITY = "names_municipality", _("namn med kommun eller verksamhet")
    COUNTS = "counts", _("bara antal, inga namn")
