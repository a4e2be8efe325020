"""What asks for a measure or a talk, wherever those meet it who can do something about it, until they have."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import EmploymentFactory
from tests.workload.conftest import employed
from tests.workload.factories import opened
from tests.workload.talking import agreed, confirmed, fresh, locked, noted, submitted
from workload.actions import locking
from workload.actions.periods import add_employee
from workload.documents.prompts import GROUND, Prompts, prompts_of, still_asking
from workload.models import Sheet
from workload.persistence import Lasting, Period

APRIL = (dt.date(2027, 4, 1), dt.date(2027, 4, 30))
MAY = (dt.date(2027, 5, 1), dt.date(2027, 5, 31))
HEAVY = 23  # normal cases: 46 h of 40, 115 %


@pytest.fixture
def april(sheet, vera, david, lotsen, version):
    """Vera's second heavy month, sent in."""
    locked(sheet, vera, david, lines=HEAVY)
    return submitted(opened(lotsen, version, APRIL, by=david).sheets.get(person=vera), by=vera, lines=0)


@pytest.fixture
def felt_heavier(sheet, vera):
    Sheet.objects.filter(pk=sheet.pk).update(self_rating=5)
    return submitted(sheet, by=vera)


def at(name, row):
    return reverse(f"workload:{name}", args=[row.pk])


def rows(client, heading):
    """What stands under a heading of Min dag: title, where it leads, what it says, the button."""
    sections = client.get("/min-dag/").context["sections"]
    found = [one["rows"] for one in sections if str(one["heading"]) == heading]
    return [(row.title, row.url, row.note, row.action) for one in found for row in one]


def his(client):
    return rows(client, "Belastning att göra något åt")


def hers(client):
    return rows(client, "Att ta upp i samtalet")


def beside(client, period):
    """What stands beside the rows of a period's page."""
    people = client.get(period.get_absolute_url()).context["people"]
    return [(one.prompts.place, one.prompts.action) for one in people if one.prompts]


def flat(html):
    return " ".join(html.replace("\xa0", " ").split())


def text_of(client, address):
    return flat(client.get(address, follow=True).content.decode())


def test_two_heavy_periods_meet_the_manager_where_he_begins_his_day(april, david, sign_in):
    [(title, url, note, action)] = his(sign_in(david))
    assert (title, url, action) == ("Vera Rask, april 2027", f"{at('talk', april)}#atgarder", "Lägg till en åtgärd")
    assert flat(note) == (
        f'Över gränsen, 110 %, i flera perioder i rad: mars 2027, april 2027. <a href="{GROUND}" '
        'rel="noopener noreferrer">AFS 2023:2</a>'
    )


def test_two_heavy_periods_stand_beside_the_row_of_the_period(april, david, sign_in):
    client = sign_in(david)
    assert beside(client, april.period) == [(f"{at('talk', april)}#atgarder", "Lägg till en åtgärd")]
    page = text_of(client, april.period.get_absolute_url())
    assert "i flera perioder i rad: mars 2027, april 2027." in page
    assert GROUND in page


def test_a_supervisor_meets_the_same_and_nobody_else_meets_anything(april, request, sign_in, vera):
    found = {
        who: bool(his(sign_in(request.getfixturevalue(who))))
        for who in ("david", "sten", "vera", "nils", "ingrid", "eva", "gunnar", "olof")
    }
    assert found == dict.fromkeys(found, False) | {"david": True, "sten": True}


def test_she_meets_her_own_in_her_words_and_nobody_elses(april, vera, nils, david, sign_in):
    [(title, url, note, action)] = hers(sign_in(vera))
    assert (title, url, action) == ("Vera Rask, april 2027", at("talk", april), "Till samtalet")
    assert flat(note).startswith(
        "Din belastning är över gränsen, 110 %, för flera perioder i rad: mars 2027, april 2027. "
        "Du och din chef ska komma överens om en åtgärd."
    )
    assert [hers(sign_in(one)) for one in (nils, david)] == [[], []]
    assert "Du och din chef ska komma överens om en åtgärd." in text_of(sign_in(vera), at("talk", april))


def test_a_measure_agreed_quiets_all_of_it(april, david, vera, sign_in):
    client = sign_in(david)
    agreed(april, by=david)
    assert (his(client), hers(sign_in(vera)), beside(client, april.period)) == ([], [], [])
    assert "Mer än tillfälligt" not in text_of(client, at("talk", april))


def test_a_sheet_that_was_locked_without_a_measure_goes_on_asking_on_the_page_one_comes_to(april, david, vera, sign_in):
    client = sign_in(david)
    noted(april, "Vi ses igen.", by=david)
    confirmed(april, by=vera)
    confirmed(april, by=david)
    page = text_of(client, at("talk", april))
    assert ("Mer än tillfälligt hög belastning" in page, f'href="{at("reopen", april)}"' in page) == (True, True)
    assert "Be den som leder enheten att öppna det igen" in text_of(sign_in(vera), at("talk", april))
    assert [row[1] for row in his(client)] == [at("reopen", april)]
    assert beside(client, april.period) == [(at("reopen", april), "Öppna bladet igen")]


def test_a_sheet_that_is_locked_with_a_measure_asks_for_nothing(april, david, vera, sign_in):
    agreed(april, by=david)
    confirmed(april, by=vera)
    confirmed(april, by=david)
    assert "Mer än tillfälligt" not in text_of(sign_in(david), at("talk", april))
    assert still_asking([fresh(april)]) == {}


def test_one_heavy_period_asks_nobody(sheet, vera, david, sign_in):
    locked(sheet, vera, david, lines=HEAVY)
    assert (his(sign_in(david)), hers(sign_in(vera))) == ([], [])


def test_the_next_sheet_that_is_sent_in_asks_instead(april, vera, david, lotsen, version, sign_in):
    client = sign_in(david)
    may = opened(lotsen, version, MAY, by=david).sheets.get(person=vera)
    assert [row[0] for row in his(client)] == ["Vera Rask, april 2027"]
    submitted(may, by=vera, lines=0)
    assert [row[0] for row in his(client)] == ["Vera Rask, maj 2027"]
    assert beside(client, april.period) == []


def test_a_sheet_that_is_filled_in_asks_for_nothing(april, david, sign_in):
    Sheet.objects.filter(pk=april.pk).update(status="draft")
    assert prompts_of([fresh(april)]) == {}
    assert his(sign_in(david)) == []


def test_one_who_cannot_sign_in_any_more_is_not_in_the_way(april, vera, david, sign_in):
    vera.is_active = False
    vera.save()
    assert his(sign_in(david)) == []


def test_a_feeling_that_does_not_agree_asks_for_a_talk_until_it_is_noted(felt_heavier, vera, david, sign_in):
    client = sign_in(david)
    assert his(client) == [
        (
            "Vera Rask, mars 2027",
            f"{at('talk', felt_heavier)}#anteckning",
            "Känns tyngre än det mäter.",
            "Till samtalet",
        )
    ]
    assert [row[2] for row in hers(sign_in(vera))] == [
        "Det känns tyngre än siffran säger. Berätta vad mätningen inte ser."
    ]
    assert beside(client, felt_heavier.period) == [(f"{at('talk', felt_heavier)}#anteckning", "Till samtalet")]
    noted(felt_heavier, "Svåra samtal tätt.", by=david)
    assert (his(client), hers(sign_in(vera)), beside(client, felt_heavier.period)) == ([], [], [])
    assert "Känns tyngre" not in text_of(client, at("talk", felt_heavier))


def test_a_light_feeling_about_a_heavy_sheet_asks_for_a_talk_too(sheet, vera, david, sign_in):
    Sheet.objects.filter(pk=sheet.pk).update(self_rating=1)
    submitted(sheet, by=vera, lines=HEAVY)
    assert [row[2] for row in his(sign_in(david))] == ["Känns lättare än det mäter."]


def test_one_who_leads_the_unit_meets_her_own_sheet_as_anybody_does(march, david, sten, lotsen, sign_in):
    EmploymentFactory(person=david, organisation=lotsen.organisation, unit=lotsen)
    own = submitted(Sheet.objects.create(period=march, person=david, self_rating=5), by=david)
    assert [row[0] for row in hers(sign_in(david))] == [str(own)]
    assert ([row[0] for row in his(sign_in(sten))], his(sign_in(david))) == ([str(own)], [])


def test_what_is_opened_again_is_quiet_until_it_is_sent_in(april, vera, david, sign_in):
    confirmed(april, by=vera)
    confirmed(april, by=david)
    locking.reopen(sheet=april, reason="En åtgärd saknas", by=david)
    assert his(sign_in(david)) == []


def test_asking_costs_the_same_for_one_as_for_thirty(sheet, vera, david, lotsen, version, sign_in):
    """Min dag, and the period's page."""
    client = sign_in(david)
    april = opened(lotsen, version, APRIL, by=david)
    Sheet.objects.update(self_rating=5)
    submitted(april.sheets.get(person=vera), by=vera)

    def costs():
        found = []
        for address in ("/min-dag/", april.get_absolute_url()):
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            found.append(len(asked))
        return found

    one = costs()
    for number in range(29):
        person = employed(f"Prov{number} Person", lotsen)
        theirs = add_employee(period=april, person=person, by=david)
        Sheet.objects.filter(pk=theirs.pk).update(self_rating=5)
        submitted(theirs, by=person)
    assert (costs(), len(his(client))) == (one, 30)


def test_a_long_run_is_told_by_its_first_and_last_period():
    run = tuple(Period(name, Decimal(120)) for name in ("mars 2027", "april 2027", "maj 2027", "juni 2027"))
    prompts = Prompts(Sheet(), Decimal("112.5"), Lasting(run, ()), None, has_measure=False, has_note=False)
    assert flat(prompts.why) == "Över gränsen, 112,50 %, i flera perioder i rad: mars 2027 till juni 2027."
