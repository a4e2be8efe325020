"""Who gets the places when more is wished for than there are seats, and why; pure."""

from competence.allocation.inside import Asking, Returned, SharedOut, Wish, served, share_out, usable, waiting, within
from competence.allocation.method import Allocation, Request, Turn, allocate
from competence.allocation.reasons import adjusted, reasons, told

__all__ = [
    "Allocation",
    "Asking",
    "Request",
    "Returned",
    "SharedOut",
    "Turn",
    "Wish",
    "adjusted",
    "allocate",
    "reasons",
    "served",
    "share_out",
    "told",
    "usable",
    "waiting",
    "within",
]
