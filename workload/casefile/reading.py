"""From the content of a file to a model and a sheet, or to the faults that are in it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fyrbodal.casefiles import Fault, Faulty, faults_by, parsed
from workload.casefile.building import model_from, sheet_from
from workload.casefile.sense import model_faults, sheet_faults
from workload.weighing import Model, Result, Sheet, weigh

SCHEMA: dict[str, Any] = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
MODEL_ALONE = {
    "$defs": SCHEMA["$defs"],
    "type": "object",
    "required": ["model"],
    "properties": {"model": SCHEMA["properties"]["model"]},
}


@dataclass(frozen=True)
class Case:
    model: Model
    sheet: Sheet

    def weighed(self) -> Result:
        return weigh(self.model, self.sheet)


def read_case(content: bytes) -> Case:
    """Raises Faulty."""
    data = parsed(content)
    _refuse_if(faults_of(data))
    model = model_from(data["model"])
    return Case(model, sheet_from(data["sheet"]))


def read_model(content: bytes) -> Model:
    """Out of a file with `model` in it, whatever else it has. Raises Faulty."""
    data = parsed(content)
    _refuse_if(faults_by(MODEL_ALONE, data) or model_faults(data["model"]))
    return model_from(data["model"])


def faults_of(data: Any) -> list[Fault]:
    """Of the form first; what the parts say together is asked where their form is right."""
    faults = faults_by(SCHEMA, data)
    if not _has(faults, "model"):
        faults += model_faults(data["model"])
    if not _has(faults, "model") and not _has(faults, "sheet"):
        faults += sheet_faults(data["sheet"], data["model"])
    return faults


def _has(faults: list[Fault], part: str) -> bool:
    """Whether there are any in this part, or in the whole of the file."""
    return any(not fault.place or fault.place[0] == part for fault in faults)


def _refuse_if(faults: list[Fault]) -> None:
    if faults:
        raise Faulty(faults)
