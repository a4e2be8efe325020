"""The round: every organisation once, one answer at a time, figures as they were said."""

import json
from decimal import Decimal

import pytest
from django.urls import reverse

from networks.actions import editions, items
from networks.models import Answer, Item, KeyFigure
from tests.factories import planned

PART = {"headers": {"X-Requested-With": "part"}}
HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def meeting(bim, anna, bo, amal, sotenas):
    meeting = planned(bim, anna)
    for organisation in (amal, sotenas):
        meeting.attendees.create(name=f"Gäst från {organisation}", organisation=organisation)
    return meeting


@pytest.fixture
def cases(bim):
    return KeyFigure.objects.create(network=bim, name="Pågående ärenden", unit="ärenden")


@pytest.fixture
def round_(meeting, anna):
    return _round(meeting, anna)


def _round(meeting, by, heading="Läget i kommunerna", **more):
    item = items.add(meeting=meeting, kind=Item.Kind.ROUND, by=by)
    item.save_on(item.revision, {"heading": heading} | more, by=by)
    item.refresh_from_db()
    return item


def of(item, name):
    return item.answers.get(organisation__name=name)


def url(name, thing):
    return reverse(f"networks:{name}", args=[thing.pk])


def page(client, item, opened=None):
    query = {"svar": opened.pk.hex} if opened else {}
    return client.get(url("record", item.meeting), query).content.decode()


def typed(answer, **values):
    answer.refresh_from_db()
    return {"revision": answer.revision} | values


def test_every_municipality_on_the_list_is_asked(round_):
    assert [str(one) for one in round_.answers.order_by("position")] == ["Orust", "Sotenäs", "Åmål"]


def order(item):
    return [str(one) for one in item.answers.order_by("position")]


def test_organisations_take_their_turns_in_the_order_that_one_gives_them(round_, meeting, sign_in, anna):
    client, amal = sign_in(anna), of(round_, "Åmål")
    seen = []
    for step in ("-1", "-1", "-1", "1"):
        moved = client.post(url("answer_move", amal), {"step": step})
        assert moved.headers["Location"] == url("record", meeting) + f"?svar={amal.pk.hex}#svar-{round_.pk.hex}"
        seen.append(order(round_))
    assert seen == [
        ["Orust", "Åmål", "Sotenäs"],
        ["Åmål", "Orust", "Sotenäs"],
        ["Åmål", "Orust", "Sotenäs"],
        ["Orust", "Åmål", "Sotenäs"],
    ]
    edition = editions.finalise(meeting=meeting, confirmed={}, by=anna)
    [said] = [part for part in edition.copy.data()["minutes"]["parts"] if part["kind"] == Item.Kind.ROUND]
    assert [answer["organisation"] for answer in said["answers"]] == ["Orust", "Åmål", "Sotenäs"]
    assert client.post(url("answer_move", amal), {"step": "1"}).status_code == 409
    assert order(round_) == ["Orust", "Åmål", "Sotenäs"]


def test_the_next_to_be_asked_follows_the_order_of_the_round(round_, sign_in, anna):
    client, amal, orust = sign_in(anna), of(round_, "Åmål"), of(round_, "Orust")
    client.post(url("answer_move", amal), {"step": "-1"})
    onwards = client.post(url("answer", orust), typed(orust, state="done", body="Hej"))
    assert f"svar={amal.pk.hex}" in onwards.headers["Location"]


@pytest.mark.parametrize("step", ["", "2", "upp"])
def test_an_answer_moves_one_step_at_a_time(step, round_, sign_in, anna):
    assert sign_in(anna).post(url("answer_move", of(round_, "Orust")), {"step": step}).status_code == 400


@pytest.mark.parametrize("name", ["answer", "answer_move", "answer_remove"])
def test_case_12_nobody_else_opens_or_writes_an_answer(name, round_, sign_in, bo, cecilia, gunnar, olof):
    answer = of(round_, "Orust")
    for outsider in (bo, cecilia, gunnar, olof):
        client = sign_in(outsider)
        assert client.post(url(name, answer), typed(answer, body="Mitt", step="1")).status_code == 404
        assert client.get(url("answer", answer)).status_code == 404
    answer.refresh_from_db()
    assert answer.body == ""


def test_an_answer_opens_alone_for_the_script_and_on_the_page_without_it(round_, sign_in, anna):
    answer, client = of(round_, "Orust"), sign_in(anna)
    fragment = client.get(url("answer", answer), **HTMX).content.decode()
    assert ("<html" in fragment, "Det Orust berättar" in fragment, "berättar nu" in fragment) == (False, True, True)
    whole = client.get(url("answer", answer))
    assert whole.headers["Location"].startswith(url("record", round_.meeting) + f"?svar={answer.pk.hex}#svar-")
    assert "Det Orust berättar" in page(client, round_, answer)


def test_typing_leaves_the_state_and_a_button_says_it(round_, sign_in, anna):
    answer, client = of(round_, "Orust"), sign_in(anna)
    client.post(url("answer", answer), typed(answer, body="Två grupper."), **PART)
    answer.refresh_from_db()
    assert (answer.body, answer.state) == ("<p>Två grupper.</p>", Answer.State.WAITING)
    client.post(url("answer", answer), typed(answer, body="Två grupper.", state="done"))
    answer.refresh_from_db()
    assert answer.state == Answer.State.DONE


@pytest.mark.parametrize("state", ["done", "nothing", "absent"])
def test_each_button_leads_to_the_next_who_has_not_answered(state, round_, sign_in, anna):
    client, order = sign_in(anna), [of(round_, name) for name in ("Sotenäs", "Åmål", "Orust")]
    for answer, following in zip(order, [*order[1:], None], strict=True):
        reply = client.post(url("answer", answer), typed(answer, state=state))
        expected = f"?svar={following.pk.hex}" if following else ""
        assert reply.headers["Location"] == f"{url('record', round_.meeting)}{expected}#svar-{round_.pk.hex}"
    assert set(round_.answers.values_list("state", flat=True)) == {state}


def test_the_script_gets_the_next_answer_with_tiles_and_note(round_, sign_in, anna):
    answer = of(round_, "Orust")
    response = sign_in(anna).post(url("answer", answer), typed(answer, state="done"), **HTMX)
    reply, following = response.content.decode(), of(round_, "Sotenäs")
    assert response.headers["HX-Replace-Url"].startswith(f"{url('record', round_.meeting)}?svar={following.pk.hex}")
    assert ("Det Sotenäs berättar" in reply, "1 av 3" in reply, "<html" in reply) == (True, True, False)


def test_a_state_that_no_button_says_is_not_taken(round_, sign_in, anna):
    answer = of(round_, "Orust")
    sign_in(anna).post(url("answer", answer), typed(answer, state="published", body="Text"))
    answer.refresh_from_db()
    assert (answer.state, answer.body) == ("waiting", "<p>Text</p>")


def test_figures_are_kept_as_they_were_said_and_read_beside(round_, cases, sign_in, anna):
    answer = of(round_, "Orust")
    said = {f"k{cases.pk}_text": "åtta–nio", f"k{cases.pk}_period": "2026",
            "fri0_label": "Väntetid", "fri0_text": "vet inte", "fri1_label": "Behandlare", "fri1_text": "ca 1,8"}  # fmt: skip
    reply = sign_in(anna).post(url("answer", answer), typed(answer, **said), **PART)
    figures = answer.figures.order_by("position").values_list("label", "text", "low", "high", "approximate", "period")
    assert list(figures) == [
        ("Pågående ärenden", "åtta–nio", Decimal(8), Decimal(9), False, "2026"),
        ("Väntetid", "vet inte", None, None, False, ""),
        ("Behandlare", "ca 1,8", Decimal("1.80"), Decimal("1.80"), True, ""),
    ]
    fragments = json.loads(reply.content)["fragments"]
    assert fragments[f"#f{answer.pk.hex}_k{cases.pk}_text_read"] == "Läses som 8–9."
    assert "ärenden: åtta–nio" in fragments[f"#rutor-{round_.pk.hex}"]


def test_a_figure_that_is_emptied_is_gone(round_, cases, sign_in, anna):
    answer, client = of(round_, "Orust"), sign_in(anna)
    client.post(url("answer", answer), typed(answer, **{f"k{cases.pk}_text": "3"}), **PART)
    client.post(url("answer", answer), typed(answer, **{f"k{cases.pk}_text": ""}), **PART)
    assert answer.figures.exists() is False


def test_case_60_figures_alone_also_meet(round_, cases, sign_in, anna):
    answer, client = of(round_, "Orust"), sign_in(anna)
    both_read = typed(answer, body="Samma text.")
    replies = [client.post(url("answer", answer), both_read | {f"k{cases.pk}_text": text}, **PART) for text in "335"]
    assert [reply.status_code for reply in replies] == [200, 200, 409]
    assert [figure.text for figure in answer.figures.all()] == ["3"]
    shown = replies[-1].content.decode()
    assert ("<p>3</p>" in shown, "<p>5</p>" in shown) == (True, True)


def test_case_60_the_script_that_goes_on_gets_both_texts(round_, sign_in, anna):
    answer, client = of(round_, "Orust"), sign_in(anna)
    both_read = typed(answer)
    client.post(url("answer", answer), both_read | {"body": "Den enas."}, **PART)
    reply = client.post(url("answer", answer), both_read | {"body": "Den andras.", "state": "done"}, **HTMX)
    shown = reply.content.decode()
    assert (reply.status_code, "Den enas." in shown, "Den andras." in shown) == (409, True, True)
    answer.refresh_from_db()
    assert (answer.body, answer.state) == ("<p>Den enas.</p>", "waiting")


def test_text_typed_into_a_finished_round_stays(round_, sign_in, anna):
    answer = of(round_, "Orust")
    sent = typed(answer, body="Det jag hann skriva.", state="done")
    editions.finalise(meeting=round_.meeting, confirmed={}, by=anna)
    reply = sign_in(anna).post(url("answer", answer), sent)
    assert (reply.status_code, "Det jag hann skriva." in reply.content.decode()) == (409, True)


def test_only_a_question_of_yes_and_no_takes_a_reply(round_, meeting, sign_in, anna):
    closed, client = _round(meeting, anna, "Använder ni modellen?", answer_form="yes_no_partly"), sign_in(anna)
    for item in (round_, closed):
        answer = of(item, "Orust")
        client.post(url("answer", answer), typed(answer, reply="partly"), **PART)
    assert (of(round_, "Orust").reply, of(closed, "Orust").reply) == ("", "partly")


def test_what_was_said_last_time_stands_beside(bim, meeting, round_, cases, sign_in, anna):
    earlier = planned(bim, anna, held_on=meeting.held_on.replace(year=2026))
    told = _round(earlier, anna)
    answer = told.answers.create(
        organisation=of(round_, "Sotenäs").organisation, body="<p>Tre ärenden.</p>", state="done"
    )
    answer.figures.create(key_figure=cases, text="tre", label="x")
    shown = lambda: page(sign_in(anna), round_, of(round_, "Sotenäs"))  # noqa: E731
    assert "Tre ärenden." not in shown()  # not before those minutes are finished
    editions.finalise(meeting=earlier, confirmed={}, by=anna)
    assert ("Tre ärenden." in shown(), "Förra gången, 12 mars 2026:" in shown(), "Förra gången: tre." in shown()) == (
        True, True, True,
    )  # fmt: skip


def test_the_same_question_goes_before_a_later_one(bim, meeting, round_, sign_in, anna):
    for year, heading, body in ((2025, "Läget i kommunerna", "Äldre."), (2026, "Annan fråga", "Nyare.")):
        earlier = planned(bim, anna, held_on=meeting.held_on.replace(year=year))
        item = _round(earlier, anna, heading)
        item.answers.filter(organisation__name="Orust").update(body=f"<p>{body}</p>", state="done")
        editions.finalise(meeting=earlier, confirmed={}, by=anna)
    shown = page(sign_in(anna), round_, of(round_, "Orust"))
    assert ("Äldre." in shown, "Nyare." in shown) == (True, False)


def test_another_organisation_or_unit_is_asked_once(round_, sign_in, anna, fyrbodal, orust):
    client, name = sign_in(anna), "answer_add"
    sent = [{"organisation": fyrbodal.pk}, {"organisation_name": "En stadsdel"}, {"organisation": orust.pk, "unit": "Ung"},
            {"organisation": orust.pk, "unit": "Ung"}, {"unit": "Bara enhet"},
            {"organisation": orust.pk, "organisation_name": "Båda"}]  # fmt: skip
    codes = [client.post(url(name, round_), one).status_code for one in sent]
    assert codes == [302, 302, 302, 422, 422, 422]
    assert [str(one) for one in round_.answers.order_by("position")][3:] == [
        "Fyrbodals kommunalförbund", "En stadsdel", "Orust, Ung",
    ]  # fmt: skip


def test_two_answers_cannot_be_the_same_unit(round_, sign_in, anna, orust):
    items.ask(item=round_, organisation=orust, name="", unit="Ung", by=anna)
    answer = round_.answers.get(organisation=orust, unit="")
    reply = sign_in(anna).post(url("answer", answer), typed(answer, unit="Ung"), **PART)
    assert json.loads(reply.content) == {"errors": {"unit": ["Den enheten finns redan i rundan."]}}


def test_only_an_empty_answer_is_taken_out_of_the_round(round_, sign_in, anna):
    told, empty, client = of(round_, "Orust"), of(round_, "Åmål"), sign_in(anna)
    client.post(url("answer", told), typed(told, body="Något."), **PART)
    shown = client.post(url("answer_remove", told), follow=True).content.decode()
    client.post(url("answer_remove", empty))
    assert "Töm det först" in shown
    assert [str(one) for one in round_.answers.order_by("position")] == ["Orust", "Sotenäs"]


def test_the_names_of_a_round_are_shown_as_text(round_, sign_in, anna):
    attack = '"><img src=x onerror=alert(1)>'
    client = sign_in(anna)
    client.post(url("answer_add", round_), {"organisation_name": attack, "unit": attack})
    answer = round_.answers.get(organisation=None)
    said = {"body": attack, "contact": attack, "fri0_label": attack, "fri0_text": attack[:80], "fri0_period": "x"}
    reply = client.post(url("answer", answer), typed(answer, **said), **PART)
    assert reply.status_code == 200
    everywhere = page(client, round_, answer) + "".join(json.loads(reply.content)["fragments"].values())
    assert everywhere.count("<img") == 0


@pytest.mark.parametrize("size", [1, 30])
def test_an_answer_opens_and_is_saved_in_as_many_queries_in_any_round(
    size, round_, cases, sign_in, anna, django_assert_num_queries
):
    answer, client = of(round_, "Orust"), sign_in(anna)
    for number in range(size):
        items.ask(item=round_, organisation=None, name=f"Ort {number}", unit="", by=anna).figures.create(text="3")
    with django_assert_num_queries(16):
        client.get(url("answer", answer), **HTMX)
    with django_assert_num_queries(17):
        client.post(url("answer", answer), typed(answer, body="Text", **{f"k{cases.pk}_text": "3"}), **PART)


@pytest.mark.parametrize(
    ("asked_then", "asked_now", "is_shown"),
    [
        (["Läget i kommunerna"], 1, True),
        (["En annan fråga"], 1, True),  # either meeting goes round once
        (["En annan fråga"], 2, False),
        (["En annan fråga", "En till"], 1, False),
        (["En annan fråga", "Läget i kommunerna"], 2, True),
    ],
)
def test_last_time_is_what_was_said_to_the_same_question(
    asked_then, asked_now, is_shown, bim, meeting, round_, sign_in, anna
):
    earlier = planned(bim, anna, held_on=meeting.held_on.replace(year=2026))
    for heading in asked_then:
        item = _round(earlier, anna, heading)
        item.answers.filter(organisation__name="Orust").update(body=f"<p>Om {heading}.</p>", state="done")
    editions.finalise(meeting=earlier, confirmed={}, by=anna)
    if asked_now == 2:
        _round(meeting, anna, "Något helt annat")
    shown = page(sign_in(anna), round_, of(round_, "Orust"))
    assert (f"Om {asked_then[-1]}." in shown, "Förra gången" in shown) == (is_shown, is_shown)
