"""The files."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "known"


def known(name: str, empty: Any) -> Any:
    """What stands in a file; `empty` where there is none."""
    file = FOLDER / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else empty


def sentences(*texts: str) -> str:
    """Those that say something, after each other."""
    return " ".join(text for text in texts if text)
