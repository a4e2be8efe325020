"""The staffing survey of March 2017: sixteen rows as they were filled in, and what they answer together."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import competence
from competence.staffing import Answer, Column, Question, Row, derived, read, read_count, read_relief, summary

FILE = Path(competence.__file__).parent / "known" / "staffing.json"
SURVEY = json.loads(FILE.read_text(encoding="utf-8"))
ROWS = [
    Row(row["unit"], row["municipality"], row["words"], interviewed=row["source"] == "interview")
    for row in SURVEY["rows"]
]
# What each row says, column by column: a number, least–most, "least–" where it is open, or how it is answered without one.
READ = {
    "Bengtsfors": "7.3 4.55 2.75 not_reported 1 0.8 2.75 not_reported not_reported",
    "Dals-Ed": "1.5 1 0.5 not_reported 0.5 not_reported 1.0 not_reported not_reported",
    "Färgelanda": "7 2 5 0 3 3 1 0 0",
    "Lysekil": "8 3 5 ~2–3 3 5 0 0 ~50",
    "Mellerud": "5 1 ~1 5 0 0 1 4 unknown",
    "Munkedal": "5 3 2 1 1 2 2 1 10–15",
    "Orust": "3 yes 1 2 3 4 3 3 100",
    "Sotenäs": "6 2 4 0 1 3 2 0 yes",
    "Strömstad": "4.5 yes 1 2 yes 0 0 4 ~50",
    "Tanum": "8 4 4 0 4 1 3 0 ~60",
    "Trollhättan 1": "~24– 24 3 0 3 10 12 0 50",
    "Trollhättan 2": "11 5 6 0 9 0 2 0 0",
    "Vänersborg": "15 6 8 2 10 5 0 1 100",
    "Uddevalla 1": "19 16 3 3 7 6 4 2 unknown",
    "Uddevalla 2": "28 24 4 0 5 18 5 0 0",
    "Åmål": "7 5 1 2 1 3 3 0 ~50",
}


def shown(found) -> str:
    if found.least is None:
        return found.answer.value
    about = "~" if found.approximate else ""
    if found.value is not None:
        return f"{about}{found.value}"
    return f"{about}{found.least}–{'' if found.most is None else found.most}"


@pytest.mark.parametrize("row", ROWS, ids=[row.unit for row in ROWS])
def test_each_cell_is_read_as_its_words_say(row):
    assert " ".join(shown(row.read(column)) for column in Column) == READ[row.unit]
    assert [row.read(column).words for column in Column] == [row.words[column] for column in Column]


def test_all_sixteen_rows_are_read():
    assert [row.unit for row in ROWS] == list(READ)


@pytest.mark.parametrize(
    ("words", "answer", "note"),
    [
        ("-", Answer.NOT_REPORTED, ""),
        ("", Answer.NOT_REPORTED, ""),
        ("–", Answer.NOT_REPORTED, ""),
        ("?", Answer.UNKNOWN, ""),
        ("Nej", Answer.NO, ""),
        ("0", Answer.NO, ""),
        ("Alla utom 1 av de tjänster som är tillsatta", Answer.YES, "Alla utom 1 av de tjänster som är tillsatta"),
        ("Enbart konsulterna", Answer.YES, "Enbart konsulterna"),
        ("Inga uppgifter", Answer.UNKNOWN, "Inga uppgifter"),
        ("2 av 5", Answer.UNKNOWN, "2 av 5"),
        ("50 %", Answer.UNKNOWN, "50 %"),
        ("13 utr= ca 2-3 tjänster", Answer.YES, "13 utr; tjänster"),
        ("3(+10 utförare)", Answer.YES, "+10 utförare"),
        ("21+ några förstärkn. + 3 teamledare", Answer.YES, "några förstärkn.; 3 teamledare"),
        ("5 + 1 utan uppsats", Answer.YES, "1 utan uppsats"),
        ("1 från BUP", Answer.YES, "från BUP"),
    ],
)
def test_a_count_says_whether_there_are_any_and_what_stands_beside(words, answer, note):
    found = read_count(words)
    assert (found.answer, found.note) == (answer, note)


def test_what_was_not_reported_is_not_nought_and_no_vacancies_is():
    assert read_count("-").value is None
    assert read_count("Nej").value == 0


@pytest.mark.parametrize(
    ("words", "answer", "note"),
    [
        ("Ja inkl i förstärkn ca 60%", Answer.YES, "inkl i förstärkn"),
        ("Ja 100% jurist", Answer.YES, "jurist"),
        ("Ja: ? %", Answer.YES, "? %"),
        ("ja", Answer.YES, ""),
        ("Nej, men på gång", Answer.NO, "men på gång"),
        ("Reception", Answer.UNKNOWN, "Reception"),
        ("Jakob", Answer.UNKNOWN, "Jakob"),
        ("?", Answer.UNKNOWN, ""),
        ("-", Answer.NOT_REPORTED, ""),
        ("0 %", Answer.NO, ""),
    ],
)
def test_relief_is_yes_or_no_or_cannot_be_told(words, answer, note):
    found = read_relief(words)
    assert (found.answer, found.note) == (answer, note)


def found(question, rows=ROWS):
    return next(one for one in summary(rows) if one.question is question)


@pytest.mark.parametrize(
    ("question", "municipalities"),
    {
        Question.NO_VACANCIES: ("Färgelanda", "Lysekil", "Sotenäs", "Tanum", "Trollhättan", "Åmål"),
        Question.NOBODY_OVER_FIVE: ("Lysekil", "Strömstad", "Vänersborg"),
        Question.ALL_UNDER_TWO: ("Strömstad",),
        Question.RELIEF: (
            *("Lysekil", "Munkedal", "Orust", "Sotenäs", "Strömstad"),
            *("Tanum", "Trollhättan", "Vänersborg", "Åmål"),
        ),
    }.items(),
)
def test_the_summary_answers_what_the_interviews_say(question, municipalities):
    answer = found(question)
    assert (answer.municipalities, answer.of) == (municipalities, 12)
    stated = next(one for one in SURVEY["questions"] if one["key"] == question.value)
    assert (answer.count, answer.of) == (stated["yes"], stated["of"])


def test_a_municipality_with_two_rows_counts_once_and_both_rows_are_named():
    relief = found(Question.RELIEF)
    assert [unit for unit in relief.units if unit.startswith("Trollhättan")] == ["Trollhättan 1", "Trollhättan 2"]
    assert relief.count == 9


def test_words_that_do_not_tell_are_said_and_not_counted():
    assert found(Question.RELIEF).unknown == ("Mellerud", "Uddevalla")


def test_each_answer_says_how_it_was_counted():
    for answer in summary(ROWS):
        assert answer.how.startswith("Räknas när")
        assert answer.how.endswith("bara kommuner som själva har svarat räknas.")


def test_a_municipality_whose_figures_came_another_way_is_not_counted():
    assert found(Question.NO_VACANCIES, [Row("Enhet", "Dals-Ed", {Column.VACANT: "0"}, interviewed=False)]).of == 0


def test_nobody_at_all_is_not_all_new():
    empty = dict.fromkeys(Column, "0")
    assert found(Question.ALL_UNDER_TWO, [Row("Enhet", "Orust", empty)]).count == 0
    assert found(Question.ALL_UNDER_TWO, [Row("Enhet", "Orust", {**empty, Column.UNDER_TWO: "3"})]).count == 1
    assert found(Question.ALL_UNDER_TWO, [Row("Enhet", "Orust", {**empty, Column.UNDER_TWO: "-"})]).unknown == (
        "Orust",
    )


@pytest.mark.parametrize(
    ("column", "total", "left_out"),
    [
        (Column.UNDER_TWO, "51.5", ("Strömstad",)),
        (Column.TWO_TO_FIVE, "60.8", ("Dals-Ed",)),
        (Column.OVER_FIVE, "41.75", ()),
        (Column.VACANT, "15", ("Bengtsfors", "Dals-Ed")),
    ],
)
def test_sums_are_derived_and_say_what_they_leave_out(column, total, left_out):
    one = derived(ROWS, column)
    assert (one.least, one.most, one.left_out) == (Decimal(total), Decimal(total), left_out)
    assert one.caveat.startswith("Härledd summa, inte en officiell siffra")
    assert one.caveat.endswith(f"Utan tal och därför inte med: {' och '.join(left_out)}." if left_out else "i svaren.")


def test_vacancies_are_in_six_municipalities():
    named = derived(ROWS, Column.VACANT).municipalities
    assert named == ("Mellerud", "Munkedal", "Orust", "Strömstad", "Vänersborg", "Uddevalla")


def test_a_sum_with_an_open_end_is_open():
    one = derived(ROWS, Column.POSTS)
    assert (one.least, one.most) == (Decimal("159.3"), None)


WORDS = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            ["1", "2,5", "ca", "-", "?", "%", "+", "=", "(", ")", "ja", "nej", "utan", "några", "\u0663", "²"]
        ),
        max_size=8,
    ).map(" ".join),
)


@given(WORDS, st.sampled_from(Column))
def test_reading_never_raises_keeps_the_words_and_never_makes_a_nought_of_silence(words, column):
    one = read(column, words)
    assert one.words == words
    if one.answer in {Answer.NOT_REPORTED, Answer.UNKNOWN}:
        assert (one.value, one.least, one.most) == (None, None, None)
    if one.least is not None and one.most is not None:
        assert one.least <= one.most
        assert (one.value is not None) == (one.least == one.most)


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.dictionaries(st.sampled_from(Column), WORDS)), max_size=6))
def test_each_municipality_is_yes_no_or_unknown_once(given_rows):
    rows = [Row(f"{name} {number}", name, words) for number, (name, words) in enumerate(given_rows)]
    for answer in summary(rows):
        assert answer.of == len({name for name, _words in given_rows})
        assert len({*answer.municipalities, *answer.unknown}) == len(answer.municipalities) + len(answer.unknown)
