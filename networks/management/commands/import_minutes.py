"""Reads minutes that already exist: prints what it understood (--json, no database), or saves a draft (--by)."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from fyrbodal.files.refusals import Refused
from fyrbodal.files.storing import store
from fyrbodal.organisation.models import Person
from networks.actions import imports
from networks.forms.imports import KINDS
from networks.models import Imported, Meeting, Network
from networks.reading import Known, Reading, Unreadable, read_minutes
from networks.reading.package import PACKED


class Command(BaseCommand):
    help = "Läser in minnesanteckningar ur en fil (.docx, .md eller .txt)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="filen med minnesanteckningarna")
        parser.add_argument("--json", action="store_true", help="skriv ut vad som förstods och spara ingenting")
        parser.add_argument("--by", metavar="E-POST", default="", help="den som leder nätverket och får utkastet")

    def handle(self, *args: Any, **options: Any) -> None:
        content = self.content(options["file"])
        known = Known.from_reference if options["json"] else imports.known  # only the second asks the database
        reading = self.reading(options["file"].name, content, known)
        if options["json"]:
            self.stdout.write(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))
        else:
            meeting = self.save(reading, ContentFile(content, name=options["file"].name), options["by"])
            self.stdout.write(_("Utkastet är sparat: %(meeting)s (%(url)s)") % self.named(meeting))

    def content(self, path: Path) -> bytes:
        """One byte more than the limit is enough to know that a file is too large."""
        try:
            with path.open("rb") as file:
                return file.read(PACKED + 1)
        except OSError:
            self.refuse(_("Filen %(name)s gick inte att öppna.") % {"name": path.name})

    def reading(self, name: str, content: bytes, known: Callable[[], Known]) -> Reading:
        try:
            return read_minutes(name, content, known())
        except Unreadable as error:
            self.refuse(str(error))

    @transaction.atomic
    def save(self, reading: Reading, file: ContentFile, address: str) -> Meeting:
        leader = self.leader(address)
        network = self.network(reading, leader)
        if reading.held_on is None:
            self.refuse(_("Filen säger inte vilken dag träffen var. Läs in den på webbsidan, där dagen kan fyllas i."))
        try:
            imported = Imported.objects.create(upload=store(file, allowed=KINDS, by=leader), by=leader)
        except Refused as refused:
            self.refuse(" ".join(refused.messages))
        return imports.accept(imported=imported, reading=reading, review=imports.as_read(reading, network), by=leader)

    def leader(self, address: str) -> Any:
        leader = Person.objects.filter(email=address.lower()).first()
        if leader is None:
            self.refuse(_("Ange vem som får utkastet: --by följt av nätverksledarens e-postadress."))
        return leader

    def network(self, reading: Reading, leader: Any) -> Any:
        slug = reading.network.match if reading.network else None
        network = Network.objects.led_by(leader).filter(slug=slug).first()
        if network is None:
            self.refuse(
                _("Filen säger inte vilket nätverk det gäller, eller så leder %(name)s inte det.") % {"name": leader}
            )
        return network

    def named(self, meeting: Meeting) -> dict[str, str]:
        return {"meeting": str(meeting), "url": meeting.get_absolute_url()}

    def refuse(self, sentence: str) -> NoReturn:
        """Without Django's English "CommandError" before the sentence."""
        self.stderr.write(sentence)
        sys.exit(2)
