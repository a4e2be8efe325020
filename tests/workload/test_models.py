"""The life of a model: copied, confirmed, published, retired, taken into use."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from fyrbodal.drafts.models import NotOpen
from fyrbodal.journal.models import Entry
from fyrbodal.loading import load
from fyrbodal.organisation.roles import Role
from tests.factories import AppointmentFactory, OrganisationFactory, PersonFactory, UnitFactory
from tests.workload.factories import opened
from tests.workload.modelling import MARCH, confirm_all, copied, published
from workload.actions import models as actions
from workload.casefile import model_from
from workload.documents.weighing import model_of
from workload.documents.weights import obstacles
from workload.home import to_review
from workload.models import Adoption, Family, Version, VersionStatus, WrongTurn
from workload.reference import load_models
from workload.shipped import NAMES, shipped
from workload.weights import weights_of

pytestmark = pytest.mark.django_db


def test_the_three_shipped_models_are_templates_that_say_what_their_files_say(templates):
    load("reference")
    assert {one.family.name for one in templates} == {shipped(name).model.name for name in NAMES}
    assert [model_from(one.definition) for one in templates.order_by("family__name")] == [
        shipped(name).model for name in ("bengtsfors", "goteborg", "trollhattan")
    ]
    assert {one.status for one in templates} == {VersionStatus.DRAFT}


def test_a_template_says_what_is_sourced_and_what_is_a_proposal(trollhattan):
    marks = {weight.name: weight.mark.value for weight in weights_of(model_of(trollhattan), trollhattan.weights)}
    assert (marks["full"], marks["activities/bib/amount"], marks["activities/paus/amount"]) == (
        "sourced", "derived", "proposal",
    )  # fmt: skip


def test_nobody_writes_in_a_template(trollhattan, david):
    with pytest.raises(NotOpen):
        actions.discard(version=trollhattan, by=david)
    with pytest.raises(NotOpen):
        actions.publish(version=trollhattan, change_note="", by=david)


def test_a_copy_keeps_the_sources_and_is_owned_by_whoever_made_it(draft, david):
    weights = {weight.name: weight for weight in weights_of(model_of(draft), draft.weights)}
    full, pause = weights["full"], weights["activities/paus/amount"]
    assert (full.mark, full.owner, full.is_complete) == ("sourced", "David Ek", True)
    assert (pause.is_unconfirmed, pause.owner, pause.review_on) == (True, "", None)
    assert (draft.definition["name"], draft.definition["version"]) == ("Familjebehandlarna", 1)
    assert Entry.objects.about(draft).get().verb == "copied"


def test_a_municipality_has_one_model_of_a_name(draft, trollhattan, amal, david):
    with pytest.raises(IntegrityError), transaction.atomic():
        copied(trollhattan, amal, david)


def test_nothing_is_published_while_a_proposal_is_unconfirmed(draft, david):
    with pytest.raises(actions.Unready) as refused:
        actions.publish(version=draft, change_note="", by=david)
    assert refused.value.obstacles == (
        "Grön till och med är ett förslag som ingen har bekräftat.",
        "Gul till och med är ett förslag som ingen har bekräftat.",
        "Paus: tid per gång är ett förslag som ingen har bekräftat.",
        "Paus: gånger är ett förslag som ingen har bekräftat.",
    )
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_nothing_is_published_that_has_a_fault(draft, david):
    confirm_all(draft, david)
    bands = [{"key": "gron", "upto": "110"}, {"key": "gul", "upto": "100"}, {"key": "rod", "upto": None}]
    Version.objects.filter(pk=draft.pk).update(definition=draft.definition | {"bands": bands})
    with pytest.raises(actions.Unready) as refused:
        actions.publish(version=draft, change_note="", by=david)
    assert refused.value.obstacles == ("Bandet gul: Gränsen ska vara högre än i bandet före.",)


def test_a_figure_that_is_changed_after_it_was_confirmed_is_a_proposal_again(draft, david):
    confirm_all(draft, david)
    Version.objects.filter(pk=draft.pk).update(definition=draft.definition | {"full": "38.25"})
    draft.refresh_from_db()
    assert obstacles(draft) == ["Full vecka vid 100 procent är ett förslag som ingen har bekräftat."]


def test_what_was_confirmed_is_what_was_read(draft, david):
    read = draft.revision
    Version.objects.filter(pk=draft.pk).update(revision=read + 1)
    with pytest.raises(actions.Changed):
        confirm_all(draft, david)
    draft.refresh_from_db()
    assert len(obstacles(draft)) == 4


def test_publishing_retires_the_version_before_in_the_same_breath(draft, david, ingrid):
    first = published(draft, david)
    second = actions.next_draft(version=first, by=ingrid)
    assert (second.number, second.definition["version"], obstacles(second)) == (2, 2, [])
    actions.publish(version=second, change_note="Kortare pauser", by=ingrid)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.retired_by, second.status) == ("retired", ingrid, "published")
    assert [one.verb for one in Entry.objects.filter(by_id=ingrid.pk).order_by("pk")] == [
        "added",
        "retired",
        "published",
    ]


def test_what_is_published_is_never_changed(draft, david):
    version = published(draft, david)
    for change in (
        {"definition": {}},
        {"weights": {}},
        {"status": "draft", "published_at": None, "published_by": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.filter(pk=version.pk).update(**change)
    with pytest.raises(NotOpen):
        actions.discard(version=version, by=david)


def test_a_family_has_one_draft_and_asking_again_gives_the_same(draft, david):
    version = published(draft, david)
    assert actions.next_draft(version=version, by=david) == actions.next_draft(version=version, by=david)


def test_a_draft_that_is_thrown_away_takes_an_empty_family_along(draft, david):
    actions.discard(version=draft, by=david)
    assert not Family.objects.filter(name="Familjebehandlarna").exists()
    assert Entry.objects.filter(verb="discarded").count() == 1


def test_a_draft_that_is_thrown_away_leaves_what_is_published(draft, david):
    version = published(draft, david)
    actions.discard(version=actions.next_draft(version=version, by=david), by=david)
    assert list(version.family.versions.all()) == [version]


def test_a_retired_model_is_retired_once(draft, david):
    version = published(draft, david)
    actions.retire(version=version, by=david)
    with pytest.raises(WrongTurn):
        actions.retire(version=version, by=david)


def test_a_period_that_is_open_keeps_its_version(draft, david, lotsen, vera):
    first = published(draft, david)
    period = opened(lotsen, first, (MARCH, dt.date(2027, 3, 31)), by=david)
    second = actions.next_draft(version=first, by=david)
    actions.publish(version=second, change_note="", by=david)
    period.refresh_from_db()
    assert period.version == first


def test_what_another_municipality_has_confirmed_is_ours_to_confirm(draft, david, orust):
    theirs = published(draft, david)
    ours = copied(theirs, orust, david, name="Våra timmar")
    assert len(obstacles(ours)) == 4


def adopted(unit, family, starts_on, by, limit=110):
    return actions.adopt(unit=unit, family=family, starts_on=starts_on, limit=Decimal(limit), by=by)


def held(unit):
    return [(one.family.name, one.starts_on, one.ends_on) for one in unit.adoptions.order_by("starts_on")]


def test_a_model_is_taken_into_use_and_the_one_before_ends_the_day_before(draft, trollhattan, amal, lotsen, david):
    first = published(draft, david).family
    second = published(copied(trollhattan, amal, david, name="Nya timmar"), david).family
    adopted(lotsen, first, dt.date(2026, 1, 1), david)
    adopted(lotsen, second, MARCH, david)
    assert held(lotsen) == [
        ("Familjebehandlarna", dt.date(2026, 1, 1), dt.date(2027, 2, 28)),
        ("Nya timmar", MARCH, None),
    ]


def test_a_model_chosen_for_the_same_day_takes_the_place_of_the_other(draft, lotsen, david):
    family = published(draft, david).family
    adopted(lotsen, family, MARCH, david)
    adopted(lotsen, family, MARCH, david, limit=120)
    assert [one.limit for one in lotsen.adoptions.all()] == [120]


def test_nothing_is_put_before_a_change_that_is_planned(draft, lotsen, david):
    family = published(draft, david).family
    adopted(lotsen, family, MARCH, david)
    with pytest.raises(WrongTurn, match="måndag 1 mars 2027"):
        adopted(lotsen, family, dt.date(2027, 2, 1), david)
    assert held(lotsen) == [("Familjebehandlarna", MARCH, None)]


def test_a_limit_is_above_nothing(draft, lotsen, david):
    with pytest.raises(ValidationError):
        adopted(lotsen, published(draft, david).family, MARCH, david, limit=0)
    assert not Adoption.objects.exists()


@pytest.fixture
def in_spring():
    """When no template is to be looked at."""
    with time_machine.travel(dt.datetime(2027, 3, 15, 12, tzinfo=dt.UTC), tick=False):
        yield


def test_weights_due_within_sixty_days_are_told_to_those_who_keep_the_models(
    in_spring, draft, david, ingrid, nils, olof, gunnar
):
    soon = timezone.localdate() + dt.timedelta(days=60)
    version = published(draft, david, review_on=soon)
    for person in (david, ingrid):
        [waiting] = to_review(person)
        assert (waiting.title, waiting.day, waiting.note) == (str(version), soon, "4 vikter")
    assert [list(to_review(person)) for person in (nils, olof, gunnar)] == [[], [], []]


def test_weights_that_are_due_later_wait(in_spring, draft, david):
    published(draft, david, review_on=timezone.localdate() + dt.timedelta(days=61))
    assert list(to_review(david)) == []


def test_those_who_keep_models_elsewhere_are_told_nothing(draft, david, orust):
    published(draft, david, review_on=timezone.localdate() + dt.timedelta(days=1))
    there = PersonFactory(organisation=orust)
    AppointmentFactory(person=there, role=Role.UNIT_MANAGER, body=UnitFactory(organisation=orust))
    assert list(to_review(there)) == []


def test_who_is_named_as_the_owner_of_a_weight_is_told_when_it_is_due(in_spring, draft, david, vera, nils):
    """The name is enough in one's own municipality, and nowhere else."""
    soon = timezone.localdate() + dt.timedelta(days=10)
    confirm_all(draft, david, review_on=soon)
    draft.refresh_from_db()
    said = {"owner": " vera rask", "review_on": soon, "ground": ""}
    names = ["activities/paus/amount"]
    actions.confirm(version=draft, revision=draft.revision, names=names, **said, by=david)
    actions.publish(version=draft, change_note="", by=david)
    [waiting] = to_review(vera)
    assert (waiting.title, waiting.day, waiting.note) == (str(draft), soon, "1 vikt")
    nils.name = vera.name
    nils.organisation = OrganisationFactory(name="Annan kommun")
    nils.save()
    assert list(to_review(nils)) == []


@pytest.mark.parametrize(("day", "told"), [(dt.date(2027, 9, 22), []), (dt.date(2027, 9, 23), ["10 vikter"])])
def test_a_template_is_the_associations_to_look_at_again_a_year_after_it_was_written(db, gunnar, david, day, told):
    load_models()
    with time_machine.travel(dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC), tick=False):
        found = [one for one in to_review(gunnar) if one.title == "Trollhättans timmar, version 1"]
        assert [(one.day, one.note) for one in found] == [(dt.date(2027, 11, 22), note) for note in told]
        assert list(to_review(david)) == []
