"""The talk as it is held on its page: who sees it, who writes what, and what is said when it is too late."""

import datetime as dt
import json

import pytest
from django.core.management import call_command

from fyrbodal.journal.models import Entry
from tests.factories import identity_number
from tests.workload.factories import opened
from tests.workload.talking import DUE, agreed, confirmed, fresh, locked, noted, seen, submitted
from workload.actions import talks
from workload.models import Comment, Measure, Sheet, Snapshot, Talk

APRIL = (dt.date(2027, 4, 1), dt.date(2027, 4, 30))
SCRIPT = {"X-Requested-With": "part"}


@pytest.fixture
def sent(sheet, vera):
    Sheet.objects.filter(pk=sheet.pk).update(self_rating=4, flex_hours=12)
    return submitted(sheet, by=vera)


def address(sheet, end="samtal/"):
    return f"/arbetstyngd/blad/{sheet.pk}/{end}"


def shown(client, sheet):
    return client.get(address(sheet)).content.decode()


def note_of(sheet):
    return f"/arbetstyngd/samtal/{Talk.objects.get(sheet=sheet).pk}/"


@pytest.mark.parametrize("end", ["samtal/", "matblad.pdf", "las/1/", "las/1/matblad.pdf", "las/1/data.json"])
def test_case_14_nobody_else_knows_that_there_is_a_sheet(
    sheet, vera, david, nils, ingrid, eva, gunnar, olof, sign_in, end
):
    locked(sheet, vera, david)
    others = [sign_in(one).get(address(sheet, end)).status_code for one in (nils, ingrid, eva, gunnar, olof)]
    assert others == [404] * 5
    assert sign_in(None).get(address(sheet, end)).status_code == 302


def test_the_registers_tell_an_administrator_nothing_of_what_is_locked(sheet, vera, david, gunnar, sign_in):
    copy = locked(sheet, vera, david).copy
    client = sign_in(gunnar)
    listed = client.get("/register/sealed/copy/")
    assert (listed.status_code, "Vera Rask" in listed.content.decode()) == (200, False)
    opened_one = client.get(f"/register/sealed/copy/{copy.pk}/change/", follow=True)
    assert "Vi ses igen om en månad." not in opened_one.content.decode()


def test_employee_manager_and_supervisor_see_the_same_page(sent, vera, david, sten, sign_in):
    noted(sent, "Vi flyttar ett ärende.", by=david)
    pages = [shown(sign_in(one), sent) for one in (vera, david, sten)]
    told = ["20,0", "50", "Normalärende, A12", "4 av 5", "12 h", "Vi flyttar ett ärende.", "Vid sidan av siffran"]
    assert [[text in page for text in told] for page in pages] == [[True] * len(told)] * 3


def test_what_the_other_reads_is_journalled_and_ones_own_is_not(sent, vera, david, sign_in):
    for one in (vera, david, david):
        shown(sign_in(one), sent)
    read = Entry.objects.about(sent).filter(verb="read")
    assert [one.by_name for one in read] == ["David Ek"]


def saved(client, url, values, revision=0):
    return client.post(url, values | {"revision": str(revision)}, headers=SCRIPT)


def test_the_note_saves_itself_and_the_button_hears_of_it(sent, vera, david, sign_in):
    client = sign_in(david)
    shown(client, sent)
    answer = saved(client, note_of(sent), {"note": "Vi flyttar ett ärende.", "seen": seen(sent)}).json()
    assert answer["revision"] == 1
    assert set(answer["fragments"]) == {"[data-seen]", "[data-confirmation]"}
    assert seen(sent) in answer["fragments"]["[data-seen]"]


def test_a_change_after_a_confirmation_says_so_at_once(sent, vera, david, sign_in):
    noted(sent, "Bra.", by=david)
    confirmed(sent, by=vera)
    answer = saved(sign_in(david), note_of(sent), {"note": "Inte bra.", "seen": seen(sent)}, revision=1).json()
    assert "behöver bekräftas igen" in answer["fragments"]["[data-confirmation]"]
    assert "behöver bekräftas igen" in shown(sign_in(vera), sent)


def test_nobody_is_handed_the_right_to_confirm_what_was_written_after_she_opened_the_page(sent, vera, david, sign_in):
    noted(sent, "Bra.", by=david)
    read = seen(sent)
    noted(sent, "Inte bra.", by=david)
    hers = sign_in(vera)
    comment = f"/arbetstyngd/kommentarer/{talks.begun(sent).comment.pk}/"
    assert saved(hers, comment, {"text": "Jag vill ha fler möten.", "seen": read}).json()["fragments"] == {}
    refused = hers.post(address(sent, "bekrafta/"), {"seen": read}, follow=True).content.decode()
    assert "Något har ändrats sedan du läste." in refused
    assert Talk.objects.get().employee_confirmed_at is None


@pytest.mark.parametrize(("who", "status"), [("vera", 403), ("nils", 404), ("gunnar", 404), ("olof", 404)])
def test_only_those_who_lead_the_unit_write_the_note(sent, who, status, request, sign_in, david):
    noted(sent, "Bra.", by=david)
    answer = saved(sign_in(request.getfixturevalue(who)), note_of(sent), {"note": "Kapat"}, revision=1)
    assert (answer.status_code, Talk.objects.get().note) == (status, "Bra.")


@pytest.mark.parametrize(("who", "status"), [("david", 403), ("sten", 403), ("nils", 404), ("gunnar", 404)])
def test_only_she_herself_writes_her_comment(sent, who, status, request, sign_in):
    comment = talks.begun(sent).comment
    url = f"/arbetstyngd/kommentarer/{comment.pk}/"
    assert saved(sign_in(request.getfixturevalue(who)), url, {"text": "Inte min"}).status_code == status
    assert Comment.objects.get().text == ""


def test_she_writes_her_comment(sent, vera, sign_in):
    comment = talks.begun(sent).comment
    saved(sign_in(vera), f"/arbetstyngd/kommentarer/{comment.pk}/", {"text": "Jag vill ha fler möten."})
    assert Comment.objects.get().text == "Jag vill ha fler möten."


def test_she_comments_while_her_sheet_is_filled_in_and_the_talk_begins_with_it(sheet, vera, david, sign_in):
    client, url = sign_in(vera), f"/arbetstyngd/kommentarer/{sheet.comment.pk}/"
    assert f'action="{url}"' in client.get(sheet.get_absolute_url()).content.decode()
    saved(client, url, {"text": "Jag vill ha fler möten."})
    assert "Jag vill ha fler möten." in sign_in(david).get(sheet.get_absolute_url()).content.decode()
    sent = submitted(sheet, by=vera)
    assert "Jag vill ha fler möten." in shown(sign_in(david), sent)


def test_a_comment_on_a_sheet_that_is_filled_in_is_sent_as_a_form_too(sheet, vera, sign_in):
    client, url = sign_in(vera), f"/arbetstyngd/kommentarer/{sheet.comment.pk}/"
    number = identity_number()
    wrong = client.post(url, {"text": f"Gäller {number}", "revision": "0"})
    assert (wrong.status_code, f"Gäller {number}" in wrong.content.decode()) == (422, True)
    right = client.post(url, {"text": "Fler möten.", "revision": "0"})
    assert (right.status_code, right["Location"]) == (302, f"{sheet.get_absolute_url()}#kommentar")


@pytest.mark.parametrize(("who", "status"), [("david", 403), ("sten", 403), ("nils", 404), ("gunnar", 404)])
def test_nobody_else_writes_her_comment_while_her_sheet_is_filled_in(sheet, who, status, request, sign_in):
    url = f"/arbetstyngd/kommentarer/{sheet.comment.pk}/"
    assert saved(sign_in(request.getfixturevalue(who)), url, {"text": "Inte min"}).status_code == status
    assert Comment.objects.get().text == ""


def test_a_comment_on_a_locked_sheet_is_refused_with_what_is_needed(sheet, vera, david, sign_in):
    locked(sheet, vera, david)
    client, url = sign_in(vera), f"/arbetstyngd/kommentarer/{sheet.comment.pk}/"
    for answer in (saved(client, url, {"text": "Sent"}), client.post(url, {"text": "Sent", "revision": "0"})):
        page = answer.content.decode()
        assert (answer.status_code, "Be den som leder enheten att öppna det igen" in page) == (409, True)
    assert Comment.objects.get().text == ""
    assert "be den som leder enheten att öppna bladet igen" in client.get(address(sheet, "las/1/")).content.decode()


def test_case_60_two_who_lead_the_unit_never_write_over_each_other(sent, david, sten, sign_in):
    noted(sent, "Davids text", by=david)
    answer = saved(sign_in(sten), note_of(sent), {"note": "Stens text"}, revision=0)
    assert answer.status_code == 409
    assert ["Davids text" in answer.content.decode(), "Stens text" in answer.content.decode()] == [True, True]
    assert Talk.objects.get().note == "Davids text"


def test_no_text_of_a_talk_holds_an_identity_number(sent, david, sign_in):
    client, number = sign_in(david), identity_number()
    shown(client, sent)
    assert saved(client, note_of(sent), {"note": f"Gäller {number}"}).status_code == 422
    values = {"text": f"Gäller {number}", "owner": "David Ek", "due_on": "2027-05-01"}
    assert client.post(address(sent, "atgarder/"), values).status_code == 422
    assert (Talk.objects.get().note, Measure.objects.count()) == ("", 0)


def test_measures_are_agreed_changed_and_taken_back(sent, david, sign_in):
    client = sign_in(david)
    values = {"text": "Två ärenden går över", "owner": "David Ek", "due_on": "1 maj 2027"}
    client.post(address(sent, "atgarder/"), values)
    measure = Measure.objects.get()
    assert (measure.text, measure.due_on) == ("Två ärenden går över", DUE)
    saved(client, f"/arbetstyngd/atgarder/{measure.pk}/", values | {"owner": "Sten Dal"})
    measure.refresh_from_db()
    assert measure.owner == "Sten Dal"
    client.post(f"/arbetstyngd/atgarder/{measure.pk}/ta-bort/")
    assert not Measure.objects.exists()


def test_a_measure_without_owner_or_day_is_asked_for_them(sent, david, sign_in):
    page = sign_in(david).post(address(sent, "atgarder/"), {"text": "Ny handledning"})
    assert (page.status_code, Measure.objects.count()) == (422, 0)
    assert "Något behöver rättas" in page.content.decode()


def test_an_employee_agrees_on_nothing_for_her_manager(sent, vera, david, sign_in):
    measure, client = agreed(sent, by=david), sign_in(vera)
    values = {"text": "Halva tiden", "owner": "David Ek", "due_on": "2027-05-01"}
    answers = [
        client.post(address(sent, "atgarder/"), values),
        saved(client, f"/arbetstyngd/atgarder/{measure.pk}/", values),
        client.post(f"/arbetstyngd/atgarder/{measure.pk}/ta-bort/"),
    ]
    assert [one.status_code for one in answers] == [403] * 3
    assert [one.text for one in Measure.objects.all()] == [measure.text]


def test_she_confirms_when_the_manager_has_written_and_not_before(sent, vera, david, sign_in):
    client = sign_in(vera)
    talks.begun(sent)
    assert "när chefen har skrivit" in shown(client, sent)
    assert client.post(address(sent, "bekrafta/"), {"seen": seen(sent)}).status_code == 403
    noted(sent, "Bra.", by=david)
    client.post(address(sent, "bekrafta/"), {"seen": seen(sent)})
    assert Talk.objects.get().employee_confirmed_by == vera


@pytest.mark.parametrize(("who", "status"), [("nils", 404), ("ingrid", 404), ("gunnar", 404), ("olof", 404)])
def test_nobody_else_confirms(sent, who, status, request, sign_in, david):
    noted(sent, "Bra.", by=david)
    answer = sign_in(request.getfixturevalue(who)).post(address(sent, "bekrafta/"), {"seen": seen(sent)})
    assert (answer.status_code, Talk.objects.get().is_confirmed) == (status, False)


def test_when_the_second_confirms_both_read_the_locked_sheet(sent, vera, david, sign_in):
    noted(sent, "Vi flyttar ett ärende.", by=david)
    confirmed(sent, by=david)
    page = sign_in(vera).post(address(sent, "bekrafta/"), {"seen": seen(sent)}, follow=True)
    assert page.redirect_chain[-1][0] == address(sent, "las/1/")
    assert [text in page.content.decode() for text in ("Bladet är låst.", "Vi flyttar ett ärende.")] == [True, True]


def test_what_was_read_before_a_change_is_not_confirmed(sent, vera, david, sign_in):
    noted(sent, "Bra.", by=david)
    old = seen(sent)
    noted(sent, "Inte bra.", by=david)
    page = sign_in(vera).post(address(sent, "bekrafta/"), {"seen": old}, follow=True)
    assert "ändrats sedan du läste" in page.content.decode()
    assert Talk.objects.get().employee_confirmed_at is None


@pytest.mark.parametrize("sent_as", ["", "x", "0" * 63])
def test_what_no_page_sends_is_refused(sent, david, sign_in, sent_as):
    assert sign_in(david).post(address(sent, "bekrafta/"), {"seen": sent_as}).status_code == 400


def test_what_is_typed_too_late_is_not_lost_without_a_word(sent, vera, david, sign_in):
    noted(sent, "Bra.", by=david)
    confirmed(sent, by=vera)
    confirmed(sent, by=david)
    assert saved(sign_in(david), note_of(sent), {"note": "Sent"}, revision=1).status_code == 403
    assert Talk.objects.get().note == "Bra."


def test_min_dag_tells_her_what_waits_for_her_word_until_she_has_given_it(sent, vera, david, nils, sign_in):
    def waiting(one):
        return "Läs och bekräfta" in sign_in(one).get("/min-dag/").content.decode()

    before = waiting(vera)
    noted(sent, "Bra.", by=david)
    after = [waiting(one) for one in (vera, nils)]
    confirmed(sent, by=vera)
    assert (before, after, waiting(vera)) == (False, [True, False], False)


def test_without_javascript_a_note_is_sent_as_a_form_and_comes_back_with_what_is_wrong(sent, david, sign_in):
    client, number = sign_in(david), identity_number()
    shown(client, sent)
    wrong = client.post(note_of(sent), {"note": f"Gäller {number}", "revision": "0"})
    assert (wrong.status_code, f"Gäller {number}" in wrong.content.decode()) == (422, True)
    right = client.post(note_of(sent), {"note": "Bra.", "revision": "0"})
    assert (right.status_code, right["Location"]) == (302, f"{address(sent)}#anteckning")


def test_a_sheet_whose_lines_are_gone_says_so(sheet, vera, david, sign_in):
    locked(sheet, vera, david)
    call_command("dispose_workload", "--day", "2029-04-01", "--do")
    assert "Raderna och samtalet är gallrade" in shown(sign_in(vera), sheet)
    assert sign_in(vera).get(address(sheet, "las/1/")).status_code == 404


def test_two_heavy_periods_ask_for_a_measure_with_a_link_to_its_ground(sheet, vera, david, lotsen, version, sign_in):
    locked(sheet, vera, david, lines=23)
    april = submitted(opened(lotsen, version, APRIL, by=david).sheets.get(person=vera), by=vera, lines=0)
    page = shown(sign_in(vera), april)
    assert "afs-20232" in page
    assert "mars 2027, april 2027" in page


def test_case_25_looking_at_a_talk_changes_nothing(sheet, vera, david, lotsen, version, sign_in):
    sent = submitted(sheet, by=vera)
    agreed(sent, by=david)
    confirmed(sent, by=vera)
    confirmed(sent, by=david)
    april = submitted(opened(lotsen, version, APRIL, by=david).sheets.get(person=vera), by=vera)
    before = [list(kind.objects.order_by("pk").values()) for kind in (Sheet, Talk, Comment, Measure)]
    for one in (vera, david):
        shown(sign_in(one), april)
    assert [list(kind.objects.order_by("pk").values()) for kind in (Sheet, Talk, Comment, Measure)] == before
    assert Measure.objects.get().followed_up_in == april


def test_a_sheet_that_is_not_sent_in_has_no_talk(sheet, vera, sign_in):
    assert "inte inskickat än" in shown(sign_in(vera), sheet)
    assert not Talk.objects.exists()


def test_opening_again_asks_for_a_reason(sheet, vera, david, sign_in):
    locked(sheet, vera, david)
    client = sign_in(david)
    assert client.post(address(sheet, "oppna-igen/"), {"reason": " "}).status_code == 422
    assert fresh(sheet).status == "locked"
    client.post(address(sheet, "oppna-igen/"), {"reason": "Ett ärende saknades"})
    assert (fresh(sheet).status, fresh(sheet).reopened_because) == ("draft", "Ett ärende saknades")


@pytest.mark.parametrize(("who", "status"), [("vera", 403), ("nils", 404), ("ingrid", 404), ("gunnar", 404)])
def test_only_those_who_lead_the_unit_open_a_sheet_again(sheet, vera, david, who, status, request, sign_in):
    locked(sheet, vera, david)
    answer = sign_in(request.getfixturevalue(who)).post(address(sheet, "oppna-igen/"), {"reason": "Jag vill"})
    assert (answer.status_code, fresh(sheet).status) == (status, "locked")


def test_the_earlier_edition_is_still_read_and_says_that_there_is_a_newer(sheet, vera, david, sign_in):
    locked(sheet, vera, david)
    client = sign_in(david)
    client.post(address(sheet, "oppna-igen/"), {"reason": "Ett ärende saknades"})
    assert "öppnat igen" in client.get(address(sheet, "las/1/")).content.decode()
    locked(sheet, vera, david, note="En gång till.")
    assert "nyare utgåva" in client.get(address(sheet, "las/1/")).content.decode()
    assert client.get(address(sheet, "las/3/")).status_code == 404


def test_the_data_is_what_was_sealed_to_the_letter(sheet, vera, david, sign_in):
    snapshot = locked(sheet, vera, david)
    answer = sign_in(vera).get(address(sheet, "las/1/data.json"))
    assert (answer.content.decode(), answer["Cache-Control"]) == (snapshot.copy.content, "no-store")
    assert json.loads(answer.content)["talk"]["note"] == "Vi ses igen om en månad."


def test_case_47_and_64_what_is_written_is_text_wherever_it_is_read(sheet, vera, david, sign_in):
    bad = "<script>alert(1)</script>{{ 7|add:7 }}"
    locked(sheet, vera, david, note=bad)
    pages = [Snapshot.objects.get().copy.html, sign_in(vera).get(address(sheet, "las/1/")).content.decode()]
    assert [("<script>alert" in page, "&lt;script&gt;" in page, "{{ 7|add:7 }}" in page) for page in pages] == [
        (False, True, True)
    ] * 2


def test_the_page_asks_the_same_of_the_database_however_much_is_agreed(
    sent, david, sign_in, django_assert_max_num_queries
):
    client = sign_in(david)
    agreed(sent, by=david)
    shown(client, sent)
    with django_assert_max_num_queries(60) as few:
        shown(client, sent)
    for place in range(30):
        agreed(sent, by=david, text=f"Åtgärd {place}")
    with django_assert_max_num_queries(len(few)):
        shown(client, sent)
    assert len(few) <= 24
