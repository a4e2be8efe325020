from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SealedConfig(AppConfig):
    name = "fyrbodal.sealed"
    verbose_name = _("förseglat")
