"""`try_allocation` answers with JSON or with a line per fault, and asks no database: pytest-django would refuse it."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from django.core.management import call_command

SHARED = Path(__file__).resolve().parents[3] / "shared" / "allocation"
CASE = {
    "seats": 3,
    "floor": 1,
    "seed": "ht2026",
    "requests": [
        {"municipality": "Orust", "wanted": 3, "weight": "57.9", "credit": "0.25"},
        {"municipality": "Åmål", "wanted": 1, "weight": "33", "credit": "0"},
    ],
}


@pytest.fixture
def tried(tmp_path, capsys):
    def run(case):
        path = tmp_path / "fall.json"
        path.write_text(case if isinstance(case, str) else json.dumps(case, ensure_ascii=False), encoding="utf-8")
        try:
            call_command("try_allocation", str(path))
        except SystemExit as ended:
            return ended.code, capsys.readouterr().err
        return 0, json.loads(capsys.readouterr().out)

    return run


def changed(**more):
    case = deepcopy(CASE)
    case["requests"][0] |= more
    return case


def test_the_answer_is_places_and_reasons(tried):
    code, answer = tried(CASE)
    assert (code, list(answer), answer["places"]) == (0, ["places", "reasons"], {"Orust": 2, "Åmål": 1})
    assert answer["reasons"]["Orust"] == (
        "Orust fick 2 av 3: den tredje platsen hade kvoten 14,48, den sista platsen var kommunens egen på 24,13. "
        "Den andra platsen fick kommunen på kvoten 24,13."
    )


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("seats: 3", "Filen är inte JSON: det tar stopp på rad 1, tecken 1."),
        (CASE | {"seats": -1}, "/seats: Får inte vara mindre än 0."),
        ({"seats": 1, "floor": 1, "seed": "ht2026"}, "/requests: Saknas."),
        (changed(credit="1.5"), "/requests/0/credit: Får inte vara större än 1."),
        (changed(weight=57.9), "/requests/0/weight: Ska vara en text inom citattecken."),
        (
            changed(weight="57,9"),
            '/requests/0/weight: "57,9" ska vara ett tal som "37.5": punkt, inget minus, högst tolv siffror på var sida om punkten.',
        ),
        (changed(municipality="Åmål"), "/requests/1/municipality: Kommunen står redan längre upp."),
        (changed(kommun="Orust"), "/requests/0/kommun: Är inget som ska stå här."),
        (CASE | {"requests": [{"municipality": f"Kommun {one}", "wanted": 10_000, "weight": "1", "credit": "0"} for one in range(11)]}, "/requests: Önskemålen är fler än 100000 platser."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_bad_case_gets_a_line_with_its_place(case, said, tried):
    assert tried(case) == (2, f"{said}\n")


@pytest.mark.skipif(not SHARED.exists(), reason="the worked cases lie outside the repository")
@pytest.mark.parametrize("path", sorted(SHARED.glob("A*.json")), ids=lambda path: path.stem)
def test_the_worked_cases_come_out_as_they_should(path, tried):
    worked = json.loads(path.read_bytes())
    code, answer = tried(worked)
    assert (code, answer["places"]) == (0, worked["expect"])
