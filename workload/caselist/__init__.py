"""A list of cases that somebody keeps in a file of their own: found, understood, checked; pure of the ORM."""

from workload.caselist.guessing import SKIP, guessed_activity, guessed_columns
from workload.caselist.reading import Caselist, Column, read_caselist
from workload.caselist.refusing import refusals

__all__ = [
    "SKIP", "Caselist", "Column", "guessed_activity", "guessed_columns", "read_caselist", "refusals",
]  # fmt: skip
