"""Who gets the places when more is wished for than there are seats, and why; pure."""

from competence.allocation.method import Allocation, Request, Turn, allocate
from competence.allocation.reasons import reasons

__all__ = ["Allocation", "Request", "Turn", "allocate", "reasons"]
