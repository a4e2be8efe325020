"""What the figures of a model rest on, without a database."""

import datetime as dt
from decimal import Decimal

import pytest

from workload.casefile import model_as_json, model_from
from workload.documents.weights import described
from workload.figures import figures
from workload.limits import faults_in
from workload.samples import sample_of
from workload.shipped import NAMES, Mark, shipped
from workload.weighing import weigh
from workload.weights import Weight, as_stored, confirmed, moved, weights_of

DAY = dt.date(2027, 3, 1)
SAID = {
    "owner": "Enhetschefen",
    "review_on": DAY,
    "by": "Ingrid Ås",
    "on": dt.date(2026, 3, 1),
    "ground": "tidsmätning",
}


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_a_shipped_model_is_called_something(name):
    model = shipped(name).model
    assert set(described(model)) == set(figures(model))


def test_a_figure_is_called_what_its_activity_is_called():
    names = described(shipped("bengtsfors").model)
    assert names["activities/skattat_arende/per_week/0"] == "Skattat ärende: standardtid i veckan"
    assert (names["full"], names["bands/gul/upto"]) == ("Full vecka vid 100 procent", "Gul till och med")


def test_what_nobody_has_said_anything_of_is_a_proposal():
    [weight] = [one for one in weights_of(shipped("bengtsfors").model, {}) if one.name == "full"]
    assert (weight.mark, weight.is_unconfirmed, weight.owner) == (Mark.PROPOSAL, True, "")


def test_a_changed_figure_has_no_source_and_gets_it_back_when_it_is_changed_back():
    model = shipped("trollhattan").model
    stored = as_stored([Weight("full", model.full, Mark.SOURCED, "Minnesanteckningar", "Anna", DAY)])
    shorter = model_from(model_as_json(model) | {"full": "37.5"})
    changed, same = weights_of(shorter, stored)[0], weights_of(model, stored)[0]
    assert (changed.mark, changed.is_unconfirmed, changed.ground) == (Mark.PROPOSAL, True, "Ändrad från 40.")
    assert (same.mark, same.ground) == (Mark.SOURCED, "Minnesanteckningar")


def test_a_confirmed_proposal_is_the_municipalitys_own_and_never_a_source():
    own = confirmed(Weight("full", Decimal(40)), **SAID)
    assert (own.mark, own.is_unconfirmed, own.confirmed_by, own.ground) == (
        Mark.PROPOSAL, False, "Ingrid Ås", "tidsmätning",
    )  # fmt: skip
    assert own.is_complete


def test_a_source_keeps_its_ground_when_it_gets_an_owner():
    own = confirmed(Weight("full", Decimal(40), Mark.SOURCED, "Minnesanteckningar"), **SAID)
    assert (own.mark, own.ground, own.owner, own.confirmed_by) == (
        Mark.SOURCED, "Minnesanteckningar", "Enhetschefen", "",
    )  # fmt: skip


def test_what_one_municipality_has_confirmed_is_a_proposal_in_the_next():
    there = confirmed(Weight("full", Decimal(40)), **SAID)
    here = moved(there, owner="Bo", review_on=DAY)
    assert (here.is_unconfirmed, here.owner, here.review_on, here.ground) == (True, "", None, "tidsmätning")


def test_why_the_others_confirmed_it_is_said_to_be_their_reason():
    there = confirmed(Weight("full", Decimal(40)), **SAID)
    here = moved(there, owner="Bo", review_on=DAY, whose="Orust")
    further = moved(here, owner="Eva", review_on=DAY, whose="Åmål")  # where nobody had confirmed it
    assert (here.ground, further.ground) == ("Orust: tidsmätning", "Orust: tidsmätning")


def test_weights_are_stored_and_read_again_unchanged():
    model = shipped("trollhattan").model
    weights = [confirmed(weight, **SAID) for weight in weights_of(model, {})]
    assert weights_of(model, as_stored(weights)) == weights


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_model_is_tried_on_its_own_sheet_and_one_of_every_other_activity(name):
    model, own = shipped(name).model, shipped(name).sample
    sheet = sample_of(model)
    others = [line for line in sheet.lines if line not in own.lines]
    assert sheet.lines[: len(own.lines)] == own.lines
    assert {line.activity for line in others} == set(model.by_key) - {line.activity for line in own.lines}
    assert len(weigh(model, sheet).weights) == len(own.lines) + len(others)


def test_a_model_of_other_activities_is_tried_on_one_of_each():
    definition = model_as_json(shipped("trollhattan").model)
    definition["activities"] = [
        {"key": "a", "label": "A", "calc": "turn", "amount": "8"},
        {"key": "b", "label": "B", "calc": "actual"},
        {"key": "c", "label": "C", "calc": "fixed"},
    ]
    model = model_from(definition)
    assert list(weigh(model, sample_of(model)).weights) == [2, Decimal("0.25"), 1]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"full": "0"}, "/model/full: Ska vara mer än noll."),
        ({"name": " "}, "/model/name: Är tom."),
        ({"key": "x" * 61}, "/model/key: Får ha högst 60 tecken."),
        ({"bands": [{"key": "ingen_data", "upto": None}]},
         "/model/bands/0/key: Det namnet säger programmet självt, när belastningen inte går att räkna."),
        ({"bands": [{"key": "a", "upto": "110"}, {"key": "b", "upto": "100"}, {"key": "c", "upto": None}]},
         "/model/bands/1/upto: Gränsen ska vara högre än i bandet före."),
        ({"experience": {"": "1"}}, "/model/experience/: Är tom."),
        ({"activities": [{"key": str(n), "label": "A", "calc": "fixed"} for n in range(61)]},
         "/model/activities: Får vara högst 60."),
        ({"activities": [{"key": "a", "label": "", "calc": "fixed", "per_week": ["1"] * 11}]},
         "/model/activities/0/label: Är tom.\n/model/activities/0/per_week: Får vara högst 10."),
    ],
)  # fmt: skip
def test_a_model_that_cannot_be_kept_is_told_where(change, fault):
    definition = model_as_json(shipped("goteborg").model) | change
    assert "\n".join(map(str, faults_in(definition))) == fault
