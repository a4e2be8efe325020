"""A small case as the JSON that people write."""

import json
from copy import deepcopy

CASE = {
    "model": {
        "key": "m", "version": 2, "name": "Modell", "unit": "hours", "full": "40",
        "bands": [{"key": "gron", "upto": "100"}, {"key": "rod", "upto": None}],
        "experience": {"ny": "0.8"},
        "activities": [
            {"key": "samtal", "label": "Samtal", "calc": "occasion", "amount": "2"},
            {"key": "tur", "label": "Tur", "calc": "turn", "amount": "30"},
            {"key": "eget", "label": "Eget", "calc": "fixed"},
        ],
    },
    "sheet": {
        "model": "m", "version": 2, "employment": {"percentage": "100"},
        "lines": [{"activity": "samtal", "quantity": 4}],
    },
}  # fmt: skip
NOTHING = object()


def changed(*path, to=NOTHING):
    """The case with something else at a place, or without it."""
    case = deepcopy(CASE)
    *way, last = path
    place = case
    for step in way:
        place = place[step]
    if to is NOTHING:
        del place[last]
    else:
        place[last] = to
    return case


def written(case):
    return json.dumps(case, ensure_ascii=False).encode()
