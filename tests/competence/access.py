"""Who gets what answer from which address of competence: written by hand, a file for each part of the app.

Each file, `access_<part>.py`, holds EXPECTED: name of the address → method, and place → role → status. It may also say
how a thing is made that its addresses are about (THINGS), which thing an address takes (OF), and what else stands in an
address (ARGUMENTS); see walking.py. A new part adds its file and nothing else.
"""

import importlib
from pathlib import Path
from typing import Any

ROLES = ("visitor", "karin", "david", "sten", "vera", "nils", "ingrid", "eva", "gunnar", "olof")
TO_SIGN_IN = 302

Answers = dict[str, int]
Line = tuple[str, dict[str, Answers]]


def answers(others: int, **said: int) -> Answers:
    """What everybody who has signed in is answered but for those that are named; a visitor is sent to sign in."""
    return dict.fromkeys(ROLES, others) | {"visitor": TO_SIGN_IN} | said


def everybody(status: int) -> Answers:
    """The same to all, visitors too."""
    return dict.fromkeys(ROLES, status)


def everywhere(told: Answers, method: str = "GET") -> Line:
    """The same of every place; and what is of no place."""
    return method, {"": told}


def by_place(method: str = "GET", **places: Answers) -> Line:
    return method, places


PARTS = [
    importlib.import_module(f"tests.competence.{one.stem}") for one in sorted(Path(__file__).parent.glob("access_*.py"))
]


def gathered(name: str) -> dict[str, Any]:
    """What the parts say under a name, together; no two may say the same."""
    found: dict[str, Any] = {}
    for part in PARTS:
        said = getattr(part, name, {})
        twice = found.keys() & said.keys()
        if twice:
            raise AssertionError(f"{part.__name__} says again: {twice}")
        found |= said
    return found


EXPECTED: dict[str, Line] = gathered("EXPECTED")
