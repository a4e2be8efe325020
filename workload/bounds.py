"""How much a line may say, wherever it is said: in the grid, in a spreadsheet, in a trial."""

from decimal import Decimal

WEEK_OF_HOURS = Decimal(168)
MANY_POINTS = Decimal(9999)
COUNT = 9999
WEEKS = 520  # the longest interval


def most(unit: str) -> Decimal:
    """Of hours, or of points."""
    return WEEK_OF_HOURS if unit == "hours" else MANY_POINTS
