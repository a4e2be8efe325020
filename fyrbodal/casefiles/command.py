"""A command that reads one JSON file, or what comes in, and answers with JSON; a bad one gets a line per fault."""

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from fyrbodal.casefiles.faults import Fault, Faulty, legible
from fyrbodal.casefiles.strict import LARGEST

BAD_FILE = 2  # the exit code


class CaseCommand(BaseCommand):
    """Needs no database. A subclass says what the content answers, and raises Faulty where it cannot."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("case", metavar="CASE.json", help=_("filen, eller - för det som kommer in"))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            answer = self.answer(content_of(options["case"]))
        except Faulty as error:
            self.refuse(error)
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))

    def answer(self, content: bytes) -> dict[str, Any]:
        raise NotImplementedError

    def refuse(self, error: Faulty) -> NoReturn:
        """Without Django's English "CommandError" before the sentences."""
        for fault in error.faults:
            self.stderr.write(str(fault))
        sys.exit(BAD_FILE)


def content_of(name: str) -> bytes:
    """One byte more than the limit is enough to know that it is too large. Raises Faulty."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except IsADirectoryError:
        sentence = _("%s är en mapp, inte en fil.")
    except FileNotFoundError:
        sentence = _("Filen %s finns inte.")
    except OSError:
        sentence = _("Filen %s gick inte att öppna.")
    raise Faulty([Fault(None, sentence % legible(Path(name).name))])
