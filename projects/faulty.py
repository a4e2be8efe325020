"""What stands in the way of a report, each as a sentence at its field; pure."""

from collections.abc import Hashable
from typing import NamedTuple


class Fault(NamedTuple):
    """`row` is the key of the row that has the field, or its place; None where the field is of the whole."""

    field: str
    sentence: str
    row: Hashable | None = None
