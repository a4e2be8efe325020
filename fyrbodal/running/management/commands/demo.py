"""manage.py demo: the whole program on this machine, with invented people, until Ctrl-C."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from fyrbodal.database.server import Server
from fyrbodal.running import ask, local
from fyrbodal.running.processes import Processes

MANAGE = (sys.executable, "manage.py")
STEPS = (("prepare", "--verbosity=0"), ("load_demo",))
WORKER = (*MANAGE, "work")
WEB = (sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py")
PATIENCE = 180.0  # seconds until the web process has answered; a busy machine takes its time


class Command(BaseCommand):
    help = "Startar hela programmet på den här datorn med påhittade personer."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        if not local.is_free(port):
            raise CommandError(
                _(
                    "Port %(port)d är upptagen. Stäng det som använder den, eller välj en annan: make demo PORT=%(other)d"
                )
                % {"port": port, "other": port + 1}
            )
        os.chdir(settings.BASE_DIR)
        try:
            self.run(local.environment(os.environ, settings.DATA_DIR, port), port)
        finally:
            self.stop_database(settings.DATABASES["default"].get("DATA_DIR"))

    def run(self, environ: dict[str, str], port: int) -> None:
        with Processes(environ) as processes:
            if not all(self.carried_out(processes, step) for step in STEPS):
                return
            processes.start(_("Arbetaren"), WORKER)
            processes.start(_("Webbservern"), WEB)
            if ask.wait_for(port, "/redo", PATIENCE, processes.ending):
                self.greet(environ, port)
            elif not processes.ending():
                raise CommandError(_("Webbservern svarar inte; varför står ovanför."))
            if stopped := processes.watch():
                raise CommandError(_("%(process)s stannade av sig själv; varför står ovanför.") % {"process": stopped})

    def carried_out(self, processes: Processes, step: tuple[str, ...]) -> bool:
        """Not when Ctrl-C came first."""
        if code := processes.carry_out(step[0], [*MANAGE, *step]):
            raise CommandError(_("manage.py %(step)s misslyckades; vad som hände står ovanför.") % {"step": step[0]})
        return code == 0

    def greet(self, environ: dict[str, str], port: int) -> None:
        subprocess.run([*MANAGE, "demo_logins"], env=environ, check=True, start_new_session=True)
        self.stdout.write(
            _("Programmet är igång på %(address)s. Ctrl-C stoppar det.") % {"address": f"http://{ask.HOST}:{port}"}
        )
        self.stdout.flush()

    def stop_database(self, data_dir: Path | None) -> None:
        """The embedded one, unless a test run or another window still uses it."""
        if data_dir and not Server(data_dir).stop():
            self.stdout.write(_("Databasen får gå vidare: andra är anslutna till den."))
