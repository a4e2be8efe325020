"""manage.py prepare: everything that must be done once before the processes of a new version start."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from fyrbodal.running.collected import collect


class Command(BaseCommand):
    help = "Uppdaterar databasen, samlar sidornas filer och läser in registren."
    requires_system_checks = ()

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=verbosity)
        collect()
        call_command("load_reference", verbosity=verbosity)
