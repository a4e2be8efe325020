"""The hidden cell that says what a sheet of a workbook is, so that it can come back; pure."""

import json
from dataclasses import dataclass, field

KEY = "fyrbodal"
SHEET, TEMPLATE = "blad", "mall"


@dataclass(frozen=True)
class Mark:
    """`lines` are the fingerprints by which a line that somebody has changed is known; ids as text."""

    kind: str
    version: str
    sheet: str = ""
    lines: dict[str, str] = field(default_factory=dict)

    def written(self) -> str:
        data = {KEY: self.kind, "version": self.version, "sheet": self.sheet, "lines": self.lines}
        return json.dumps(data, separators=(",", ":"))


def read_mark(value: object) -> Mark | None:
    """None for a cell that says something else."""
    try:
        data = json.loads(value) if isinstance(value, str) and KEY in value else None
        return _mark(data) if isinstance(data, dict) else None
    except (ValueError, KeyError, RecursionError):
        return None


def _mark(data: dict[str, object]) -> Mark:
    lines = data["lines"]
    if data[KEY] not in (SHEET, TEMPLATE) or not isinstance(lines, dict):
        raise ValueError(data)
    known = {str(key): str(value) for key, value in lines.items()}
    return Mark(str(data[KEY]), str(data["version"]), str(data["sheet"]), known)
