from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class GroundConfig(AppConfig):
    """Finds each app's `home.py`, as Django finds its `admin.py`, and adds what `manage.py check` asks of us."""

    name = "fyrbodal"
    verbose_name = _("grunden")

    def ready(self) -> None:
        autodiscover_modules("home")
        import_module("fyrbodal.checks")
