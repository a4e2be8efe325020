"""Asks of the places themselves whether anything is oversold, stuck or split."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from competence.documents.capacity import breaches, warnings


class Command(BaseCommand):
    help = "Kontrollerar att inga platser är sålda för många gånger; slutar med 1 om något är fel."

    def handle(self, *args: Any, **options: Any) -> None:
        for sentence in warnings():
            self.stdout.write(_("Att se över: %(sentence)s") % {"sentence": sentence})
        found = breaches()
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            sys.exit(1)
        self.stdout.write(_("Platserna stämmer."))
