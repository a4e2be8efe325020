"""What organisations said in a round, with the figures they gave."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fyrbodal.drafts.models import Part
from fyrbodal.editing.fields import RichTextModelField
from fyrbodal.fields import ChoiceField, all_or_none
from fyrbodal.organisation.models import Organisation
from networks.models.item import BelowItemQuerySet, Item
from networks.models.network import KeyFigure


class Answer(Part):
    """What one organisation, or one of its units, said in a round."""

    class State(models.TextChoices):
        WAITING = "waiting", _("inte än")
        DONE = "done", _("klar")
        ABSENT = "absent", _("frånvarande")
        NOTHING = "nothing", _("inget att berätta")

    class Reply(models.TextChoices):
        YES = "yes", _("ja")
        NO = "no", _("nej")
        PARTLY = "partly", _("delvis")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveIntegerField(default=0, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    organisation_name = models.CharField(_("annan organisation"), max_length=120, blank=True)
    unit = models.CharField(_("enhet"), max_length=120, blank=True)
    state = ChoiceField(_("läge"), choices=State, default=State.WAITING)
    reply = ChoiceField(_("svar"), choices=Reply, blank=True)
    body = RichTextModelField(_("svar"), blank=True)
    contact = models.CharField(_("kontakta"), max_length=160, blank=True)

    objects = BelowItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "organisation", "unit"],
                name="answer_once",
                violation_error_message=_("Organisationen finns redan i rundan. Skriv vilken enhet det gäller."),
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(organisation_name=""),
                name="answer_is_somebodys",
                violation_error_message=_("Ange vem som svarar."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.where}, {self.unit}" if self.unit else self.where

    @property
    def where(self) -> str:
        return self.organisation.name if self.organisation else self.organisation_name

    def hold_open(self) -> None:
        self.item.meeting.hold_open()


class FigureValue(models.Model):
    """A figure as it was said ("ca 55–60"), with what it can be read as."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="figures")
    key_figure = models.ForeignKey(KeyFigure, on_delete=models.PROTECT, null=True, blank=True, related_name="values")
    position = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("vad"), max_length=120, blank=True)
    text = models.CharField(_("tal"), max_length=80)
    low = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    approximate = models.BooleanField(_("ungefär"), default=False)
    period = models.CharField(_("avser"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("värde")
        verbose_name_plural = _("värden")
        constraints = [
            models.CheckConstraint(condition=all_or_none("low", "high"), name="figure_low_and_high"),
            models.CheckConstraint(condition=Q(low=None) | Q(high__gte=models.F("low")), name="figure_low_is_lowest"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.text}".strip()
