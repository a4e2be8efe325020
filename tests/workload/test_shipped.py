"""What the three models rest on is said of every figure, and nothing without a source is called sourced."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.management import call_command

from workload.casefile import model_as_json
from workload.figures import figures
from workload.models import Version
from workload.reference import load_models
from workload.shipped import FOLDER, NAMES, Mark, shipped
from workload.weighing import Line, weigh
from workload.weights import weights_of

SOURCED = {
    "trollhattan": {
        "full": 40,
        "activities/normalarende/amount": 2,
        "activities/grupp_trygga_foraldrar/amount": Decimal("4.5"),
        "activities/grupp_musslan/amount": 7,
    },
    "bengtsfors": {},
    "goteborg": {"full": 150},
}
DERIVED = {
    "trollhattan": {"activities/bib/amount": 30, "activities/bim/amount": 30},
    "bengtsfors": {},
    "goteborg": {"experience/erfaren": 1},
}


def marked(template, mark):
    known = figures(template.model)
    return {name: known[name] for name, ground in template.grounds.items() if ground.mark is mark}


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_a_ground_and_every_ground_a_figure(name):
    template = shipped(name)
    assert set(template.grounds) == set(figures(template.model))
    assert all(ground.text for ground in template.grounds.values() if ground.mark is not Mark.PROPOSAL)


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_a_template_has_an_owner_by_role_and_a_day_to_be_looked_at_again(db, name):
    load_models()
    version = Version.objects.get(family__organisation=None, family__name=shipped(name).model.name)
    weights = weights_of(shipped(name).model, version.weights)
    assert {(one.owner, one.review_on) for one in weights} == {
        ("Administratören, Fyrbodals kommunalförbund", dt.date(2027, 11, 22))
    }


@pytest.mark.parametrize("name", NAMES)
def test_only_what_the_design_has_a_source_for_is_no_proposal(name):
    template = shipped(name)
    assert marked(template, Mark.SOURCED) == SOURCED[name]
    assert marked(template, Mark.DERIVED) == DERIVED[name]
    assert set(template.proposals) == set(figures(template.model)) - set(SOURCED[name]) - set(DERIVED[name])


@pytest.mark.parametrize(("name", "load"), [("trollhattan", "97.50"), ("bengtsfors", "75.78"), ("goteborg", "100.39")])
def test_each_comes_with_a_sample_that_can_be_tried_as_it_is(name, load, capsys):
    """39 of 40 h; 24.25 of 32 h; 128 of 127.5 points."""
    template = shipped(name)
    assert weigh(template.model, template.sample).load == Decimal(load)
    call_command("evaluate_workload", str(FOLDER / f"{name}.json"))
    assert f'"load": "{load}"' in capsys.readouterr().out


def test_all_that_are_shipped_are_known():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(NAMES)


def test_trollhattan_comes_to_its_own_hours():
    model = shipped("trollhattan").model
    lines = [Line("bib", 1, interval=6), Line("bim", 1, interval=3), Line("normalarende", 1, occasions=2)]
    assert [model.by_key[line.activity].weekly(line, 4) for line in lines] == [5, 10, 4]


def test_where_the_line_says_the_amount_the_model_has_none():
    own = [one["key"] for one in model_as_json(shipped("trollhattan").model)["activities"] if "amount" not in one]
    assert own == ["handledning", "ovrigt"]
