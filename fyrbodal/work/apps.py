from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "fyrbodal.work"
    verbose_name = _("bakgrundsarbete")

    def ready(self) -> None:
        autodiscover_modules("jobs")
