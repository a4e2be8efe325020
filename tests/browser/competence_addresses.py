"""The addresses of competence, as addresses.py says them of the rest: a file for each part of the app, `sweep_<part>.py`.

Each holds some of PAGES, SENT, ALSO, NO_PAGE and EMPTY. A new part adds its file and nothing else.
"""

import importlib
from pathlib import Path
from typing import Any

from tests.browser.addresses import Stop

PARTS = [
    importlib.import_module(f"tests.browser.{one.stem}") for one in sorted(Path(__file__).parent.glob("sweep_*.py"))
]


def gathered(name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in PARTS:
        found |= getattr(part, name, {})
    return found


PAGES: dict[str, Stop] = gathered("PAGES")
SENT: dict[str, Stop] = gathered("SENT")
ALSO: dict[str, tuple[str, Stop]] = gathered("ALSO")
NO_PAGE: dict[str, str] = gathered("NO_PAGE")
EMPTY: list[str] = [name for part in PARTS for name in getattr(part, "EMPTY", [])]
