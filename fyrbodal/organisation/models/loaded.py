"""What of the reference data has been read in."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Loaded(models.Model):
    """That a line of the reference data was read in once; what became of its row since then is for people to decide."""

    key = models.CharField(_("nyckel"), max_length=160, primary_key=True, editable=False)
    at = models.DateTimeField(_("när"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("inläst grunduppgift")
        verbose_name_plural = _("inlästa grunduppgifter")

    def __str__(self) -> str:
        return self.key

    @classmethod
    def is_new(cls, *names: str) -> bool:
        """Whether the line is read in for the first time, which is noted."""
        _row, first = cls.objects.get_or_create(key=" ".join(names))
        return first
