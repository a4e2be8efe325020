"""The journal has Swedish words for everything that the program writes in it."""

import ast
from pathlib import Path

from fyrbodal.journal.words import DETAILS, VERBS

ROOT = Path(__file__).resolve().parents[2]
GROUND_AND_APPS = ("fyrbodal", "networks", "workload", "competence", "projects")


WORDS = ROOT / "fyrbodal" / "journal" / "words.py"


def nodes():
    for folder in GROUND_AND_APPS:
        for file in (ROOT / folder).rglob("*.py"):
            if file != WORDS:
                yield from ast.walk(ast.parse(file.read_text("utf-8")))


def calls():
    return [one for one in nodes() if isinstance(one, ast.Call) and len(one.args) == 3 and _name(one.func) in RECORDS]


RECORDS = {"record", "record_all"}


def literals():
    return {one.value for one in nodes() if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def _name(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def verbs(node):
    return {leaf.value for leaf in ast.walk(node.args[1]) if isinstance(leaf, ast.Constant)}


def test_every_verb_has_its_word():
    assert {verb for call in calls() for verb in verbs(call)} <= set(VERBS)


def test_every_word_is_of_a_verb_that_is_used():
    """A verb may stand in a name of its own before it is written down."""
    assert set(VERBS) - literals() == set()


def test_every_detail_has_its_word():
    named = {keyword.arg for call in calls() for keyword in call.keywords if keyword.arg}
    assert named <= set(DETAILS)
