"""Who counts as having taken part; what can be told of grades."""

import datetime as dt
from decimal import Decimal

import pytest

from competence.attending import took_part
from competence.evaluating import Graded, closes_on


@pytest.mark.parametrize(
    ("marks", "days", "said"),
    [
        (["present"], 1, True),
        (["partly"], 1, True),
        (["absent"], 1, False),
        (["present", "absent"], 2, True),
        (["present", "absent", "absent"], 3, False),
        (["partly", "absent", "present"], 3, True),
        (["absent", "absent"], 2, False),
        (["present"], 2, None),
        ([], 1, None),
        ([], 0, None),
    ],
)
def test_whoever_is_away_on_no_more_than_half_of_the_days_takes_part(marks, days, said):
    assert took_part(marks, days) is said


def test_the_mean_has_one_decimal_rounded_half_up():
    assert [Graded.of(grades).mean for grades in ([5, 4, 4], [5, 4], [1, 1, 1, 2], [4, 4, 4, 5])] == [
        Decimal("4.3"), Decimal("4.5"), Decimal("1.3"), Decimal("4.3"),
    ]  # fmt: skip


def test_grades_are_counted_from_five_to_one():
    assert Graded.of([5, 5, 3]).numbers == (2, 0, 1, 0, 0)


def test_one_can_answer_for_three_weeks():
    assert closes_on(dt.date(2027, 3, 13)) == dt.date(2027, 4, 3)
