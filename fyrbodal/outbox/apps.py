from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from fyrbodal import menu
from fyrbodal.organisation.rules import is_administrator


class OutboxConfig(AppConfig):
    name = "fyrbodal.outbox"
    verbose_name = _("utskick")

    def ready(self) -> None:
        menu.offer(menu.Entry(_("Utskick"), "outbox:messages", order=90, shown=is_administrator))
