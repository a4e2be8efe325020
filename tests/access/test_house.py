"""What holds for every model and every address of the house."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import CheckConstraint, DateField, DateTimeField
from django.test import Client
from django.urls import reverse

from fyrbodal.organisation.models import Appointment
from tests.access.expected import BY_TOKEN, DOORS, EXPECTED, REGISTERS, SHAPES
from tests.access.walking import NOBODY, address, ask, names
from tests.access.world import laid_out

ROOT = Path(__file__).resolve().parents[2]
OURS = ("fyrbodal", "networks", "workload", "competence", "projects")
APPS = OURS[1:]
KEPT = {"organisation", "journal", "drafts", "sealed", "work", "outbox", "files", "pages", *APPS}

# Rows that have no register of their own, and where they are looked at instead.
NO_REGISTER = {
    "sealed.Rendering": "is the PDF of a copy, and large",
    "organisation.Loaded": "says only that a line of the reference data has been read in",
    "work.Day": "says only that a day's work has been ordered",
    "outbox.Attachment": "goes with its message",
    "outbox.Delivery": "stands in its message",
    "networks.Draft": "is a meeting as its writers see it",
    "networks.BeforeCorrection": "is there only while minutes are corrected",
    "networks.Informed": "stands in its network",
    "networks.KeyFigure": "stands in its network",
    **dict.fromkeys(
        ("networks.Attendee", "networks.Item", "networks.Answer", "networks.FigureValue", "networks.Link",
         "networks.Attachment", "networks.FollowUp", "networks.Report"),
        "is what is being written, which only the network's leaders see",
    ),
    "networks.EditionFile": "is sealed with its edition",
    "networks.Mailing": "is looked at in the outbox",
    "networks.Imported": "is one person's until it is accepted",
    **dict.fromkeys(
        ("workload.Period", "workload.Sheet", "workload.Line", "workload.Outcome", "workload.Talk", "workload.Comment",
         "workload.Measure", "workload.Snapshot", "workload.Reduction", "workload.Absence"),
        "is between an employee and those who lead her unit",
    ),
    **dict.fromkeys(
        ("workload.Release", "workload.Released", "workload.Typical", "workload.PeriodSums", "workload.MonthSums"),
        "is what the overview has told of a month, and stands there",
    ),
    **dict.fromkeys(
        ("competence.Section", "competence.Need", "competence.Line"),
        "stands in its plan",
    ),
    "competence.CoursePart": "stands in its course",
    "competence.Day": "stands in its occasion",
    "competence.SurveyAnswer": "stands in its survey",
    "competence.ReportSection": "stands in its report",
    **dict.fromkeys(("competence.Place", "competence.Attendance"), "stands at its occasion"),
    **dict.fromkeys(
        ("competence.Offer", "competence.TrainerCredit", "competence.Award", "competence.EnrolmentSheet",
         "competence.SheetLine", "competence.UnitWish", "competence.WishedPerson"),
        "stands in its package",
    ),
    "competence.Evaluation": "is anonymous, and told from three answers on",
    **dict.fromkeys(
        ("competence.Participation", "competence.Introduction", "competence.Mentorship", "competence.Appraisal",
         "competence.CourseWish", "competence.Eligibility", "competence.Certificate"),
        "is between an employee and those who lead her unit",
    ),
    "competence.UnitDemand": "is reckoned anew every morning, and told only as a forecast",
    **dict.fromkeys(
        ("projects.Priorities", "projects.TemplateVersion", "projects.TemplateSection"),
        "stands in its programme",
    ),
    **dict.fromkeys(
        ("projects.Grant", "projects.Goal", "projects.BudgetRow", "projects.Extension"), "stands in its project"
    ),
    **dict.fromkeys(
        ("projects.Report", "projects.Section", "projects.Done", "projects.EconomyRow", "projects.Certificate",
         "projects.Submission", "projects.Reason", "projects.Reopening", "projects.Comment", "projects.Appendix"),
        "is between those of a project, its chiefs and the reviewer",
    ),
    "workload.ListMapping": "remembers how a municipality's own list is read",
}  # fmt: skip


def models():
    return [model for model in apps.get_models() if model._meta.app_label in KEPT]


@pytest.fixture
def cast(anna, bo, cecilia, david, eva, frida, gunnar, olof):
    return {"anna": anna, "bo": bo, "cecilia": cecilia, "frida": frida, "gunnar": gunnar, "olof": olof}


@pytest.fixture
def world(cast):
    return laid_out(cast)


def test_whatever_is_open_to_visitors_says_why():
    views = {name: pattern.callback for name, pattern in names()}
    open_ones = {name for name, view in views.items() if not getattr(view, "login_required", True)}
    silent = {name for name in open_ones if not getattr(views[name], "open_because", "")}
    assert silent == set()


def test_every_choice_is_checked_by_the_database():
    choices = [(model, field) for model in models() for field in model._meta.fields if field.choices]
    checked = {check.name for model in models() for check in _checks(model)}
    missing = [str(field) for model, field in choices if f"{_owner(model, field)}_{field.name}_known" not in checked]
    assert missing == []


def test_every_day_that_somebody_types_is_checked_by_the_database():
    days = [(model, field) for model in models() for field in model._meta.fields if isinstance(field, DateField)]
    typed = [(model, field) for model, field in days if field.editable and not isinstance(field, DateTimeField)]
    checked = {check.name for model in models() for check in _checks(model)}
    missing = [str(field) for model, field in typed if f"{_owner(model, field)}_{field.name}_likely" not in checked]
    assert missing == []


def _checks(model):
    return [one for one in model._meta.constraints if isinstance(one, CheckConstraint)]


def _owner(model, field):
    """The model whose table has the column, or the concrete one that a proxy stands for."""
    return field.model._meta.concrete_model._meta.model_name


def test_every_moment_that_has_a_person_is_bound_to_them():
    pairs = [
        (model, field.name, f"{field.name.removesuffix('_at')}_by")
        for model in models()
        for field in model._meta.local_fields
        if field.name.endswith("_at") and f"{field.name.removesuffix('_at')}_by" in _field_names(model) and field.null
    ]
    bound = {(model, at): any({at, by} <= _columns(one) for one in _checks(model)) for model, at, by in pairs}
    unbound = sorted({f"{model._meta.label}.{at}" for (model, at), is_bound in bound.items() if not is_bound})
    # A save keeps its time when the person is gone or was nobody: a contribution to a discussion has no author.
    assert [one for one in unbound if not one.endswith(".saved_at")] == []


def _field_names(model):
    return {field.name for field in model._meta.fields}


def _columns(constraint):
    return {name.partition("__")[0] for name, _value in _leaves(constraint.condition)}


def _leaves(condition):
    for child in condition.children:
        yield from _leaves(child) if hasattr(child, "children") else [child]


def test_no_row_of_one_app_points_into_another():
    crossing = [
        str(field)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model and _crosses(model, field.related_model)
    ]
    assert crossing == []


def _crosses(model, other):
    here, there = model._meta.app_label, other._meta.app_label
    return here in APPS and there in APPS and here != there


def test_every_model_has_a_register_or_a_reason():
    registered = {model._meta.label for model in admin.site._registry}
    assert {model._meta.label for model in models()} - registered == set(NO_REGISTER)


def test_days_moments_and_people_are_named_alike():
    for model in models():
        for field in model._meta.local_fields:
            kind = field.get_internal_type()
            if kind in ("DateField", "DateTimeField"):
                assert field.name.endswith({"DateField": "_on", "DateTimeField": "_at"}[kind]) or field.name in (
                    "at",
                    "last_login",
                ), str(field)


def test_case_25_nothing_that_changes_something_listens_to_get_or_head(world, cast, sign_in):
    clients = {one: sign_in(cast[one]) for one in ("anna", "cecilia", "gunnar")}
    heard = []
    for name, pattern in names():
        if EXPECTED.get(name, ("", {}))[0] != "POST":
            continue
        for place, person in (("bim_draft", "anna"), ("bou_done", "cecilia")):
            path = address(name, pattern, world[place])
            heard += [(name, ask(clients[person], method, path).status_code) for method in ("GET", "HEAD")]
    assert {status for _name, status in heard} == {405}
    assert len({name for name, _status in heard}) == sum(method == "POST" for method, _places in EXPECTED.values())


def test_case_25_reading_every_page_changes_nothing(world, cast, sign_in):
    before = _counts()
    client = sign_in(cast["anna"])
    for name, pattern in names():
        if EXPECTED.get(name, ("", {}))[0] == "GET" and "pdf" not in name:
            wanted = pattern.pattern.converters or pattern.pattern.regex.groupindex
            answer = client.get(address(name, pattern, world["bim_draft"]) if wanted else reverse(name))
            list(answer.streaming_content if answer.streaming else [])
    assert {label: count for label, count in _counts().items() if count != before[label]} == {}


def _counts():
    return {model._meta.label: model._base_manager.count() for model in models()}


def test_case_26_signing_out_is_a_post(anna, sign_in):
    client = sign_in(anna)
    client.get(reverse("account_logout"))
    assert client.get(reverse("account")).status_code == 200


def test_case_27_no_page_goes_without_its_token():
    sources = [file for folder in OURS for file in (ROOT / folder).rglob("*.py")]
    assert [str(file) for file in sources if "csrf_exempt" in file.read_text("utf-8")] == []
    assert [name for name, pattern in names() if getattr(pattern.callback, "csrf_exempt", False)] == []


def test_case_23_a_form_without_its_token_is_refused(anna, world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    posted = [(name, one) for name, one in names() if EXPECTED.get(name, ("", {}))[0] == "POST"]
    assert {client.post(address(name, one, world["bim_draft"])).status_code for name, one in posted} == {403}


def test_case_24_a_form_from_another_site_is_refused(anna, world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    page = client.get(reverse("account"))
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    path = reverse("networks:item_remove", args=[world["bim_draft"].item.pk])
    data = {"csrfmiddlewaretoken": token}
    assert client.post(path, data, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.post(path, data).status_code == 302


def test_case_59_what_is_not_there_and_what_is_not_ones_own_look_the_same(world, cast, sign_in):
    client = sign_in(cast["bo"])
    same = ("record", "facts", "discard", "draft_pdf", "finalise", "mail", "answer", "attachment", "item_remove")
    for name, pattern in names():
        if name.removeprefix("networks:") not in same:
            continue
        method = EXPECTED[name][0]
        theirs = ask(client, method, address(name, pattern, world["bou_draft"]))
        missing = ask(client, method, reverse(name, args=[NOBODY]))
        assert (theirs.status_code, theirs.content) == (missing.status_code, missing.content) == (404, missing.content)


def test_case_59_public_ids_cannot_be_counted():
    counted = {
        name for name, one in names() if "pk" in one.pattern.converters and not _is_uuid(one) and "admin" not in name
    }
    assert counted == {"networks:member_end"}  # below a network's own page, for its leaders


def _is_uuid(pattern):
    return type(pattern.pattern.converters["pk"]).__name__ == "UUIDConverter"


@pytest.mark.parametrize(
    ("who", "name"),
    [("anna", "networks:record"), ("gunnar", "admin:index"), ("gunnar", "outbox:messages"), ("bo", "networks:meeting")],
)
def test_case_21_a_role_that_is_taken_away_is_gone_at_the_next_request(who, name, world, cast, bim, sign_in):
    bim.open_to_staff = False
    bim.save()
    client = sign_in(cast[who])
    path = reverse(name, args=[world["bim_draft"].meeting.pk] if name.startswith("networks") else [])
    assert client.get(path).status_code == 200
    Appointment.objects.filter(person=cast[who]).delete()
    assert client.get(path).status_code in (302, 403, 404)


SEEN = {
    200: "/", 302: "/min-dag/", 403: "/utskick/", 404: "/traffar/00000000-0000-0000-0000-000000000000/", 405: "/halsa",
}  # fmt: skip


@pytest.mark.parametrize("status", SEEN)
def test_case_52_every_answer_carries_its_headers(status, anna, sign_in):
    client = sign_in(anna if status == 403 else None)
    answer = client.post(SEEN[status]) if status == 405 else client.get(SEEN[status])
    assert answer.status_code == status
    _check_headers(answer)


def test_case_52_also_when_the_program_breaks(anna, sign_in, monkeypatch):
    monkeypatch.setattr("fyrbodal.home._sections", None)
    client = sign_in(anna)
    client.raise_request_exception = False
    answer = client.get(reverse("min_dag"))
    assert answer.status_code == 500
    _check_headers(answer)


def test_case_52_also_the_registers_and_what_is_downloaded(world, cast, sign_in):
    client = sign_in(cast["gunnar"])
    _check_headers(client.get(reverse("admin:organisation_person_changelist")))
    file = sign_in(cast["anna"]).get(reverse("networks:attachment", args=[world["bim_draft"].attachment.pk]))
    _check_headers(file)
    list(file.streaming_content)


def _check_headers(answer):
    policy = dict(one.strip().partition(" ")[::2] for one in answer["Content-Security-Policy"].split(";"))
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert policy["frame-ancestors"] == "'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] in ("same-origin", "no-referrer")


def test_case_52_over_https_the_browser_is_told_to_stay_there(settings, anna, sign_in):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_SSL_REDIRECT = 60, True
    answer = sign_in(None).get("/", secure=True)
    assert answer["Strict-Transport-Security"].startswith("max-age=60")
    assert sign_in(None).get("/").url.startswith("https://")


@pytest.mark.parametrize("path", ["/", "/min-dag/", "/natverk/", "/traffar/", "/konto/", "/utskick/", "/register/"])
def test_case_53_what_is_shown_to_somebody_signed_in_stays_in_no_cache(path, gunnar, sign_in):
    assert "no-store" in sign_in(gunnar).get(path)["Cache-Control"]


def test_case_53_nor_what_is_downloaded_of_what_is_not_public(world, cast, sign_in):
    client, place = sign_in(cast["cecilia"]), world["bou_done"]
    for name in ("edition", "edition_pdf", "edition_data"):
        answer = client.get(reverse(f"networks:{name}", args=[place.meeting.pk, place.number]))
        assert "no-store" in answer["Cache-Control"], name


@pytest.mark.parametrize("path", ["/", "/logga-in/", "/glomt-losenord/", "/traffar/"])
def test_case_54_a_host_that_is_not_ours_is_a_bad_request(path, db, sign_in):
    assert sign_in(None).get(path, headers={"Host": "evil.example"}).status_code == 400


def test_the_lists_of_this_folder_do_not_overlap():
    lists = [set(EXPECTED), set(BY_TOKEN), set(REGISTERS), SHAPES, DOORS]
    assert sum(map(len, lists)) == len(set().union(*lists))
