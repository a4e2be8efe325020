"""Weighs the sheet in a file by the model in the same file: what a model's author tries a draft with."""

from typing import Any

from fyrbodal.casefiles.command import CaseCommand
from workload.casefile import answer_as_json, read_case


class Command(CaseCommand):
    help = "Räknar ut arbetstyngden i en fil med modell och blad, utan databas."

    def answer(self, content: bytes) -> dict[str, Any]:
        return answer_as_json(read_case(content).weighed())
