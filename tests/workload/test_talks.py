"""What is said about a sheet, who writes what, and when it counts."""

import datetime as dt

import pytest

from fyrbodal.drafts.models import NotOpen
from fyrbodal.journal.models import Entry
from tests.workload.factories import opened, with_lines
from tests.workload.talking import agreed, confirmed, fresh, locked, noted, seen, submitted
from workload.actions import sheets, talks
from workload.documents.prompts import prompts_of
from workload.models import Adoption, Comment, Measure, Sheet, SheetKind, SheetStatus, Snapshot, Talk, WrongTurn
from workload.persistence import Divergence

APRIL = (dt.date(2027, 4, 1), dt.date(2027, 4, 30))
MAY = (dt.date(2027, 5, 1), dt.date(2027, 5, 31))


@pytest.fixture
def sent(sheet, vera):
    """Vera's, sent in with ten normal cases."""
    return submitted(sheet, by=vera)


def test_writing_what_one_came_to_makes_the_sheet_talked_about(sent, david):
    noted(sent, "Vi flyttar ett ärende.", by=david)
    assert (fresh(sent).status, Talk.objects.get(sheet=sent).note) == (SheetStatus.TALKED, "Vi flyttar ett ärende.")


@pytest.mark.parametrize("order", [("vera", "david"), ("david", "vera")])
def test_when_both_have_confirmed_in_either_order_the_sheet_is_locked(sent, order, request, david):
    noted(sent, "Vi flyttar ett ärende.", by=david)
    first, second = map(request.getfixturevalue, order)
    assert confirmed(sent, by=first) is None
    assert fresh(sent).status == SheetStatus.TALKED
    snapshot = confirmed(sent, by=second)
    assert (fresh(sent).status, snapshot.number, snapshot.copy.verify()) == (SheetStatus.LOCKED, 1, True)


def test_the_same_person_twice_is_not_both(sent, david, sten):
    confirmed(sent, by=david)
    assert confirmed(sent, by=sten) is None
    assert fresh(sent).status == SheetStatus.TALKED


def test_one_who_leads_the_unit_never_confirms_her_own_talk_for_both(march, david, lotsen, sten):
    own = Sheet.objects.create(period=march, person=david)
    own = submitted(own, by=david)
    confirmed(own, by=sten)
    snapshot = confirmed(own, by=david)
    talk = Talk.objects.get(sheet=own)
    assert (talk.manager_confirmed_by, talk.employee_confirmed_by, snapshot.number) == (sten, david, 1)


def test_a_change_of_the_note_takes_the_confirmation_back(sent, vera, david):
    noted(sent, "Allt är bra.", by=david)
    confirmed(sent, by=vera)
    noted(sent, "Allt är för mycket.", by=david)
    talk = Talk.objects.get(sheet=sent)
    assert (talk.employee_confirmed_at, talk.is_taken_back) == (None, True)


@pytest.mark.parametrize("change", ["agree", "change", "drop"])
def test_a_change_of_what_is_agreed_takes_the_confirmation_back(sent, vera, david, change):
    measure = agreed(sent, by=david)
    confirmed(sent, by=vera)
    if change == "agree":
        agreed(sent, by=david, text="Ny handledning")
    elif change == "change":
        measure.save_on(0, {"owner": "Sten Dal"}, then=lambda part: talks.written(part.sheet_id), by=david)
    else:
        talks.drop(measure=measure, by=david)
    assert Talk.objects.get(sheet=sent).is_taken_back


def test_there_is_an_end_to_what_one_can_agree_on(sent, david):
    for place in range(talks.MOST):
        agreed(sent, by=david, text=f"Åtgärd {place}")
    with pytest.raises(WrongTurn):
        agreed(sent, by=david)
    assert Measure.objects.count() == talks.MOST


def test_the_same_words_saved_again_take_nothing_back(sent, vera, david):
    noted(sent, "Allt är bra.", by=david)
    confirmed(sent, by=vera)
    noted(sent, "Allt är bra.", by=david)
    assert Talk.objects.get(sheet=sent).employee_confirmed_by == vera


def test_her_own_comment_takes_nothing_back(sent, vera, david):
    confirmed(sent, by=david)
    comment = Comment.objects.get(sheet=sent)
    comment.save_on(0, {"text": "Jag hade velat ha fler möten."}, by=vera)
    assert Talk.objects.get(sheet=sent).manager_confirmed_by == david


def test_what_has_changed_since_it_was_read_is_not_confirmed(sent, vera, david):
    noted(sent, "Allt är bra.", by=david)
    read = seen(sent)
    noted(sent, "Allt är för mycket.", by=david)
    with pytest.raises(WrongTurn, match="ändrats sedan du läste"):
        talks.confirm(sheet=sent, seen=read, by=vera)
    assert Talk.objects.get(sheet=sent).employee_confirmed_at is None


def test_a_confirmation_does_not_outlive_figures_that_were_sent_in_anew(sent, vera, david):
    confirmed(sent, by=david)
    sheets.send_back(sheet=sent, because="Ett ärende saknas", by=david)
    with_lines(sent, {"activity": "normalarende", "quantity": 1})
    sheets.submit(sheet=sent, by=vera)
    assert confirmed(sent, by=vera) is None
    talk = Talk.objects.get(sheet=sent)
    assert (talk.manager_confirmed_at, talk.employee_confirmed_by) == (None, vera)


def test_nothing_is_written_in_a_talk_before_the_sheet_is_sent_in_or_after_it_is_locked(sheet, vera, david):
    with pytest.raises(NotOpen):
        agreed(sheet, by=david)
    locked(sheet, vera, david)
    for late in (lambda: agreed(sheet, by=david), lambda: noted(sheet, "Sent", by=david)):
        with pytest.raises(NotOpen):
            late()
    assert (Measure.objects.count(), Talk.objects.get().note) == (0, "Vi ses igen om en månad.")


def test_confirming_is_journalled(sent, vera, david):
    noted(sent, "Allt är bra.", by=david)
    confirmed(sent, by=vera)
    confirmed(sent, by=david)
    verbs = Entry.objects.about(sent).filter(verb__in=["confirmed", "locked"]).order_by("id")
    assert [(one.by_name, one.verb) for one in verbs] == [
        ("Vera Rask", "confirmed"),
        ("David Ek", "confirmed"),
        ("David Ek", "locked"),
    ]


def test_what_was_agreed_last_time_is_followed_up_in_the_next_talk(sheet, vera, david, lotsen, version):
    sent = submitted(sheet, by=vera)
    kept, done = agreed(sent, by=david), agreed(sent, by=david, text="Klar sedan länge")
    Measure.objects.filter(pk=done.pk).update(status=Measure.Status.DONE)
    confirmed(sent, by=vera)
    confirmed(sent, by=david)
    april = submitted(opened(lotsen, version, APRIL, by=david).sheets.get(person=vera), by=vera)
    said = talks.begun(april)
    assert ([one.text for one in said.earlier], said.measures) == ([kept.text], [])
    kept.refresh_from_db()
    kept.save_on(kept.revision, {"status": "done", "outcome": "Ett gick över"}, by=david)
    confirmed(april, by=david)
    content = confirmed(april, by=vera).copy.data()
    [told] = content["talk"]["followed_up"]
    assert (told["text"], told["status"], told["outcome"]) == (kept.text, "done", "Ett gick över")


def test_what_is_left_open_goes_on_to_the_next_talk_even_if_that_began_before_the_last_was_over(
    sheet, vera, david, lotsen, version
):
    sent = submitted(sheet, by=vera)
    measure = agreed(sent, by=david)
    april = submitted(opened(lotsen, version, APRIL, by=david).sheets.get(person=vera), by=vera)
    assert talks.begun(april).earlier == []
    confirmed(april, by=david)
    confirmed(sent, by=david)
    confirmed(sent, by=vera)
    assert talks.begun(april).earlier == [measure]
    assert confirmed(april, by=vera) is None  # he confirmed a talk without it


def test_what_is_followed_up_later_is_not_dropped(sheet, vera, david, lotsen, version):
    sent = submitted(sheet, by=vera)
    measure = agreed(sent, by=david)
    confirmed(sent, by=vera)
    confirmed(sent, by=david)
    april = submitted(opened(lotsen, version, APRIL, by=david).sheets.get(person=vera), by=vera)
    talks.begun(april)
    measure.refresh_from_db()
    with pytest.raises(NotOpen):
        talks.drop(measure=measure, by=david)
    assert Measure.objects.filter(pk=measure.pk).exists()


def asked(sheet):
    return prompts_of([fresh(sheet)])[sheet.pk]


def test_one_heavy_period_is_temporary_and_two_in_a_row_ask_for_a_measure(sheet, vera, david, lotsen, version):
    locked(sheet, vera, david, lines=23)  # 46 h of 40: 115 %
    assert asked(sheet).wants_a_measure is False
    april = submitted(opened(lotsen, version, APRIL, by=david).sheets.get(person=vera), by=vera, lines=0)
    prompts = asked(april)
    assert (prompts.wants_a_measure, prompts.above, prompts.missing) == (True, ["mars 2027", "april 2027"], [])


def test_the_limit_is_the_units_own(sheet, vera, david, lotsen, version):
    locked(sheet, vera, david, lines=23)
    Adoption.objects.update(limit=115)
    april = submitted(opened(lotsen, version, APRIL, by=david).sheets.get(person=vera), by=vera, lines=0)
    assert (asked(april).wants_a_measure, asked(april).limit) == (False, 115)


def test_a_period_that_was_never_locked_breaks_nothing_and_is_told(sheet, vera, david, lotsen, version):
    locked(sheet, vera, david, lines=23)
    opened(lotsen, version, APRIL, by=david)
    may = submitted(opened(lotsen, version, MAY, by=david).sheets.get(person=vera), by=vera, lines=0)
    prompts = asked(may)
    assert (prompts.above, prompts.missing) == (["mars 2027", "maj 2027"], ["april 2027"])


@pytest.mark.parametrize(
    ("rating", "lines", "felt"),
    [(5, 10, Divergence.FELT_HEAVIER), (1, 23, Divergence.FELT_LIGHTER), (3, 10, None), (None, 23, None)],
)
def test_a_rating_that_does_not_agree_asks_for_a_talk_and_never_touches_the_load(sheet, vera, rating, lines, felt):
    Sheet.objects.filter(pk=sheet.pk).update(self_rating=rating)
    sent = submitted(sheet, by=vera, lines=lines)
    assert (asked(sent).divergence, sent.outcome.demand) == (felt, lines * 2)


def test_a_row_without_a_person_has_no_talk_and_is_locked_by_who_leads_the_unit(march, david, sign_in):
    row = Sheet.objects.create(period=march, kind=SheetKind.VACANT, label="Tjänst 4", percentage=50)
    row = submitted(row, by=david)
    client = sign_in(david)
    assert ">Lås raden …</a>" in client.get(row.get_absolute_url()).content.decode()
    assert "Lås raden" in client.get(f"/arbetstyngd/blad/{row.pk}/samtal/").content.decode()
    client.post(f"/arbetstyngd/blad/{row.pk}/las/")
    assert (fresh(row).status, Snapshot.objects.get().sheet, Talk.objects.count()) == ("locked", row, 0)
    assert ">Den låsta raden</a>" in client.get(row.get_absolute_url()).content.decode()
