"""manage.py database status|stop."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from fyrbodal.database.programs import MAJOR
from fyrbodal.database.server import Server


class Command(BaseCommand):
    help = "Visar hur den inbyggda databasen mår, eller stoppar den."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["status", "stop"])
        parser.add_argument("--force", action="store_true", help="Stoppa även om andra är anslutna.")

    def handle(self, *args: Any, action: str, force: bool, **options: Any) -> None:
        default = settings.DATABASES["default"]
        if "DATA_DIR" not in default:
            raise CommandError(_("Databasen väljs i DATABASE_URL och sköts inte härifrån."))
        server = Server(default["DATA_DIR"])
        self.stdout.write(self.stop(server, force=force) if action == "stop" else self.status(server))

    def status(self, server: Server) -> str:
        if not server.answers():
            return _("Databasen är stoppad. Den finns i %(folder)s.") % {"folder": server.data}
        return _("PostgreSQL %(major)s är igång med %(count)d anslutna. Databasen finns i %(folder)s.") % {
            "major": MAJOR,
            "count": server.sessions(),
            "folder": server.data,
        }

    def stop(self, server: Server, *, force: bool) -> str:
        if server.stop(even_if_used=force):
            return _("Databasen är stoppad.")
        raise CommandError(_("Andra är anslutna till databasen. Stäng dem först, eller lägg till --force."))
