from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "fyrbodal.pages"
    verbose_name = _("sidor för alla")
