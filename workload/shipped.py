"""The models that a municipality can begin with: what in them has a source, and what it must confirm itself.

A file in known/ is a case with a sample sheet, which `evaluate_workload` takes as it is. What the figures rest on stands
beside the model, under "about", since it is no part of what is weighed.
"""

import datetime as dt
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workload.casefile import read_case
from workload.spans import months_after
from workload.weighing import Model, Sheet

FOLDER = Path(__file__).with_name("known")
NAMES = ("trollhattan", "bengtsfors", "goteborg")


class Mark(StrEnum):
    SOURCED = "sourced"
    DERIVED = "derived"
    PROPOSAL = "proposal"


@dataclass(frozen=True)
class Ground:
    """What a figure rests on; a proposal may be silent."""

    mark: Mark
    text: str = ""


@dataclass(frozen=True)
class Shipped:
    """`grounds` by the names of `workload.figures`; `staff` is the kind that the model was made for.

    `owner` is a role in the association; all figures were looked at the same day, and are to be looked at on `review_on`.
    """

    origin: str
    staff: str
    owner: str
    review_on: dt.date
    model: Model
    sample: Sheet
    grounds: dict[str, Ground]

    @property
    def proposals(self) -> list[str]:
        """The figures that are "ej bekräftat av kommunen" until somebody confirms them."""
        return [name for name, ground in self.grounds.items() if ground.mark is Mark.PROPOSAL]


def shipped(name: str) -> Shipped:
    """By one of NAMES."""
    content = (FOLDER / f"{name}.json").read_bytes()
    about, case = json.loads(content)["about"], read_case(content)
    grounds = {key: Ground(Mark(said["mark"]), said.get("ground", "")) for key, said in about["figures"].items()}
    review_on = months_after(dt.date.fromisoformat(about["reviewed_on"]), about["review_months"])
    return Shipped(about["origin"], about["staff"], about["owner"], review_on, case.model, case.sheet, grounds)
