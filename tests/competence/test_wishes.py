"""Wishes by municipality and year, the wheel of the year with its calendar, and other regions."""

import doctest
import re

import pytest
import time_machine
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

from competence.documents import cycle
from competence.documents.cycle import Placed, months_of, placed
from competence.documents.wheel import lanes, wheel
from competence.documents.wishes import themes, wished
from competence.models import CycleStep, Region, Wish
from tests.competence.surveys import region, step, wish
from tests.factories import identity_number


def at(name, *args):
    return reverse(f"competence:{name}", args=args)


def test_the_same_theme_from_several_municipalities_is_counted_together(amal, eva):
    wish(amal, "Kulturkompetens", people=4)
    wish(eva.organisation, "kulturkompetens", people=None)
    wish(amal, "Anknytning", people=3, kind="priority")
    found = [
        (one.theme, len(one.places), one.people, one.silent, one.is_priority)
        for one in themes(list(Wish.objects.order_by("pk")))
    ]
    by_theme = {theme.casefold(): rest for theme, *rest in found}
    assert by_theme == {"kulturkompetens": [2, 4, 1, False], "anknytning": [1, 3, 0, True]}
    assert [theme.casefold() for theme, *_rest in found] == ["kulturkompetens", "anknytning"]


def test_nobody_knows_how_many_where_nobody_said(amal):
    wish(amal, people=None)
    [theme] = themes(list(Wish.objects.all()))
    assert (theme.people, theme.silent) == (None, 1)


def test_the_three_prioritised_areas_and_nine_proposals_of_2017_are_reference(reference, nils, sign_in):
    found = wished(nils, 2017, mine=[], today=2026)
    assert {kind: len(rows) for kind, rows in found.together.items()} == {"Prioriterade områden": 3, "Andra förslag": 9}
    assert (found.themes, {len(box.wishes) for box in found.boxes}) == ([], {0})
    page = sign_in(nils).get(at("wishes"), {"ar": "2017"}).content.decode()
    assert "?sok=Risk%20och%20skyddsfaktorer" in page


def test_a_leader_puts_a_wish_in_her_municipalitys_box_and_takes_it_back(sten, amal, sign_in):
    client = sign_in(sten)
    said = {
        "organisation": amal.pk,
        "wished_in": "2026",
        "kind": "proposal",
        "theme": " Spel  och dobbel",
        "people": "3",
    }
    answer = client.post(at("wish_add"), said)
    made = Wish.objects.get()
    assert (answer.url, made.theme, made.wished_by, made.organisation) == (
        f"{at('wishes')}?ar=2026",
        "Spel och dobbel",
        sten,
        amal,
    )
    assert client.post(at("wish_add"), said | {"theme": "spel och dobbel"}).status_code == 422
    client.post(at("wish_remove", made.pk))
    assert not Wish.objects.exists()


def test_outsiders_put_nothing_in_anybodys_box(eva, vera, olof, amal, sign_in):
    theirs = wish(amal)
    said = {"organisation": amal.pk, "wished_in": "2026", "kind": "proposal", "theme": "Något annat"}
    assert sign_in(eva).post(at("wish_add"), said).status_code == 422
    for nobody in (vera, olof):
        assert sign_in(nobody).post(at("wish_add"), said).status_code == 403
    assert sign_in(eva).post(at("wish_remove", theirs.pk)).status_code == 403
    assert Wish.objects.get() == theirs


def test_the_examples_of_the_cycle_are_true():
    result = doctest.testmod(cycle)
    assert (result.failed, result.attempted) == (0, 1)


STEPS = st.lists(st.tuples(st.integers(1, 12), st.none() | st.integers(1, 12)), max_size=20)


@given(months=STEPS)
def test_steps_in_the_same_month_never_lie_on_each_other(months):
    steps = [
        Placed(number, CycleStep(what="x", month=first, last_month=last)) for number, (first, last) in enumerate(months)
    ]
    taken = [(lane, month) for lane, one in zip(lanes(steps), steps, strict=True) for month in one.months]
    assert len(taken) == len(set(taken))


@given(first=st.integers(1, 12), last=st.integers(1, 12))
def test_a_step_lasts_from_its_first_month_to_its_last_over_the_turn_of_the_year(first, last):
    months = months_of(first, last)
    assert (months[0], months[-1], len(set(months))) == (first, last, len(months))


def test_the_wheel_is_an_image_with_title_and_description_and_no_style(db):
    dated, _rest = placed([step("Planen <antas>", 9), step("Anmälan", 12), step("Arbete", 11, last_month=2)])
    drawn = str(wheel(dated))
    tree = etree.fromstring(drawn)
    name = "{http://www.w3.org/2000/svg}"
    assert tree.find(f"{name}title").text == "Årscykeln"
    assert tree.find(f"{name}desc").text == "september: Planen <antas>; november–februari: Arbete; december: Anmälan"
    assert (tree.get("role"), "style=" in drawn, drawn.count("<circle")) == ("img", False, 3)
    assert etree.fromstring(str(wheel([]))).find(f"{name}desc").text == "Inget steg har en månad."


def test_the_reference_cycle_has_months_only_where_the_text_names_them(reference, client):
    dated, undated = placed(CycleStep.objects.all())
    assert {one.step.month for one in dated} == {6, 9, 12}
    assert undated
    page = client.get(at("cycle")).content.decode()
    assert page.count('class="ink-0"') == len(dated)
    assert "Månaden är inte sagd" in page
    events = Calendar.from_ical(client.get(at("cycle_calendar")).content).walk("VEVENT")
    assert len(events) == len(dated)


@time_machine.travel("2026-11-22 12:00")
def test_the_calendar_repeats_a_step_every_year(client, db):
    turn = step("Vintern", 11, last_month=1)
    [event] = Calendar.from_ical(client.get(at("cycle_calendar")).content).walk("VEVENT")
    assert (str(event.decoded("dtstart")), str(event.decoded("dtend"))) == ("2026-11-01", "2027-02-01")
    assert (event["rrule"]["FREQ"], str(event["uid"]).split("@")[0]) == (["YEARLY"], str(turn.pk))


FILLED = {
    "what": "Paketet",
    "name": "Dalarna",
    "position": "1",
    "wished_in": "2026",
    "kind": "proposal",
    "theme": "Spel",
}
TEXTS = (
    ("step_add", "what"), ("step_add", "note"), ("region_add", "name"), ("region_add", "content"), ("wish_add", "theme"),
    ("wish_add", "note"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "field"), TEXTS)
def test_the_cycle_other_regions_and_wishes_hold_no_identity_number(name, field, karin, amal, sign_in):
    said = FILLED | {"organisation": amal.pk, field: f"Ring {identity_number()}"}
    answer = sign_in(karin).post(at(name), said)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {field: ["Det här ser ut som ett personnummer. Ta bort det."]}


def test_the_course_administrator_changes_the_cycle(karin, sign_in):
    client = sign_in(karin)
    client.post(at("step_add"), {"what": "Paketet skickas ut", "month": "10", "last_month": "", "who": "Kansliet"})
    made = CycleStep.objects.get()
    assert (made.month, made.last_month) == (10, None)
    client.post(at("step_edit", made.pk), {"what": "Paketet skickas ut", "month": "", "last_month": ""})
    made.refresh_from_db()
    assert made.month is None
    wrong = client.post(at("step_edit", made.pk), {"what": "Paketet", "month": "", "last_month": "3"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["month"])
    client.post(at("step_remove", made.pk))
    assert not CycleStep.objects.exists()


def test_three_regions_are_compared_with_what_the_source_says_of_them(reference, client):
    page = re.sub(r"\s+", " ", client.get(at("regions")).content.decode().replace("&nbsp;", " "))
    for words in ("Göteborg", "Jönköping", "Kalmar", "982 360", "333 923", "216 455", "5 500 kr", "3 500 kr"):
        assert words in page.replace("\N{NO-BREAK SPACE}", " "), words


def test_a_region_of_which_little_is_known_says_so(client, db):
    region(inhabitants=None, municipalities=4)
    page = client.get(at("regions")).content.decode()
    assert page.count("ej uppgett") == 7


def test_a_region_is_changed_by_those_who_keep_the_registers(karin, vera, sign_in):
    kept = region()
    said = {"name": "Närmare", "position": "1", "inhabitants": "1200"}
    assert sign_in(vera).post(at("region_edit", kept.pk), said).status_code == 403
    assert sign_in(karin).post(at("region_edit", kept.pk), said).url == at("regions")
    assert Region.objects.get().inhabitants == 1200
