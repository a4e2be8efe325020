"""What if: changes to a copy of a period, weighed before and after; pure."""

from workload.trying.desk import Desk, Table, holder_of
from workload.trying.impossible import Impossible
from workload.trying.operations import (
    End,
    Frequency,
    Give,
    Interval,
    Move,
    Operation,
    Percentage,
    new_name,
    tried,
)
from workload.trying.standing import Standing, Standings, room, spread, standings, together
from workload.trying.time import Time

__all__ = [
    "Desk",
    "End",
    "Frequency",
    "Give",
    "Impossible",
    "Interval",
    "Move",
    "Operation",
    "Percentage",
    "Standing",
    "Standings",
    "Table",
    "Time",
    "holder_of",
    "new_name",
    "room",
    "spread",
    "standings",
    "together",
    "tried",
]
