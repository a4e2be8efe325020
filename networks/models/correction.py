"""What the minutes were when a correction began, so that one begun by mistake can be taken back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.models.meeting import Meeting


class BeforeCorrection(models.Model):
    """The rows of a meeting as Django serialises them; kept only while the meeting is being corrected."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, primary_key=True, related_name="before")
    rows = models.JSONField(_("rader"))

    class Meta:
        verbose_name = _("anteckningar före en rättelse")
        verbose_name_plural = _("anteckningar före rättelser")

    def __str__(self) -> str:
        return str(self.meeting)
