"""List what is kept of people who left long ago, and dispose of it when asked to."""

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.actions.disposal import dispose, overdue


class Command(BaseCommand):
    help = "Lists people who left the member municipalities longer ago than they are kept; with --do their rows go."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--day", type=dt.date.fromisoformat, default=None, help="as on this day, YYYY-MM-DD")
        parser.add_argument("--do", action="store_true", help="dispose of what is listed; it cannot be undone")

    def handle(self, *args: Any, **options: Any) -> None:
        listed = overdue(options["day"] or timezone.localdate())
        for one in listed:
            words = {"name": one.person, "day": one.left_on, "rows": one.rows, "taken": one.participations}
            self.stdout.write(_("%(name)s, slutade %(day)s: %(rows)s rader, varav %(taken)s deltaganden") % words)
        if not listed:
            self.stdout.write(_("Inget är äldre än det ska vara."))
        elif not options["do"]:
            self.stdout.write(_("Inget har gallrats. Lägg till --do för att göra det; det går inte att ångra."))
        else:
            said = _(
                "Gallrat: %(people)s personer, %(participations)s deltaganden. Kvar som antal utan namn: %(counts)s."
            )
            self.stdout.write(said % dispose(listed))
