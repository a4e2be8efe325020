"""The economy of a report: it is taken when it adds up to the öre, and only then."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fyrbodal.swedish import NO_BREAK
from projects.economy import (
    COSTS,
    INCOMES,
    LARGEST,
    Comparison,
    Economy,
    Hours,
    Kind,
    Repaid,
    Row,
    Share,
    faults,
)
from projects.models import Budgeted, Report

TODAY = dt.date(2022, 2, 28)
OERE = Decimal("0.01")
CROWNS = st.decimals(min_value=0, max_value=10_000_000, places=2)
FEW_OERE = st.integers(0, 4).map(lambda number: number * OERE)  # so few that they often meet


def row(key, kind, amount=None, **more):
    return Row(key, kind, amount=None if amount is None else Decimal(amount), **more)


# 40 percent of a leader, an amount for two groups' hours, and a line that stands under it.
OF_THE_FORM = Economy(
    2021,
    (
        row("granted", Kind.GRANTED, 500_000),
        row("own", Kind.OWN, 87_720),
        row("other", Kind.OTHER_INCOME, 0),
        row("leader", Kind.PERSONNEL, 320_720, measure=Share(Decimal(40))),
        row("workers", Kind.PERSONNEL, 267_000, measure=Hours(Decimal(140))),
        row("reference", Kind.PERSONNEL, stands_under="workers", measure=Hours(Decimal(40))),
        row("rooms", Kind.ADMINISTRATION, 0),
        row("teaching", Kind.EDUCATION, 0),
        row("else", Kind.OTHER_COST, 0),
    ),
)


def simple(granted, own, cost, **more):
    rows = (row("g", Kind.GRANTED, granted), row("o", Kind.OWN, own), row("c", Kind.PERSONNEL, cost))
    return Economy(2021, rows, **more)


def one_row(found, others=()):
    """Beside an income that meets it."""
    balanced = row("g", Kind.GRANTED, found.outcome or 0)
    return Economy(2021, (balanced, found, *others))


def told(economy, **more):
    return [(fault.field, fault.sentence.replace(NO_BREAK, " ")) for fault in faults(economy, TODAY, **more)]


def fields(economy):
    return [fault.field for fault in faults(economy, TODAY)]


def test_the_figures_of_the_form_meet():
    assert (OF_THE_FORM.incomes, OF_THE_FORM.costs, OF_THE_FORM.difference) == (587_720, 587_720, 0)
    assert (OF_THE_FORM.granted, OF_THE_FORM.suggested_repayment) == (500_000, 0)
    assert faults(OF_THE_FORM, TODAY) == []


def test_an_amount_covers_the_row_under_it_and_no_rate_is_worked_out_of_it():
    assert [OF_THE_FORM.by_key[key].outcome for key in ("leader", "workers", "reference")] == [320_720, 267_000, None]
    assert [OF_THE_FORM.by_key[key].derived for key in ("leader", "workers", "reference")] == [None] * 3


@pytest.mark.parametrize(
    ("measure", "amount"),
    [
        (Hours(Decimal(140), Decimal(410)), "57400.00"),
        (Hours(Decimal("7.5"), Decimal("333.33")), "2499.98"),  # 2499.975, half up
        (Share(Decimal(40), Decimal(801800)), "320720.00"),
        (Share(Decimal("33.33"), Decimal("100.10")), "33.36"),  # 33.36333
        (Hours(Decimal(0), Decimal(410)), "0.00"),
        (Hours(Decimal(140)), None),
        (Share(Decimal(40)), None),
    ],
)
def test_hours_at_a_rate_and_a_share_of_a_year_give_the_amount_when_both_are_said(measure, amount):
    found = row("c", Kind.PERSONNEL, measure=measure)
    assert found.outcome == (None if amount is None else Decimal(amount))
    assert fields(one_row(found)) == ([] if amount else ["amount"])


def test_an_amount_that_says_something_else_than_its_own_hours_is_told_with_both():
    found = row("c", Kind.PERSONNEL, 1_000, measure=Hours(Decimal(10), Decimal(50)))
    assert told(one_row(found)) == [
        ("amount", "Beloppet är 1 000 kr, men uträkningen ger 500 kr. Ta bort det ena."),
    ]
    assert told(one_row(row("c", Kind.PERSONNEL, 500, measure=Hours(Decimal(10), Decimal(50))))) == []


def test_a_cost_without_an_amount_is_asked_for_one():
    assert told(one_row(row("c", Kind.EDUCATION))) == [("amount", "Skriv ett belopp. Kostade det inget, skriv 0.")]


@pytest.mark.parametrize(
    ("under", "others", "sentence"),
    [
        ("away", (), "Raden som beloppet står på finns inte längre. Välj en annan."),
        ("c", (), "Raden som du har valt har inget eget belopp. Välj den som har det."),
        ("g", (), "Beloppet står under en annan rubrik. Välj en rad under samma."),
        ("x", (row("x", Kind.EDUCATION, 0),), "Beloppet står under en annan rubrik. Välj en rad under samma."),
    ],
)
def test_a_row_stands_under_one_that_has_an_amount_and_the_same_heading(under, others, sentence):
    assert told(one_row(row("c", Kind.PERSONNEL, stands_under=under), others)) == [("stands_under", sentence)]


def test_a_row_under_another_has_no_amount_of_its_own():
    carrier = row("x", Kind.PERSONNEL, 0)
    for found in (
        row("c", Kind.PERSONNEL, 0, stands_under="x"),
        row("c", Kind.PERSONNEL, stands_under="x", measure=Hours(Decimal(1), Decimal(1))),
    ):
        said = "Raden ryms i en annan rads belopp. Ta bort beloppet här."
        assert told(one_row(found, (carrier,))) == [("amount", said)]


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        ("-1", "Skriv beloppet utan minus."),
        ("0.001", "Skriv högst två decimaler."),
        ("1000000000", "Beloppet är för stort. Skriv högst 999 999 999,99 kr."),
        ("1e300", "Beloppet är för stort. Skriv högst 999 999 999,99 kr."),
        ("NaN", "Skriv beloppet som ett tal."),
        ("Infinity", "Skriv beloppet som ett tal."),
    ],
)
def test_a_figure_that_cannot_be_counted_with_is_all_that_is_told(figure, sentence):
    assert told(simple(figure, 0, 7)) == [("amount", sentence)]
    assert told(replace(simple(0, 0, 7), repayment=Decimal(figure))) == [("repayment", sentence)]
    planned = row("c", Kind.PERSONNEL, 7, planned=Decimal(figure))
    assert told(Economy(2021, (planned,))) == [("planned", sentence)]
    hours = row("c", Kind.PERSONNEL, measure=Hours(Decimal(figure), Decimal(1)))
    assert told(Economy(2021, (hours,))) == [("hours", sentence)]


def test_a_product_that_is_too_large_is_told_at_the_amount():
    found = row("c", Kind.PERSONNEL, measure=Hours(LARGEST, LARGEST))
    assert fields(Economy(2021, (found,)))[0] == "amount"


def test_a_fault_of_a_row_says_which():
    assert faults(one_row(row("c", Kind.EDUCATION)), TODAY)[0].row == "c"
    assert faults(simple(5, 0, 4), TODAY)[0].row is None


def test_sums_that_do_not_meet_are_told_with_both_and_the_difference():
    assert told(simple(500_000, 87_720, 580_000)) == [
        ("balance", "Intäkterna är 587 720 kr och kostnaderna 580 000 kr. Det skiljer 7 720 kr.")
    ]
    over = simple(100, 0, "80.50", money_left=True, repayment=Decimal(30), repaid=Repaid.TO_BE)
    assert told(over) == [
        ("balance", "Intäkterna är 100 kr och kostnader och återbetalning 110,50 kr. Det skiljer 10,50 kr.")
    ]


@given(FEW_OERE, FEW_OERE, FEW_OERE, FEW_OERE)
def test_exactly_the_balanced_are_taken(granted, own, cost, repayment):
    assume(repayment <= granted)
    box = {"money_left": True, "repaid": Repaid.TO_BE} if repayment else {}
    assert (fields(simple(granted, own, cost, repayment=repayment, **box)) == []) == (granted + own == cost + repayment)


@given(CROWNS, CROWNS, st.integers(0, 10**9))
def test_what_meets_is_taken_and_not_when_an_oere_is_moved(granted, own, part):
    cost = min(granted + own, own + OERE * part)
    box = {"money_left": True, "repaid": Repaid.TO_BE} if cost != granted + own else {}
    meeting = simple(granted, own, cost, repayment=granted + own - cost, **box)
    assert fields(meeting) == []
    assert fields(simple(granted, own, cost + OERE, repayment=meeting.repayment, **box)) == ["balance"]
    assert fields(simple(granted, own + OERE, cost, repayment=meeting.repayment, **box)) == ["balance"]


@given(CROWNS, CROWNS, CROWNS)
def test_the_repayment_that_is_suggested_is_within_the_grant_and_meets_where_anything_can(granted, own, cost):
    economy = simple(granted, own, cost)
    suggested = economy.suggested_repayment
    assert 0 <= suggested <= granted
    can_meet = own <= cost <= granted + own
    assert (replace(economy, repayment=suggested).difference == 0) == can_meet


KINDS = st.sampled_from([*INCOMES, *COSTS])
ROWS = st.lists(st.tuples(KINDS, CROWNS), max_size=12)


@given(ROWS)
def test_the_headings_sum_up_to_the_whole(rows):
    economy = Economy(2021, tuple(row(key, kind, amount) for key, (kind, amount) in enumerate(rows)))
    assert sum(economy.total([kind]) for kind in INCOMES) == economy.incomes
    assert sum(economy.total([kind]) for kind in COSTS) == economy.costs
    assert economy.incomes + economy.costs == sum(amount for _kind, amount in rows)


PAID_BACK = {"money_left": True, "repayment": Decimal(10), "repaid": Repaid.HAS_BEEN, "repaid_on": dt.date(2022, 2, 1)}


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({}, None),
        ({"repaid": Repaid.TO_BE, "repaid_on": None}, None),
        ({"repaid_on": dt.date(2021, 1, 1)}, None),
        ({"repaid_on": TODAY}, None),
        ({"money_left": False}, "money_left"),
        ({"repayment": None}, "repayment"),
        ({"repayment": Decimal(0)}, "repayment"),
        ({"repaid": "", "repaid_on": None}, "repaid"),
        ({"repaid_on": None}, "repaid_on"),
        ({"repaid": Repaid.TO_BE}, "repaid_on"),
        ({"repaid_on": dt.date(2020, 12, 31)}, "repaid_on"),
        ({"repaid_on": dt.date(2022, 3, 1)}, "repaid_on"),
    ],
)
def test_money_that_was_not_used_goes_with_an_amount_and_with_whether_it_is_paid_back(changed, fault):
    found = PAID_BACK | changed
    economy = simple(100, 0, 100 - (found["repayment"] or 0), **found)
    assert fields(economy) == ([fault] if fault else [])


def test_no_more_than_was_granted_is_paid_back():
    economy = simple(100, 50, 0, **PAID_BACK | {"repayment": Decimal(150)})
    assert told(economy) == [
        ("repayment", "Återbetalningen kan inte vara större än det beviljade beloppet, 100 kr."),
    ]


def test_only_whether_it_is_paid_back_without_the_box_is_a_fault_as_well():
    assert fields(simple(100, 0, 100, repaid=Repaid.TO_BE)) == ["money_left"]
    assert fields(simple(100, 0, 100, repayment=Decimal(0))) == []


@pytest.mark.parametrize(
    ("planned", "outcome", "deviation", "percent", "exceeds"),
    [
        (1000, 1100, 100, "10.0", False),
        (1000, 1101, 101, "10.1", True),
        (1000, 899, -101, "-10.1", True),
        (3, 2, -1, "-33.3", True),
        (1000, "1100.01", "100.01", "10.0", True),  # by the öre, not by what is shown
        (0, 5, 5, None, True),
        (0, 0, 0, None, False),
        (None, 5, None, None, False),
        (5, None, None, None, False),
    ],
)
def test_a_deviation_is_told_in_crowns_and_percent_where_there_is_something_to_compare_with(
    planned, outcome, deviation, percent, exceeds
):
    planned, outcome, deviation, percent = (
        None if one is None else Decimal(one) for one in (planned, outcome, deviation, percent)
    )
    found = Comparison(planned, (), outcome)
    assert (found.deviation, found.percent, found.exceeds(Decimal(10))) == (deviation, percent, exceeds)


def test_a_large_deviation_is_explained():
    dear = row("c", Kind.EDUCATION, 1_500, planned=Decimal(1_000))
    assert told(one_row(dear)) == [
        ("deviation", "Planerat var 1 000 kr och utfallet blev 1 500 kr. Det skiljer 50,0 %. Skriv varför.")
    ]
    assert told(one_row(dear), note_above=Decimal(50)) == []
    assert told(one_row(replace(dear, note="  "))) == told(one_row(dear))
    assert told(one_row(replace(dear, note="Två föreläsare till."))) == []
    unplanned = replace(dear, planned=Decimal(0))
    assert told(one_row(unplanned)) == [("deviation", "Planerat var 0 kr och utfallet blev 1 500 kr. Skriv varför.")]


def test_the_years_before_stand_beside_by_row_and_by_heading():
    first = Economy(2019, (row("leader", Kind.PERSONNEL, 200), row("film", Kind.EDUCATION, 30)))
    second = Economy(2020, (row("leader", Kind.PERSONNEL, 250),))
    now = Economy(
        2021,
        (row("leader", Kind.PERSONNEL, 260, planned=Decimal(250)), row("help", Kind.PERSONNEL, 15)),
        before=(first, second),
    )
    assert now.of_row(now.rows[0]) == Comparison(Decimal(250), ((2019, Decimal(200)), (2020, Decimal(250))), 260)
    assert now.of_row(now.rows[1]) == Comparison(None, ((2019, None), (2020, None)), Decimal(15))
    assert now.of_kinds(Kind.PERSONNEL) == Comparison(
        Decimal(250), ((2019, Decimal(200)), (2020, Decimal(250))), Decimal(275)
    )
    assert now.of_kinds(Kind.EDUCATION) == Comparison(None, ((2019, Decimal(30)), (2020, None)), None)
    assert now.of_kinds(*COSTS).earlier == ((2019, Decimal(230)), (2020, Decimal(250)))


def test_the_rows_that_are_kept_have_the_same_kinds_and_boxes():
    assert [Kind.GRANTED, *map(Kind, Budgeted.values)] == [*INCOMES, *COSTS]
    assert [*map(Repaid, Report.Repaid.values)] == [*Repaid]
