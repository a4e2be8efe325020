"""What of the people is shown on the open page."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NamePolicy(TextChoices):
    NAMES = "names", _("namn och organisation")
    MUNICIPALITIES = "municipalities", _("bara organisation och antal")
    COUNTS = "counts", _("bara antal")
