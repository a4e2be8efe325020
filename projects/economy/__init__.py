"""What a project got and what it cost: rows, sums, deviations and whether they meet; pure, in Decimal to the öre.

Source: the form for local development grants, its page of economy and the box for money that was not used.
"""

from projects.economy.amounts import LARGEST, kronor
from projects.economy.economy import Comparison, Economy, Repaid
from projects.economy.faults import NOTE_ABOVE, faults
from projects.economy.rows import COSTS, INCOMES, Hours, Kind, Row, Share

__all__ = [
    "COSTS", "INCOMES", "LARGEST", "NOTE_ABOVE", "Comparison", "Economy", "Hours", "Kind", "Repaid", "Row",
    "Share", "faults", "kronor",
]  # fmt: skip
