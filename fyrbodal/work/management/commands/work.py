"""The worker: `manage.py work`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from fyrbodal.work.worker import Worker, stopped_by_signals


class Command(BaseCommand):
    help = "Gör det som står i kön: skickar e-post, skapar dokument, påminner. Avslutas med Ctrl-C eller SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--once", action="store_true", help="gör högst ett jobb och avsluta")
        only.add_argument("--drain", action="store_true", help="gör allt som står på tur och avsluta")

    def handle(self, *args: Any, once: bool, drain: bool, **options: Any) -> None:
        worker = Worker()
        act = worker.step if once else worker.drain if drain else worker.serve
        with stopped_by_signals(worker):
            act()
