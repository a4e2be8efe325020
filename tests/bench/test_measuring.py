"""What a row says: ratios of pairs, and whether the aim was met."""

import pytest

from bench import plain
from bench.measuring import NO_AIM, Aim, Pairs, Row, in_turn
from bench.report import lines


def test_the_ratio_is_the_middle_one_of_the_pairs() -> None:
    pairs = Pairs(measured=[3.0, 8.0, 20.0], floor=[1.0, 4.0, 1.0])
    assert (pairs.ratio, pairs.inverse) == (3.0, 1 / 3)


def test_both_are_asked_once_to_warm_up_and_then_in_turn() -> None:
    asked: list[str] = []
    in_turn(lambda: asked.append("page"), lambda: asked.append("floor"), pairs=2, calls=2)
    assert asked == ["page", "floor", "floor", "floor", "page", "page", "page", "page", "floor", "floor"]


def test_what_lies_between_is_done_before_each() -> None:
    done: list[str] = []
    in_turn(lambda: done.append("a"), lambda: done.append("b"), pairs=1, between=lambda: done.append("-"))
    assert "".join(done) == "-a-b-b-a"


@pytest.mark.parametrize(
    ("aim", "met", "missed"),
    [(Aim(highest=3.0), 3.0, 3.01), (Aim(lowest=0.8), 0.8, 0.79), (Aim(lowest=0.8, highest=1.2), 1.2, 0.7)],
)
def test_an_aim_is_met_at_its_edge_and_missed_beyond(aim: Aim, met: float, missed: float) -> None:
    assert [Row("Q", "w", "1 ms", "1 ms", ratio, aim).verdict for ratio in (met, missed)] == ["yes", "NO"]


def test_where_nothing_is_aimed_at_nothing_is_missed() -> None:
    assert Row("Q", "memory", "90 MB", "80 MB", 1.1, NO_AIM).verdict == ""


def test_the_table_stands_in_columns() -> None:
    shown = lines([Row("Q", "a page", "6.0 ms", "2.0 ms", 3.0, Aim(highest=3.0))]).splitlines()
    assert shown == [
        "what    measured  floor   ratio  aim    met",
        "a page  6.0 ms    2.0 ms  3.00   ≤ 3.0  yes",
    ]


def test_so_much_is_taken_as_fills_the_pages() -> None:
    assert plain.filling(6, 3, lambda number: -(-number // 7)) in range(36, 43)
