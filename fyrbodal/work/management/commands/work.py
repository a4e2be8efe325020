"""The worker: `manage.py work`."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from fyrbodal.work import pulse
from fyrbodal.work.worker import Worker, stopped_by_signals


class Command(BaseCommand):
    help = "Gör det som står i kön: skickar e-post, skapar dokument, påminner. Avslutas med Ctrl-C eller SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--once", action="store_true", help="gör högst ett jobb och avsluta")
        only.add_argument("--drain", action="store_true", help="gör allt som står på tur och avsluta")
        only.add_argument("--alive", action="store_true", help="säg bara om arbetaren på den här datorn lever")

    def handle(self, *args: Any, once: bool, drain: bool, alive: bool, **options: Any) -> None:
        if alive:
            self.ask()
            return
        worker = Worker()
        act = worker.step if once else worker.drain if drain else worker.serve
        with stopped_by_signals(worker):
            act()

    def ask(self) -> None:
        if not pulse.beats():
            raise CommandError(
                _("Arbetaren på den här datorn har inte hörts av på %(seconds)d sekunder.")
                % {"seconds": settings.WORK_LEASE_SECONDS}
            )
