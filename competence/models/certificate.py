"""Papers that say what somebody has shown that she can."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competence.models.people import OfPerson
from competence.rules import certificate_permissions
from fyrbodal.fields import DayField
from fyrbodal.files.models import Upload
from fyrbodal.organisation.models import Person


class Certificate(OfPerson):
    """Hers to bring, and her leaders' to note; the file is fetched by those who may read the row, and goes with it."""

    name = models.CharField(_("vad det gäller"), max_length=160)
    issued_by_whom = models.CharField(_("utfärdat av"), max_length=160)
    issued_on = DayField(_("utfärdat den"))
    valid_until_on = DayField(_("giltigt till och med"), null=True, blank=True)
    upload = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("fil")
    )
    noted_at = models.DateTimeField(default=timezone.now, editable=False)
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("intyg")
        verbose_name_plural = _("intyg")
        rules_permissions = certificate_permissions
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name", "issued_on"],
                name="certificate_once_a_day",
                violation_error_message=_("Det intyget är redan noterat."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until_on=None) | Q(valid_until_on__gte=F("issued_on")),
                name="certificate_ends_after_start",
                violation_error_message=_("Intyget slutar gälla innan det utfärdades."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Of the file, where there is one."""
        return reverse("competence:certificate", args=[self.pk])
