"""Arithmetic that is the same in every thread: results depend on nobody's decimal context."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
CENT = Decimal("0.01")
KEPT = Decimal("0.000001")  # as an outcome is kept, so that a sheet and a list of sheets never say different

# Figures have at most six digits on each side of the point. With 120 digits every product and sum of them is exact, the
# largest load too; only what is divided by three or seven has an end cut off.
EXACT = Context(prec=120)
CUT = Decimal("1e-40")


def shown(value: Decimal) -> Decimal:
    """Two decimals, half up. The end that a division cut off is healed first: three thirds of 1.005 are shown as 1.01."""
    healed = value.quantize(CUT, ROUND_HALF_EVEN, EXACT)
    return EXACT.plus(healed.quantize(CENT, ROUND_HALF_UP, EXACT))  # plus makes 0.00 of -0.00


def total(values: Iterable[Decimal]) -> Decimal:
    """Exact where the figures are."""
    result = ZERO
    for value in values:
        result = EXACT.add(result, value)
    return result
