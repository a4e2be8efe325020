"""The journal has Swedish words for everything that the program writes in it."""

import ast
from pathlib import Path

from fyrbodal.journal.words import DETAILS, VERBS

ROOT = Path(__file__).resolve().parents[2]
GROUND_AND_APPS = ("fyrbodal", "networks", "workload", "competence", "projects")


def calls():
    for folder in GROUND_AND_APPS:
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and len(node.args) == 3 and _name(node.func) == "record":
                    yield node


def _name(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def verbs(node):
    return {leaf.value for leaf in ast.walk(node.args[1]) if isinstance(leaf, ast.Constant)}


def test_every_verb_has_its_word_and_every_word_is_used():
    assert {verb for call in calls() for verb in verbs(call)} == set(VERBS)


def test_every_detail_has_its_word():
    named = {keyword.arg for call in calls() for keyword in call.keywords if keyword.arg}
    assert named <= set(DETAILS)
