"""What is noted when somebody looks at figures that not everybody sees, or takes a table out."""

from typing import Any

from fyrbodal import journal
from fyrbodal.organisation.roles import Role


def read_by_chief(*, thing: Any, organisation: Any, by: Any, **when: str) -> None:
    """A chief's reading of unsuppressed figures is journalled; leaders of the unit see the sheets anyway."""
    if by.holds(Role.IFO_CHIEF, at=organisation):
        journal.record(by, "read", thing, **when)


def took_out(*, thing: Any, table: Any, name: str, by: Any) -> None:
    journal.record(by, "exported", thing, file=name, rows=len(table.rows))


def read_report(*, unit: Any, copy: Any, by: Any) -> None:
    if by.holds(Role.IFO_CHIEF, at=unit.organisation):
        journal.record(by, "read", unit, number=copy.number)
