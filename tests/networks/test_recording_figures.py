"""A number as it was said, and what it is read as."""

from decimal import Decimal

import pytest

from networks.figures import read


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("3", "3"), ("1,8", "1,8"), ("åtta–nio", "8–9"), ("fem-sex", "5–6"), ("ca 55-60", "ca 55–60"), ("10+3", "13"),
        ("inga", "0"), ("ett", "1"), ("två just nu", "2"), ("2026", "2 026"), ("½", "0,5"), ("10", "10"), ("1 200", "1 200"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_a_person_would(said, shown):
    assert str(read(said)).replace("\N{NO-BREAK SPACE}", " ") == shown


@pytest.mark.parametrize("said", ["", "vet inte", "två genomförda + sex förfrågningar", "många"])
def test_what_is_no_single_number_is_left_as_it_was_said(said):
    assert read(said) is None


def test_a_range_has_its_lowest_first():
    assert read("9-8") == (Decimal(8), Decimal(9), False)
