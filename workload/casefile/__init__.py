"""Models and sheets as JSON: read against schema.json and against each other, and written."""

from workload.casefile.building import model_from, sheet_from
from workload.casefile.reading import Case, faults_of, read_case, read_model
from workload.casefile.writing import answer_as_json, model_as_json, sheet_as_json

__all__ = [
    "Case", "answer_as_json", "faults_of", "model_as_json", "model_from", "read_case", "read_model", "sheet_as_json", "sheet_from",
]  # fmt: skip
