"""What somebody has, lacks, has planned and is due to take again, by the plan of her step; pure."""

from competence.gaps.cell import Cell, State
from competence.gaps.cells import cells
from competence.gaps.demand import Demand, forecast, together
from competence.gaps.needs import Line, Need, Needs, prepared
from competence.gaps.people import Person, Planned, Taken

__all__ = [
    "Cell", "Demand", "Line", "Need", "Needs", "Person", "Planned", "State", "Taken",
    "cells", "forecast", "prepared", "together",
]  # fmt: skip
