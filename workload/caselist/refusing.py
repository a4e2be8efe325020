"""What must never come in with a list: who the cases are about; pure."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyrbodal import sensitive
from fyrbodal.bringing_in.change import Fault
from fyrbodal.documents.spreadsheets import Value
from workload.caselist.reading import Caselist


def refusals(caselist: Caselist) -> list[Fault]:
    """A fault for each cell with what looks like an identity number, in whatever column it stands."""
    return list(_found(caselist))


def _found(caselist: Caselist) -> Iterator[Fault]:
    said = _("Här står något som ser ut som ett personnummer. Ta bort det ur filen; ingenting av den har sparats.")
    for number, values in caselist.rows:
        for place, value in enumerate(values):
            if sensitive.finds(_digits(value)):
                yield Fault(caselist.where(number, place), said)


def _digits(value: Value) -> str:
    """A number that was typed without a hyphen is a figure to the program; one that began with 0 has lost it."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return value if isinstance(value, str) else f"{value:.0f}".rjust(10, "0")
