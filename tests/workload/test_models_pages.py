"""The pages of models, as they are read and sent; the editor among them."""

import datetime as dt
import json
from io import BytesIO

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fyrbodal.organisation.models import Unit
from tests.factories import UnitFactory
from tests.workload.factories import with_lines
from tests.workload.modelling import MARCH, PART, at, confirm_all, copied, field, published, stored, typed
from workload.casefile import model_as_json, read_case
from workload.documents.weighing import model_of
from workload.documents.weights import obstacles
from workload.forms.models.rows import handle
from workload.models import Adoption, Family, Version
from workload.shipped import shipped

pytestmark = pytest.mark.django_db
NEXT_YEAR = "2027-12-31"


def test_an_empty_program_says_what_to_do(keeper, amal):
    page = keeper.get(at("models")).content.decode()
    for said in ("Ingen modell än", "Ingen annan kommun har publicerat en modell än.", "load_reference"):
        assert said in page


def test_everybody_reads_the_templates_and_what_is_published_but_no_draft_of_others(draft, sign_in, olof, nils):
    for person in (olof, nils):
        page = sign_in(person).get(at("models")).content.decode()
        assert ("Trollhättans timmar" in page, "Familjebehandlarna" in page) == (True, False)
        assert sign_in(person).get(at("version", draft)).status_code == 404
    assert sign_in(None).get(at("models")).status_code == 302


def test_the_page_of_a_template_tells_its_figures_apart(trollhattan, sign_in, olof):
    page = sign_in(olof).get(at("version", trollhattan)).content.decode()
    assert page.count("ej bekräftat av kommunen") == 4
    assert page.count("Minnesanteckningar från nätverket BoU utförare, 7 mars 2022") == 4
    assert "inte hur bra det blir gjort" in page


def test_a_weight_whose_day_has_passed_is_told_of_on_the_page_of_its_model(trollhattan, sign_in, olof):
    pages = []
    for day in (22, 23):
        with time_machine.travel(dt.datetime(2027, 11, day, 12, tzinfo=dt.UTC), tick=False):
            pages.append(sign_in(olof).get(at("version", trollhattan)).content.decode())
    assert [page.count("Administratören, Fyrbodals kommunalförbund") for page in pages] == [10, 10]
    assert [(page.count(">försenad<"), page.count("10 vikter skulle ha setts över.")) for page in pages] == [
        (0, 0),
        (10, 1),
    ]


def test_the_chief_of_the_municipality_makes_models_and_says_which_unit_measures_with_which(
    trollhattan, sign_in, ingrid, david, amal, lotsen
):
    chief = sign_in(ingrid)
    sent = {"organisation": str(amal.pk), "name": "Våra", "staff_kind": "treatment", "origin": str(trollhattan.pk)}
    assert chief.post(at("family_add"), sent).status_code == 302
    draft = Version.objects.get(family__name="Våra")
    confirm_all(draft, ingrid)
    assert chief.post(at("publish", draft), {"change_note": ""}).status_code == 302
    chosen = {"family": str(draft.family.pk), "starts_on": str(MARCH), "limit": "110"}
    assert chief.post(at("adopt", lotsen), chosen).status_code == 302
    assert [one.family for one in Adoption.objects.filter(unit=lotsen)] == [draft.family]
    assert at("adopt", lotsen) in chief.get(at("adoptions")).content.decode()


def test_a_template_is_copied_into_ones_own_municipality(trollhattan, keeper, amal):
    sent = {
        "organisation": str(amal.pk),
        "name": "Våra timmar",
        "staff_kind": "treatment",
        "origin": str(trollhattan.pk),
    }
    answer = keeper.post(at("family_add"), sent)
    made = Version.objects.get(family__name="Våra timmar")
    assert (answer.status_code, answer["Location"], made.family.organisation) == (302, at("version_edit", made), amal)


def test_nobody_puts_a_model_in_another_municipality(trollhattan, keeper, orust):
    sent = {"organisation": str(orust.pk), "name": "Våra", "staff_kind": "treatment", "origin": str(trollhattan.pk)}
    assert keeper.post(at("family_add"), sent).status_code == 422
    assert not Family.objects.filter(name="Våra").exists()


def test_a_model_goes_out_as_json_and_comes_in_as_the_same(draft, keeper, amal):
    content = keeper.get(at("version_data", draft)).content
    assert read_case(content).model == model_of(draft)
    file = BytesIO(content)
    file.name = "modell.json"
    keeper.post(at("family_add"), {"organisation": str(amal.pk), "name": "Ur fil", "staff_kind": "other", "file": file})
    made = Version.objects.get(family__name="Ur fil")
    same = {"key": "ur-fil", "name": "Ur fil", "version": 1}
    assert made.definition == draft.definition | same
    assert len(obstacles(made)) == 10  # a file is no source


def test_a_model_out_of_a_file_can_be_pasted(keeper, amal, trollhattan):
    text = json.dumps({"model": trollhattan.definition})
    keeper.post(
        at("family_add"), {"organisation": str(amal.pk), "name": "Klistrad", "staff_kind": "other", "text": text}
    )
    assert Version.objects.filter(family__name="Klistrad").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", ["Filen är inte JSON: det tar stopp på rad 1, tecken 2."]),
        ("[]", ["hela filen: Ska vara ett objekt, inom { och }."]),
        ('{"model": {}}', [f"/model/{key}: Saknas." for key in ("key", "version", "name", "unit", "full", "bands", "activities")]),
        ({"formula": "1+1"}, ["/model/formula: Är inget som ska stå här."]),
        ({"full": "40,0"}, ['/model/full: "40,0" ska vara ett tal som "37.5": punkt, inget minus, högst sex siffror på var sida om punkten.']),
        ({"full": "-1", "unit": "days"}, ['/model/full: "-1" ska vara ett tal som "37.5": punkt, inget minus, högst sex siffror på var sida om punkten.', '/model/unit: Ska vara något av "hours", "points".']),
        ({"bands": [{"key": "rod", "upto": "100"}]}, ["/model/bands/0/upto: Det sista bandet ska ha null som gräns, så att det rymmer allt däröver."]),
        ({"key": "x" * 61}, ["/model/key: Får ha högst 60 tecken."]),
    ],
)  # fmt: skip
def test_each_fault_in_a_file_is_a_line_with_its_place_and_nothing_is_written(keeper, amal, trollhattan, text, said):
    if isinstance(text, dict):
        text = json.dumps({"model": trollhattan.definition | text})
    sent = {"organisation": str(amal.pk), "name": "Trasig", "staff_kind": "other", "text": text}
    answer = keeper.post(at("family_add"), sent)
    assert (answer.status_code, answer.context["form"].errors.get("text")) == (422, said)
    assert not Family.objects.filter(name="Trasig").exists()


def test_a_model_comes_from_one_place(keeper, amal, trollhattan):
    sent = {"organisation": str(amal.pk), "name": "Två", "staff_kind": "other"}
    for more in ({}, {"text": "{}", "origin": str(trollhattan.pk)}):
        answer = keeper.post(at("family_add"), sent | more)
        said = answer.context["form"].errors["origin"]
        assert said == ["Välj en modell att utgå från, eller lämna en som JSON. Ett av det."]


def test_the_editor_saves_and_shows_what_the_change_does(draft, keeper):
    change = {field("activities", "normalarende", "amount"): "2,5"}
    answer = keeper.post(at("version_edit", draft), typed(draft, **change), headers=PART)
    said = answer.json()
    assert (answer.status_code, said["revision"], set(said["fragments"])) == (200, 1, {"#prov", "#hinder"})
    assert "2,50" in said["fragments"]["#prov"]
    assert "5 saker återstår" in said["fragments"]["#hinder"]
    [activity] = [one for one in stored(draft).definition["activities"] if one["key"] == "normalarende"]
    assert activity == {
        "key": "normalarende",
        "label": "Normalärende",
        "calc": "occasion",
        "amount": "2.5",
        "travel": True,
    }


def test_what_is_not_changed_stays_as_it_was(draft, keeper):
    keeper.post(at("version_edit", draft), typed(draft), headers=PART)
    assert stored(draft).definition == draft.definition
    assert model_of(stored(draft)) == model_of(draft)


@pytest.mark.parametrize(
    ("typed_in", "said"),
    [
        ("-1", "Talet ska vara minst 0."),
        ("1000000", "Talet är för stort. Skriv högst 999 999,999999."),
        ("=SUM(A1)", "”=SUM(A1)” är inget tal. Skriv till exempel 2,5."),
        ("NaN", "”NaN” är inget tal. Skriv till exempel 2,5."),
        ("0,1234567", "Skriv högst 6 decimaler."),
    ],
)
def test_a_figure_that_is_none_is_told_and_nothing_is_saved(draft, keeper, typed_in, said):
    name = field("activities", "paus", "amount")
    answer = keeper.post(at("version_edit", draft), typed(draft, **{name: typed_in}), headers=PART)
    shown = answer.json()["errors"][name][0].replace("\N{NO-BREAK SPACE}", " ")
    assert (answer.status_code, shown, stored(draft).revision) == (422, said, 0)


def test_standard_times_are_written_with_a_plus(draft, keeper):
    change = {field("activities", "ovrigt", "per_week"): "0,5+0.75 + 1", field("activities", "paus", "occasions"): "7"}
    keeper.post(at("version_edit", draft), typed(draft, **change), headers=PART)
    said = {one["key"]: one for one in stored(draft).definition["activities"]}
    assert said["ovrigt"]["per_week"] == ["0.5", "0.75", "1"]
    assert said["paus"]["occasions"] == 7


def test_a_step_saves_what_was_typed_and_takes_the_step(draft, keeper):
    first, second = [one["key"] for one in draft.definition["activities"]][:2]
    change = {
        field("activities", first, "label"): "Vanligt ärende",
        "do": f"down:activities:{handle('activities', first)}",
    }
    answer = keeper.post(at("version_edit", draft), typed(draft, **change))
    assert answer["Location"] == at("version_edit", draft) + f"?fokus=down-{handle('activities', first)}"
    now = stored(draft).definition["activities"]
    assert [one["key"] for one in now[:2]] == [second, first]
    assert now[1]["label"] == "Vanligt ärende"


def test_an_activity_is_added_with_a_key_of_its_own(draft, keeper):
    for _ in range(2):
        keeper.post(at("version_edit", draft), typed(draft, do="add:activities", new_activities="Normalärende"))
    added = stored(draft).definition["activities"][-2:]
    assert [one["key"] for one in added] == ["normalarende_2", "normalarende_3"]
    assert {one["label"] for one in added} == {"Normalärende"}


def test_an_activity_is_taken_away_even_if_something_wrong_stands_in_it(draft, keeper):
    name = handle("activities", "paus")
    change = {f"{name}_amount": "fel", "do": f"remove:activities:{name}"}
    assert keeper.post(at("version_edit", draft), typed(draft, **change)).status_code == 302
    assert "paus" not in [one["key"] for one in stored(draft).definition["activities"]]


def test_the_last_activity_and_the_last_band_stay(draft, keeper):
    for key in [one["key"] for one in draft.definition["activities"]]:
        keeper.post(at("version_edit", draft), typed(draft, do=f"remove:activities:{handle('activities', key)}"))
    for key in ("gron", "gul", "rod"):
        keeper.post(at("version_edit", draft), typed(draft, do=f"remove:bands:{handle('bands', key)}"))
    now = stored(draft).definition
    assert ([one["key"] for one in now["activities"]], now["bands"]) == (["ovrigt"], [{"key": "rod", "upto": None}])


def test_bands_stand_in_order_and_levels_can_be_added_and_taken_away(draft, keeper):
    keeper.post(at("version_edit", draft), typed(draft, do="add:bands", new_bands="Lågt", new_bands_figure="80"))
    keeper.post(
        at("version_edit", draft), typed(draft, do="add:experience", new_experience="ny", new_experience_figure="0,7")
    )
    now = stored(draft).definition
    assert [band["key"] for band in now["bands"]] == ["lågt", "gron", "gul", "rod"]
    assert now["experience"] == {"ny": "0.7"}
    keeper.post(at("version_edit", draft), typed(draft, do=f"remove:experience:{handle('experience', 'ny')}"))
    assert stored(draft).definition["experience"] == {}


@pytest.mark.parametrize(
    ("sent", "name", "said"),
    [
        ({"do": "add:activities", "new_activities": " "}, "new_activities", "Skriv vad den ska heta."),
        (
            {"do": "add:bands", "new_bands": "Gul", "new_bands_figure": "1"},
            "new_bands",
            "Det finns redan en med det namnet.",
        ),
        ({"do": "add:bands", "new_bands": "Blå"}, "new_bands_figure", "Fyll i det här."),
    ],
)
def test_a_new_row_has_a_name_that_nothing_else_has(draft, keeper, sent, name, said):
    answer = keeper.post(at("version_edit", draft), typed(draft, **sent))
    assert (answer.status_code, answer.context["form"].errors[name]) == (422, [said])
    assert stored(draft).definition == draft.definition


@pytest.mark.parametrize(
    "do", ["up:bands:x", "explode:activities:x", "add", "add:weights", ":::", "remove:activities:x"]
)
def test_a_button_that_is_none_takes_no_step(draft, keeper, do):
    keeper.post(at("version_edit", draft), typed(draft, do=do))
    assert model_of(stored(draft)) == model_of(draft)


def test_two_who_write_at_once_see_both_texts(draft, keeper, sign_in, ingrid):
    name = field("activities", "normalarende", "amount")
    hers, his = typed(draft, **{name: "3"}), typed(draft, **{name: "4"})
    assert sign_in(ingrid).post(at("version_edit", draft), hers, headers=PART).status_code == 200
    answer = keeper.post(at("version_edit", draft), his, headers=PART)
    page = answer.content.decode()
    assert (answer.status_code, "Normalärende, tid per gång" in page) == (409, True)
    assert page.count("<p>3</p>") == page.count("<p>4</p>") == 1
    keeper.post(at("version_edit", draft), his | {"over": "1"}, headers=PART)
    assert stored(draft).definition["activities"][0]["amount"] == "4"


def test_an_activity_that_somebody_added_meanwhile_is_kept_when_mine_is_chosen(draft, keeper, sign_in, ingrid):
    mine = typed(draft, change_note="Mitt")
    sign_in(ingrid).post(at("version_edit", draft), typed(draft, do="add:activities", new_activities="Ny insats"))
    assert keeper.post(at("version_edit", draft), mine, headers=PART).status_code == 409
    keeper.post(at("version_edit", draft), mine | {"over": "1"}, headers=PART)
    assert stored(draft).definition["activities"][-1]["label"] == "Ny insats"
    assert stored(draft).change_note == "Mitt"


def test_what_was_typed_when_somebody_published_is_shown_again(draft, keeper, sign_in, ingrid):
    sent = typed(draft, change_note="Det jag skrev")
    confirm_all(draft, ingrid)
    sign_in(ingrid).post(at("publish", draft), {"change_note": ""})
    answer = keeper.post(at("version_edit", draft), sent)
    page = answer.content.decode()
    assert (answer.status_code, "Utkastet är redan publicerat" in page, "Det jag skrev" in page) == (409, True, True)
    assert keeper.get(at("version_edit", draft))["Location"] == at("version", draft)


def test_a_draft_is_tried_on_a_period_of_ones_own_without_names(draft, keeper, sheet, march, vera):
    with_lines(sheet, {"activity": "normalarende", "quantity": 10})
    page = keeper.get(at("version_edit", draft), {"prov": str(march.pk)}).content.decode()
    assert ("50 %" in page, vera.name in page) == (True, False)
    change = {field("activities", "normalarende", "amount"): "4,1"}
    answer = keeper.post(at("version_edit", draft) + f"?prov={march.pk}", typed(draft, **change), headers=PART)
    assert "102,5 %" in answer.json()["fragments"]["#prov"].replace("102,50", "102,5")


def test_nobody_tries_a_draft_on_a_unit_that_they_do_not_lead(draft, sign_in, ingrid, march):
    page = sign_in(ingrid).get(at("version_edit", draft), {"prov": str(march.pk)})
    assert (page.status_code, list(page.context["periods"]), page.context["chosen"]) == (200, [], None)


def test_proposals_are_confirmed_one_by_one_or_all(draft, keeper):
    asked = {"owner": "Enhetschefen", "review_on": NEXT_YEAR, "ground": "", "revision": "0"}
    keeper.post(at("confirm", draft), asked | {"figures": ["activities/paus/amount"]})
    assert len(obstacles(stored(draft))) == 3
    keeper.post(at("confirm", draft), asked | {"all": "1"})
    assert obstacles(stored(draft)) == []
    page = keeper.get(at("version", draft)).content.decode()
    assert (page.count("bekräftad av David Ek"), "ej bekräftat" in page) == (4, False)


@pytest.mark.parametrize(
    ("sent", "name", "said"),
    [
        ({}, "figures", "Kryssa i minst en vikt."),
        ({"all": "1", "review_on": "2020-01-01"}, "review_on", "Välj en dag som kommer."),
        ({"all": "1", "owner": ""}, "owner", "Fyll i det här."),
    ],
)
def test_a_weight_is_confirmed_by_somebody_who_answers_for_it(draft, keeper, sent, name, said):
    asked = {"owner": "Enhetschefen", "review_on": NEXT_YEAR, "ground": "", "revision": "0"}
    answer = keeper.post(at("confirm", draft), asked | sent)
    assert (answer.status_code, answer.context["form"].errors[name]) == (422, [said])
    assert stored(draft).weights == draft.weights


def test_a_weight_that_no_model_has_is_not_confirmed(draft, keeper):
    asked = {"owner": "E", "review_on": NEXT_YEAR, "ground": "", "revision": "0", "figures": ["__class__"]}
    assert keeper.post(at("confirm", draft), asked).status_code == 422


def test_a_version_is_published_and_the_next_draft_made_from_its_page(draft, keeper, david):
    assert keeper.post(at("publish", draft), {}).status_code == 422
    confirm_all(draft, david)
    keeper.post(at("publish", draft), {"change_note": "Första"})
    assert (stored(draft).status, stored(draft).change_note) == ("published", "Första")
    answer = keeper.post(at("version_copy", draft))
    assert answer["Location"] == at("version_edit", draft.family.versions.get(number=2))
    keeper.post(at("version_discard", draft.family.versions.get(number=2)))
    keeper.post(at("retire", draft))
    assert [one.status for one in draft.family.versions.all()] == ["retired"]


def test_a_unit_takes_a_model_into_use_and_everybody_sees_it(draft, keeper, sign_in, lotsen, olof, david):
    assert "Kommunen har ingen publicerad modell" in keeper.get(at("adopt", lotsen)).content.decode()
    confirm_all(draft, david)
    keeper.post(at("publish", draft), {"change_note": ""})
    sent = {"family": str(draft.family_id), "starts_on": "2027-03-01", "limit": "112,5"}
    assert keeper.post(at("adopt", lotsen), sent)["Location"] == at("adoptions")
    assert (Adoption.objects.get().starts_on, float(Adoption.objects.get().limit)) == (MARCH, 112.5)
    page = sign_in(olof).get(at("adoptions")).content.decode()
    assert ("Lotsen" in page, "Familjebehandlarna" in page, "Byt modell" in page) == (True, True, False)


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ({"starts_on": "igår"}, "starts_on"),
        ({"starts_on": "1027-03-01"}, "starts_on"),
        ({"limit": "0"}, "limit"),
        ({"limit": "501"}, "limit"),
    ],
)
def test_a_model_is_taken_into_use_from_a_day_with_a_limit(draft, keeper, lotsen, david, sent, name):
    confirm_all(draft, david)
    keeper.post(at("publish", draft), {"change_note": ""})
    asked = {"family": str(draft.family_id), "starts_on": "2027-03-01", "limit": "110"} | sent
    answer = keeper.post(at("adopt", lotsen), asked)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [name])


def test_a_unit_measures_with_a_model_of_its_own_municipality(trollhattan, keeper, sotenas, lotsen, eva):
    theirs = published(copied(trollhattan, sotenas, eva), eva)
    sent = {"family": str(theirs.family_id), "starts_on": "2027-03-01", "limit": "110"}
    answer = keeper.post(at("adopt", lotsen), sent)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["family"])
    assert not Adoption.objects.exists()


KEPT = {"version_edit": 200, "confirm": 200, "publish": 200, "version_discard": 200}


def test_a_draft_is_there_for_those_who_keep_the_models_and_for_nobody_else(
    draft, sign_in, david, sten, ingrid, vera, nils, eva, gunnar, olof
):
    for name, status in KEPT.items():
        found = {person.name: sign_in(person).get(at(name, draft)).status_code for person in (david, sten, ingrid)}
        assert found == dict.fromkeys(found, status)
        others = {one.name: sign_in(one).get(at(name, draft)).status_code for one in (vera, nils, eva, gunnar, olof)}
        assert others == dict.fromkeys(others, 404)
    assert sign_in(None).get(at("version_edit", draft)).status_code == 302


def test_nobody_changes_a_template(trollhattan, sign_in, david, ingrid, gunnar):
    for person in (david, ingrid, gunnar):
        for name in KEPT:
            assert sign_in(person).get(at(name, trollhattan)).status_code == 403
        assert sign_in(person).post(at("version_copy", trollhattan)).status_code == 403


def test_only_those_who_lead_the_unit_and_their_chief_choose_its_model(
    lotsen, sign_in, david, sten, vera, nils, ingrid, eva, gunnar, olof
):
    for person, status in (
        *((one, 200) for one in (david, sten, ingrid)),
        *((one, 403) for one in (vera, nils, eva, gunnar, olof)),
    ):
        assert (person.name, sign_in(person).get(at("adopt", lotsen)).status_code) == (person.name, status)


@pytest.mark.parametrize("name", ["models", "adoptions"])
def test_a_list_costs_the_same_however_long_it_is(name, draft, sign_in, olof, david, amal):
    confirm_all(draft, david)
    sign_in(david).post(at("publish", draft), {"change_note": ""})
    Adoption.objects.create(unit=Unit.objects.get(name="Lotsen"), family=draft.family, starts_on=MARCH)
    few = queries(sign_in(olof), name)
    for number in range(30):
        family = Family.objects.create(organisation=amal, name=f"Modell {number}")
        version = Version.objects.create(family=family, number=1, definition=shipped_definition())
        Version.objects.filter(pk=version.pk).update(
            status="published", published_at=timezone.now(), published_by=david
        )
        Adoption.objects.create(unit=UnitFactory(organisation=amal), family=family, starts_on=MARCH)
    assert queries(sign_in(olof), name) == few


def shipped_definition():
    return model_as_json(shipped("trollhattan").model)


def queries(client, name):
    with CaptureQueriesContext(connection) as counted:
        assert client.get(at(name)).status_code == 200
    return len(counted)
