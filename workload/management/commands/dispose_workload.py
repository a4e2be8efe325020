"""List what of the sheets is older than its municipality keeps it, and dispose of it when asked to."""

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from workload.actions.disposal import Overdue, dispose, overdue

SAID = gettext_noop(
    "%(sheets)s blad, %(lines)s rader, %(talks)s samtal, %(copies)s låsta exemplar, "
    "%(reductions)s nedsättningar, %(absences)s frånvaro"
)


class Command(BaseCommand):
    help = (
        "Lists, by municipality, sheets, reductions and absences that are older than they are kept; "
        "with --do they go, but for what the sheets weighed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--day", type=dt.date.fromisoformat, default=None, help="as on this day, YYYY-MM-DD")
        parser.add_argument("--do", action="store_true", help="dispose of what is listed; it cannot be undone")

    def handle(self, *args: Any, **options: Any) -> None:
        listed = overdue(options["day"] or timezone.localdate())
        for one in listed:
            self._tell(_("%(name)s, %(months)s månader, det som slutade före %(before)s:"), one, one.numbers())
        if not listed:
            self.stdout.write(_("Inget är äldre än det ska vara."))
        elif not options["do"]:
            self.stdout.write(_("Inget har gallrats. Lägg till --do för att göra det; det går inte att ångra."))
        else:
            self._do(listed)

    def _do(self, listed: list[Overdue]) -> None:
        for one in listed:
            self._tell(_("Gallrat, %(name)s:"), one, dispose(one))

    def _tell(self, words: str, one: Overdue, numbers: dict[str, int]) -> None:
        named = {"name": one.organisation, "months": one.months, "before": one.before}
        counted = _(SAID) % numbers
        self.stdout.write(f"{words % named} {counted}")
