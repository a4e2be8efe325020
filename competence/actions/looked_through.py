"""What a table that somebody has sent would do, row by row, before anything of it is written."""

import hashlib
from dataclasses import dataclass, field

from competence.actions.plan_books import Cell, Fault, Touched

__all__ = ["Cell", "Change", "Fault", "NotAsSeen", "Touched"]


@dataclass
class Change:
    """Rows that the file adds or changes; of one that is added, `row` is None. What the file leaves out stays as it is."""

    source: str
    added: list[Touched] = field(default_factory=list)
    changed: list[Touched] = field(default_factory=list)
    same: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed)

    @property
    def seen(self) -> str:
        """A word for exactly this, so that nothing else is written than what was looked at."""
        touched = [*self.added, *self.changed]
        said = repr([(one.number, one.row.pk if one.row else None, one.name, one.cells) for one in touched])
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def counts(self) -> dict[str, int]:
        return {"new": len(self.added), "changed": len(self.changed), "same": self.same}

    def demand(self, seen: str) -> None:
        """Raises NotAsSeen when this is not what was looked at, or cannot be written."""
        if self.faults or self.is_empty or self.seen != seen:
            raise NotAsSeen(self)


class NotAsSeen(Exception):
    """What the file would do is something else than what was looked at; nothing was written."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change
