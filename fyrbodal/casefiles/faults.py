"""What is wrong, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

Place = tuple[str | int, ...]  # keys and positions from the whole file inwards


@dataclass(frozen=True)
class Fault:
    """`place` None is no place in the file, but all that can be said about it."""

    place: Place | None
    sentence: str

    def __str__(self) -> str:
        """One line, whatever the file has for keys."""
        if self.place is None:
            return self.sentence
        return f"{pointer(self.place) or _('hela filen')}: {self.sentence}"


class Faulty(ValueError):
    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def pointer(place: Place) -> str:
    """A JSON pointer (RFC 6901): /sheet/lines/0/quantity"""
    return "".join(f"/{legible(str(part)).replace('~', '~0').replace('/', '~1')}" for part in place)


def legible(text: str, longest: int = 60) -> str:
    """As it can stand in a line: what cannot be printed is escaped, and a long text is cut."""
    return "".join(_escaped(text[:longest])) + ("…" if len(text) > longest else "")


def _escaped(text: str) -> Iterator[str]:
    for letter in text:
        yield letter if letter.isprintable() else f"\\u{ord(letter):04x}"
