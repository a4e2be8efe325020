"""Models in the hands of those who mean harm, or press twice."""

import json
from io import BytesIO

import pytest

from tests.abuse.test_turns_at_once import in_their_own_browsers, together
from tests.workload.modelling import PART, at, confirm_all, copied, field, stored, typed
from workload.casefile import model_as_json
from workload.documents.weighing import model_of
from workload.models import Family, Version
from workload.shipped import shipped

pytestmark = pytest.mark.django_db
at_once = pytest.mark.django_db(transaction=True)
NASTY = [
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ 7*7 }}{% load x %}",
    "' OR 1=1--",
    "=HYPERLINK(1)",
]


def sent(amal, **more):
    return {"organisation": str(amal.pk), "name": "Ny", "staff_kind": "other"} | more


def test_case_16_a_draft_is_not_published_by_saying_so(draft, keeper):
    more = {
        "status": "published",
        "number": "9",
        "family": "x",
        "definition": "{}",
        "weights": "{}",
        "published_by": "x",
    }
    keeper.post(at("version_edit", draft), typed(draft, **more), headers=PART)
    now = stored(draft)
    assert (now.status, now.number, now.family, now.weights) == ("draft", 1, draft.family, draft.weights)
    assert model_of(now) == model_of(draft)


def test_case_25_no_draft_is_made_by_looking(draft, keeper):
    assert keeper.get(at("version_copy", draft)).status_code == 405


@pytest.mark.parametrize("name", ["models", "family", "version", "version_data", "adoptions"])
def test_case_25_what_is_read_takes_no_post(draft, keeper, name):
    thing = {"family": draft.family, "version": draft, "version_data": draft}.get(name)
    assert keeper.post(at(name, thing)).status_code == 405


@pytest.mark.parametrize("revision", ["", "x", "-1", "²", "9" * 20])
def test_a_save_that_carries_no_revision_is_refused(draft, keeper, revision):
    assert keeper.post(at("version_edit", draft), typed(draft, revision=revision)).status_code == 400


@pytest.mark.parametrize("nasty", NASTY)
def test_case_64_what_is_typed_as_code_is_shown_as_text(draft, keeper, amal, nasty):
    definition = model_as_json(shipped("goteborg").model)
    definition["activities"][0] |= {"label": nasty, "key": nasty}
    definition["bands"][0]["key"] = nasty
    definition["experience"] = {nasty: "1"}
    keeper.post(at("family_add"), sent(amal, name=nasty, text=json.dumps({"model": definition})))
    made = Version.objects.get(family__name=nasty)
    for page in ("version", "version_edit", "confirm", "publish", "version_discard"):
        answer = keeper.get(at(page, made))
        assert (answer.status_code, "<img src=x" in answer.content.decode()) == (200, False)
        assert "<svg onload" not in answer.content.decode()
    change = {field("activities", nasty, "amount"): "13", "change_note": nasty}
    assert keeper.post(at("version_edit", made), typed(made, **change), headers=PART).status_code == 200
    assert stored(made).definition["activities"][0] == {"key": nasty, "label": nasty, "calc": "points", "amount": "13"}


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[" * 100_000, b'{"model": ' * 5000, b'{"model": {"full": 1e999999999}}', b'{"model": NaN}', b"PK\x03\x04"],
)  # fmt: skip
def test_a_file_that_is_no_model_is_one_sentence_and_nothing_written(keeper, amal, content):
    file = BytesIO(content or b" ")
    file.name = "modell.json"
    answer = keeper.post(at("family_add"), sent(amal, file=file))
    assert answer.status_code == 422
    assert all(isinstance(line, str) and line for line in answer.context["form"].errors["file"])
    assert not Family.objects.filter(organisation=amal).exists()


def test_a_model_with_more_activities_than_a_page_holds_is_refused(keeper, amal):
    definition = model_as_json(shipped("goteborg").model)
    definition["activities"] = [{"key": str(n), "label": "A", "calc": "fixed"} for n in range(61)]
    answer = keeper.post(at("family_add"), sent(amal, text=json.dumps({"model": definition})))
    assert answer.context["form"].errors["text"] == ["/model/activities: Får vara högst 60."]


def test_the_largest_model_there_may_be_is_edited_like_any_other(keeper, amal):
    definition = model_as_json(shipped("goteborg").model)
    definition["activities"] = [{"key": f"a{n}", "label": f"A{n}", "calc": "fixed", "amount": "1"} for n in range(60)]
    keeper.post(at("family_add"), sent(amal, text=json.dumps({"model": definition})))
    made = Version.objects.get(family__organisation=amal)
    change = {field("activities", "a59", "amount"): "7"}
    assert keeper.post(at("version_edit", made), typed(made, **change), headers=PART).status_code == 200
    assert stored(made).definition["activities"][59]["amount"] == "7"
    answer = keeper.post(at("version_edit", made), typed(made, do="add:activities", new_activities="En till"))
    assert answer.context["form"].errors["new_activities"] == ["Det får vara högst 60."]


def test_a_letter_that_no_database_takes_is_told(draft, keeper):
    name = field("activities", "paus", "label")
    answer = keeper.post(at("version_edit", draft), typed(draft, **{name: "Pa\0us"}), headers=PART)
    assert (answer.status_code, list(answer.json()["errors"])) == (422, [name])


@at_once
def test_case_61_ten_who_publish_at_once_publish_one_version(trollhattan, amal, david):
    draft = copied(trollhattan, amal, david)
    confirm_all(draft, david)
    clients = in_their_own_browsers(david, 10)
    answers = together(10, lambda place: clients[place].post(at("publish", draft), {"change_note": ""}).status_code)
    assert set(answers) <= {302, 403}
    assert [one.status for one in draft.family.versions.all()] == ["published"]


@at_once
def test_case_62_a_new_draft_that_is_asked_for_ten_times_is_one(trollhattan, amal, david):
    version = copied(trollhattan, amal, david)
    confirm_all(version, david)
    clients = in_their_own_browsers(david, 10)
    clients[0].post(at("publish", version), {"change_note": ""})
    answers = together(10, lambda place: clients[place].post(at("version_copy", version))["Location"])
    assert (len(set(answers)), version.family.versions.count()) == (1, 2)


@at_once
def test_case_62_a_model_that_is_sent_twice_is_there_once(trollhattan, amal, david):
    clients = in_their_own_browsers(david, 6)
    said = sent(amal, name="Våra timmar", origin=str(trollhattan.pk))
    answers = together(6, lambda place: clients[place].post(at("family_add"), said).status_code)
    assert sorted(answers) == [302, 422, 422, 422, 422, 422]
    assert Family.objects.filter(name="Våra timmar").count() == 1


def test_the_registers_are_looked_at_and_not_written_in(draft, sign_in, gunnar):
    for name in ("family", "version", "adoption"):
        assert sign_in(gunnar).get(f"/register/workload/{name}/").status_code == 200
        assert sign_in(gunnar).get(f"/register/workload/{name}/add/").status_code == 403
    page = sign_in(gunnar).get("/register/workload/version/").content.decode()
    assert ("Familjebehandlarna" in page, "Trollhättans timmar" in page) == (False, True)
