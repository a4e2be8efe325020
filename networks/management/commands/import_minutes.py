"""Reads minutes that already exist; with --json it prints what it understood and touches no database."""

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from networks.reading import Known, Reading, Unreadable, read_minutes
from networks.reading.package import PACKED


class Command(BaseCommand):
    help = "Läser in minnesanteckningar ur en fil (.docx, .md eller .txt)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="filen med minnesanteckningarna")
        parser.add_argument("--json", action="store_true", help="skriv ut vad som förstods och spara ingenting")

    def handle(self, *args: Any, **options: Any) -> None:
        reading = self.reading(options["file"])
        if not options["json"]:
            self.refuse(_("Att spara görs på webbsidan Läs in anteckningar; med --json visas vad som förstods."))
        self.stdout.write(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))

    def reading(self, path: Path) -> Reading:
        """One byte more than the limit is enough to know that a file is too large."""
        try:
            with path.open("rb") as file:
                return read_minutes(path.name, file.read(PACKED + 1), Known.from_reference())
        except OSError:
            self.refuse(_("Filen %(name)s gick inte att öppna.") % {"name": path.name})
        except Unreadable as error:
            self.refuse(str(error))

    def refuse(self, sentence: str) -> NoReturn:
        """Without Django's English "CommandError" before the sentence."""
        self.stderr.write(sentence)
        sys.exit(2)
