"""A line opens to f × (a + standard times + travel)."""

from dataclasses import replace
from decimal import ROUND_DOWN, Context, Decimal, localcontext

import pytest

from fyrbodal.swedish import NO_BREAK
from tests.workload.models import CONTACT, HOURS, POINTS, TALK, sheet
from workload.weighing import Every, Line, explanations, weigh

STANDARD = replace(TALK, key="standard", per_occasion=(Decimal("0.25"), Decimal("0.50")))
MODEL = replace(HOURS, activities=(*HOURS.activities, STANDARD))


def explained(line, model=MODEL, **given):
    [sentence] = explanations(weigh(model, sheet(line, **given)))
    return sentence


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (Line("samtal", 1), "1 × 2 h = 2,00 h i veckan"),
        (Line("samtal", 3, occasions=2), "3 st × 2 × 2 h = 12,00 h i veckan"),
        (Line("samtal", 2, travel=Decimal("0.5")), "2 st × 1 × (2 h + 0,5 h restid) = 5,00 h i veckan"),
        (
            Line("standard", 1, travel=Decimal("1.50")),
            "1 × (2 h + 0,25 h standardtid + 0,5 h standardtid + 1,5 h restid) = 4,25 h i veckan",
        ),
        (Line("samtal", 1, occasions=3, every=2), "3/2 × 2 h = 3,00 h i veckan"),
        (Line("samtal", 1, every_unit=Every.MONTH), "1/(52/12) × 2 h = 0,46 h i veckan"),
        (Line("samtal", 1, every=2, every_unit=Every.MONTH), "1/(2 × 52/12) × 2 h = 0,23 h i veckan"),
        (Line("samtal", 1, share=Decimal("0.50")), "andel 0,5 × 1 × 2 h = 1,00 h i veckan"),
        (Line("bim", 1, interval=3), "1/3 × 30 h = 10,00 h i veckan"),
        (Line("paus", 1), "5 × 0,5 h = 2,50 h i veckan"),
        (Line("grupp", 1, travel=Decimal(1)), "1 × 4,5 h = 4,50 h i veckan (restid räknas inte här)"),
        (
            Line("skattat", 1, amount=Decimal("3.25")),
            "1 × 3,25 h + 0,5 h standardtid i veckan + 0,75 h standardtid i veckan = 4,50 h i veckan",
        ),
        (
            Line("skattat", 2, amount=Decimal(2)),
            "2 st × [1 × 2 h + 0,5 h standardtid i veckan + 0,75 h standardtid i veckan] = 6,50 h i veckan",
        ),
        (Line("umgange", 1), "0/4 × (0 h + 0,5 h standardtid) = 0,00 h i veckan"),
        (Line("umgange", 1, actuals=(Decimal("2.5"),)), "1/4 × (2,5 h + 0,5 h standardtid) = 0,75 h i veckan"),
        (
            Line("umgange", 1, actuals=(Decimal(2), Decimal("2.5"), Decimal(3))),
            "3/4 × ((2 + 2,5 + 3)/3 h + 0,5 h standardtid) = 2,25 h i veckan",
        ),
    ],
)
def test_a_line_in_hours_says_how_it_came_to_its_weight(line, sentence):
    assert explained(line) == sentence


def test_points_are_called_points():
    assert explained(Line("utredning", 6), POINTS) == "6 st × 1 × 12 poäng = 72,00 poäng"


def test_large_figures_are_grouped_and_lose_no_digit():
    line = Line("samtal", 999_999, amount=Decimal("999999.999999"))
    assert explained(line).replace(NO_BREAK, " ") == (
        "999 999 st × 1 × 999 999,999999 h = 999 998 999 999,00 h i veckan"
    )


def test_the_context_of_the_thread_changes_no_figure():
    with localcontext(Context(prec=2, rounding=ROUND_DOWN)):
        assert explained(Line("samtal", 123, amount=Decimal("1.234"))) == "123 st × 1 × 1,234 h = 151,78 h i veckan"


def test_logged_time_is_said_by_its_own_activity_only():
    model = replace(HOURS, activities=(replace(CONTACT, amount=Decimal(9)),))
    assert (
        explained(Line("umgange", 1, amount=Decimal(7)), model) == "0/4 × (0 h + 0,5 h standardtid) = 0,00 h i veckan"
    )
