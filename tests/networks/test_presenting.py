"""What the template is given to print."""

import pytest

from networks.documents.presenting import presented, when
from networks.readiness import gaps


def answer(organisation, state="done", body="", **more):
    empty = {"unit": "", "reply": "", "contact": "", "figures": [], "links": [], "attachments": []}
    return {"organisation": organisation, "state": state, "body": body, **empty, **more}


def figure(label, text):
    return {"label": label, "text": text, "low": None, "high": None, "approximate": False, "period": ""}


def round_of(*answers):
    return presented({"kind": "round", "heading": "Läget", "answers": list(answers)})


def test_who_said_nothing_is_told_from_who_was_not_asked():
    shown = round_of(
        answer("Orust", body="<p>Tre.</p>"), answer("Munkedal", "waiting"), answer("Tjörn", "nothing"),
        answer("Åmål", "absent"), answer("Strömstad", "waiting"),
    )  # fmt: skip
    assert [one["name"] for one in shown["told"]] == ["Orust"]
    assert shown["silence"] == [
        "Tjörn hade inget att berätta.", "Åmål var frånvarande.", "Munkedal och Strömstad berättade inte.",
    ]  # fmt: skip


def test_figures_that_several_give_become_a_table_and_missing_is_not_zero():
    shown = round_of(
        answer("Orust", figures=[figure("Ärenden", "ca 3"), figure("Lokaler", "2")]),
        answer("Åmål", figures=[figure("Ärenden", "åtta–nio")]),
        answer("Sotenäs", body="<p>Lugnt.</p>"),
    )
    assert shown["table"] == {
        "labels": ["Ärenden"],
        "rows": [{"name": "Orust", "cells": ["ca 3"]}, {"name": "Åmål", "cells": ["åtta–nio"]}],
    }
    assert shown["told"][0]["own_figures"] == ["Lokaler: 2"]


def test_a_figure_that_stands_in_the_text_is_not_printed_again():
    shown = round_of(answer("Orust", body="<p>Vi har 1,8 tjänster.</p>", figures=[figure("", "1,8 tjänster")]))
    assert shown["told"][0]["own_figures"] == []


def test_people_stand_under_their_organisation_in_swedish_order_and_those_of_none_last():
    people = [("Bo Ask", "Åmål"), ("Karin Ek", "Orust"), ("Per Hav", "Orust"), ("Maj Lundin", "")]
    part = {"kind": "attendance", "present": [{"name": n, "organisation": o} for n, o in people], "absent": []}
    assert [(row["organisation"], row["names"]) for row in presented(part)["groups"]] == [
        ("Orust", "Karin Ek, Per Hav"), ("Åmål", "Bo Ask"), ("", "Maj Lundin"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("starts", "ends", "place", "said"),
    [
        ("09:00:00", "12:00:00", "Teams", "Fredag 12 mars 2027, kl. 9–12, Teams"),
        ("13:30:00", None, "", "Fredag 12 mars 2027, kl. 13.30"),
        (None, None, "Uddevalla", "Fredag 12 mars 2027, Uddevalla"),
    ],
)
def test_when_and_where_in_one_line(starts, ends, place, said):
    assert when({"held_on": "2027-03-12", "starts": starts, "ends": ends, "place": place}) == said


def test_what_a_leader_may_want_to_look_at_first():
    content = {
        "parts": [
            {"kind": "attendance", "present": [], "absent": []},
            {"kind": "round", "heading": "Läget", "answers": [answer("Orust", "waiting"), answer("Åmål")]},
            {"kind": "next_meeting", "held_on": None},
        ]
    }
    assert gaps(content) == [
        "Ingen är ikryssad som närvarande.",
        "Läget: Orust har inte berättat.",
        "Nästa träff har ingen dag.",
        "Det står inte vem som har skrivit.",
    ]


def test_a_link_that_leads_nowhere_is_named():
    links = [{"text": "Kursen", "url": "https://example.org/kurs"}, {"text": "Boken", "url": "https://example.org/bok"}]
    content = {"parts": [{"kind": "secretary", "name": "Anna", "links": links}, {"kind": "attendance", "present": [1]}]}
    assert gaps(content, {"https://example.org/kurs"}) == ["Länken ”Kursen” leder inte längre någonstans."]
