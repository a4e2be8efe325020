"""Shares out the seats of a case in a file: what somebody tries another key, floor or seed with."""

from typing import Any

from competence.allocation.case import answer
from fyrbodal.casefiles.command import CaseCommand


class Command(CaseCommand):
    help = "Fördelar platserna i en fil med önskemål och säger varför, utan databas."

    def answer(self, content: bytes) -> dict[str, Any]:
        return answer(content)
