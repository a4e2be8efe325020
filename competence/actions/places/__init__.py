"""Every change of who has a place and of how many there are, under a lock of the course: nothing else writes them.

After each of them the queue stands still: whoever could be let in has been. See docs/decisions/0015.
"""

from competence.actions.places.asking import ask, refuse
from competence.actions.places.giving import Given, add, give_out
from competence.actions.places.holding import employer
from competence.actions.places.naming import name, swap
from competence.actions.places.passing import give_back, move_on
from competence.actions.places.seating import seat
from competence.actions.places.seats import demand_seats, keep, set_seats

__all__ = [
    "Given", "add", "ask", "demand_seats", "employer", "give_back", "give_out", "keep", "move_on", "name", "refuse", "seat", "set_seats", "swap",
]  # fmt: skip
