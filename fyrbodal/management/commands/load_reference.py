"""manage.py load_reference: organisations, networks and what else the program needs to know from the start."""

from typing import Any

from django.core.management.base import BaseCommand

from fyrbodal.loading import load


class Command(BaseCommand):
    help = "Läser in registren. Det som redan finns lämnas som det är."

    def handle(self, *args: Any, **options: Any) -> None:
        load("reference")
