"""What a file that somebody has sent would do to the rows that are there, before anything of it is written."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from fyrbodal.seen import NotAsSeen


@dataclass(frozen=True)
class Cell:
    """What is new in one cell, under the heading of its column."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True)
class Touched:
    """A row that is added or changed: `number` is where it stands in the file, `values` the columns to write."""

    number: int
    name: str
    row: Any
    values: Mapping[str, Any]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Gone:
    """A row that the file had and has no more."""

    name: str
    row: Any


@dataclass(frozen=True)
class Fault:
    """`where` is a place in the file as one finds it there; empty for the file as a whole."""

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}" if self.where else self.text


@dataclass
class Change:
    """`notes` say what somebody else has done meanwhile, and is left as it is. With a fault, nothing is written."""

    source: str
    added: list[Touched] = field(default_factory=list)
    changed: list[Touched] = field(default_factory=list)
    removed: list[Gone] = field(default_factory=list)
    same: int = 0
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.removed)

    @property
    def seen(self) -> str:
        """A word for exactly this, so that nothing else is written than what was looked at."""
        added = [(one.number, one.name, one.cells) for one in self.added]
        changed = [(one.row.pk, one.cells) for one in self.changed]
        said = repr((added, changed, [one.row.pk for one in self.removed]))
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def counts(self) -> dict[str, int]:
        return {"new": len(self.added), "changed": len(self.changed), "removed": len(self.removed)}

    def __str__(self) -> str:
        return _("Nya rader: %(new)s, ändrade: %(changed)s, borttagna: %(removed)s.") % self.counts


def as_seen(make: Callable[[], Change], seen: str) -> Change:
    """What the file would do now. To be asked while nobody else can write. Raises NotAsSeen."""
    change = make()
    if change.faults or change.is_empty or change.seen != seen:
        raise NotAsSeen(change)
    return change
