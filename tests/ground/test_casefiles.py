"""What our schemas may say, and what comes of a keyword that nobody has written a rule for."""

from decimal import Decimal

import pytest

from fyrbodal.casefiles import Fault, faults_by, pointer
from fyrbodal.casefiles.strict import Thing


def thing(**members):
    return Thing(list(members.items()))


def test_a_keyword_without_a_rule_is_the_programmer_s_mistake():
    with pytest.raises(KeyError, match="multipleOf"):
        faults_by({"type": "integer", "multipleOf": 5}, Decimal(4))


def test_what_has_no_type_is_not_asked_for_one():
    assert faults_by({"title": "Vad som helst"}, [None]) == []


def test_null_is_said_to_be_missing_only_where_it_may_not_stand():
    maybe = {"anyOf": [{"type": "integer"}, {"type": "null"}]}
    assert faults_by(maybe, None) == []
    assert faults_by(maybe, "x") == [Fault((), "Ska vara ett heltal utan citattecken.")]
    assert faults_by({"type": "null"}, Decimal(1)) == [Fault((), "Ska vara null.")]


def test_members_without_a_name_of_their_own_are_held_to_one_rule():
    levels = {"type": "object", "additionalProperties": {"type": "integer"}}
    assert faults_by(levels, thing(ny=Decimal(1), van="x")) == [
        Fault(("van",), "Ska vara ett heltal utan citattecken.")
    ]


def test_a_pointer_is_written_as_rfc_6901_has_it():
    assert pointer(("a/b", 0, "m~n", "")) == "/a~1b/0/m~0n/"
    assert pointer(()) == ""
