"""Those who were there are asked, twice, and answer without a name; what they said is told when it gives nobody away."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from competence.documents.around.answers_drawn import graded
from competence.documents.around.asked import answers
from competence.models import Evaluation, Place
from fyrbodal.journal.models import Entry
from fyrbodal.work.days import catch_up
from fyrbodal.work.models import Job
from tests.competence.around import JOB, given, held, mails, morning, over, placed, there
from tests.competence.catalogue import course, planned
from tests.factories import PersonFactory, identity_number

pytestmark = pytest.mark.django_db
START = dt.datetime(2027, 3, 10, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
AROUND = ("Kurser som kommer", "Kurser att säga något om", "Närvaro att notera")


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(START, tick=False)
    return time_machine


@pytest.fixture
def group(vera, nils, amal):
    return [vera, nils, *PersonFactory.create_batch(3, organisation=amal)]


def evaluate(client, occasion, page="evaluate", **sent):
    return client.post(reverse(f"competence:occasion_{page}", args=[occasion.pk]), sent)


def answered(sign_in, occasion, people, *grades):
    for one, grade in zip(people, grades, strict=True):
        assert evaluate(sign_in(one), occasion, grade=grade, text=f"Betyget {grade}").status_code == 302


def told(client, occasion):
    return client.get(reverse("competence:occasion_answers", args=[occasion.pk])).content.decode()


def test_they_are_asked_the_day_after_the_last_day(group, clock):
    occasion = given(*group, in_days=0)
    morning()
    assert mails("evaluation") == {}
    clock.move_to(START + DAY)
    morning()
    morning()
    assert {address: len(texts) for address, texts in mails("evaluation").items()} == {one.email: 1 for one in group}
    assert f"/kompetens/tillfallen/{occasion.pk}/utvardera/" in mails("evaluation")[group[0].email][0]
    assert "Svara senast torsdag 1 april 2027." in mails("evaluation")[group[0].email][0]


def test_and_when_the_worker_was_down_that_day(group, clock):
    over(*group)
    clock.move_to(START + 9 * DAY)
    catch_up(timezone.localdate())
    assert [job.payload["day"] for job in Job.objects.filter(dedupe_key__startswith=JOB)] == ["2027-03-19"]
    morning()
    assert len(mails("evaluation")) == len(group)


def test_who_was_away_is_not_asked_and_cannot_answer(group, sign_in):
    occasion = over(*group)
    there(occasion, group[0], "absent")
    morning()
    assert set(mails("evaluation")) == {one.email for one in group[1:]}
    page = evaluate(sign_in(group[0]), occasion, grade=5)
    assert ("Frågan är till dem som var med." in page.content.decode(), Evaluation.objects.count()) == (True, 0)


def test_nobody_is_asked_where_too_few_were_there_for_anything_to_be_told(vera, nils):
    over(vera, nils)
    morning()
    assert mails("evaluation") == {}


def test_and_the_pages_say_so_rather_than_let_them_wait(vera, nils, karin, sign_in):
    occasion, few = over(vera, nils), "Färre än tre deltog, så ingen får frågor om kursen"
    morning()
    pages = [
        sign_in(karin).get(occasion.get_absolute_url()).content.decode(),
        told(sign_in(karin), occasion),
        evaluate(sign_in(vera), occasion, grade=5).content.decode(),
    ]
    assert [few in page for page in pages] == [True, True, True]


def test_before_the_course_whoever_arranges_it_reads_that_they_will_be_asked(vera, nils, karin, sign_in):
    page = sign_in(karin).get(given(vera, nils).get_absolute_url()).content.decode()
    assert "Morgonen efter kursen får deltagarna frågan vad de tyckte." in page


@pytest.mark.parametrize("status", ["draft", "cancelled"])
def test_nobody_is_asked_of_what_was_not_held(status, group):
    over(*group, status=status)
    morning()
    assert mails("evaluation") == {}


def test_an_answer_is_kept_without_what_would_say_whose_it_is(group, sign_in):
    occasion = over(*group)
    morning()
    before = set(Entry.objects.values_list("pk", flat=True))
    answered(sign_in, occasion, group[:1], 4)
    kept = Evaluation.objects.get()
    assert (kept.grade, kept.text, kept.use) == (4, "Betyget 4", "")
    assert {field.name for field in Evaluation._meta.get_fields()} == {"id", "occasion", "kind", "grade", "use", "text"}
    assert set(Entry.objects.values_list("pk", flat=True)) == before
    assert Place.objects.filter(answered=["afterwards"]).get().person == group[0]


def test_each_answers_once(group, sign_in):
    occasion = over(*group)
    morning()
    answered(sign_in, occasion, group[:1], 4)
    page = evaluate(sign_in(group[0]), occasion, grade=1).content.decode()
    assert ("Du har redan svarat." in page, Evaluation.objects.count()) == (True, 1)


def test_those_who_were_not_asked_and_strangers_answer_nothing(group, olof, karin, sign_in):
    occasion = over(*group)
    early = evaluate(sign_in(group[0]), occasion, grade=5).content.decode()
    morning()
    pages = [evaluate(sign_in(one), occasion, grade=5).content.decode() for one in (olof, karin)]
    assert "Frågan är inte ställd än." in early
    assert ["Frågan är till dem som var med." in page for page in pages] == [True, True]
    assert not Evaluation.objects.exists()


def test_the_last_day_to_answer_counts_to_its_end(group, sign_in, clock):
    occasion = over(*group)
    morning()
    clock.move_to(dt.datetime(2027, 3, 31, 21, 59, tzinfo=dt.UTC))
    answered(sign_in, occasion, group[:1], 4)
    clock.move_to(dt.datetime(2027, 3, 31, 22, 0, 1, tzinfo=dt.UTC))
    assert "Tiden att svara har gått ut." in evaluate(sign_in(group[1]), occasion, grade=5).content.decode()
    assert Evaluation.objects.count() == 1


def test_an_identity_number_is_refused_and_what_was_written_is_still_there(group, sign_in):
    occasion = over(*group)
    morning()
    page = evaluate(sign_in(group[0]), occasion, grade=4, text=f"Om {identity_number()}.")
    assert (page.status_code, Evaluation.objects.count()) == (422, 0)
    assert page.context["form"].errors == {"text": ["Det här ser ut som ett personnummer. Ta bort det."]}
    assert page.context["form"]["text"].value() == f"Om {identity_number()}."


def test_a_grade_is_one_of_five(group, sign_in):
    occasion = over(*group)
    morning()
    assert [evaluate(sign_in(group[0]), occasion, grade=grade).status_code for grade in ("0", "6", "", "x")] == [
        422
    ] * 4


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "afterwards", "grade": None},
        {"kind": "afterwards", "grade": 4, "use": "yes"},
        {"kind": "later", "use": ""},
        {"kind": "later", "use": "yes", "grade": 4},
    ],
)
def test_an_answer_is_to_the_question_that_was_asked(said):
    with pytest.raises(IntegrityError, match="evaluation_answers_its_question"), transaction.atomic():
        Evaluation.objects.create(occasion=planned(), **said)


def test_three_months_later_they_are_asked_whether_they_use_it(group, sign_in, clock):
    occasion = over(*group)
    clock.move_to(dt.datetime(2027, 6, 8, 12, tzinfo=dt.UTC))
    morning()
    assert mails("use") == {}
    clock.move_to(dt.datetime(2027, 6, 9, 12, tzinfo=dt.UTC))
    morning()
    morning()
    assert {address: len(texts) for address, texts in mails("use").items()} == {one.email: 1 for one in group}
    assert evaluate(sign_in(group[0]), occasion, "use", use="partly", text="Tiden räcker inte.").status_code == 302
    assert Place.objects.filter(answered=["later"]).get().person == group[0]
    assert Evaluation.objects.values_list("kind", "use", "grade").get() == ("later", "partly", None)


def test_that_is_not_lost_either_when_the_worker_was_down(group, clock):
    over(*group)
    clock.move_to(dt.datetime(2027, 7, 20, 12, tzinfo=dt.UTC))
    morning()
    assert len(mails("use")) == len(group)


def test_nothing_is_told_while_answers_come_in_and_then_all_at_once(group, karin, vera, sign_in, clock):
    """Whoever looked after the third answer and after the fourth would know the fourth."""
    occasion = over(*group)
    morning()
    seen = []
    for number in (3, 4):
        answered(
            sign_in, occasion, group[Evaluation.objects.count() : number], *[5] * (number - Evaluation.objects.count())
        )
        seen.append([told(sign_in(one), occasion) for one in (karin, vera)])
    for pages in seen:
        assert ["Svaren visas när tiden att svara är ute." in page for page in pages] == [True, True]
        assert ["Betyget 5" in page for page in pages] == [False, False]
    clock.move_to(START + 22 * DAY)
    assert ["Betyg 5,0 av 5 (4 svar)." in told(sign_in(one), occasion) for one in (karin, vera)] == [True, True]


def test_two_answers_are_told_nobody(group, karin, sign_in, clock):
    occasion = over(*group)
    morning()
    answered(sign_in, occasion, group[:2], 5, 1)
    clock.move_to(START + 22 * DAY)
    page = told(sign_in(karin), occasion)
    assert ("Färre än tre har svarat" in page, "Betyget" in page) == (True, False)
    assert graded(occasion.course) == ""


def test_what_was_written_is_for_those_who_keep_the_courses(group, karin, gunnar, david, sign_in, clock):
    occasion = over(*group)
    morning()
    answered(sign_in, occasion, group[:3], 5, 4, 4)
    clock.move_to(START + 22 * DAY)
    pages = [told(sign_in(one), occasion) for one in (karin, gunnar, david)]
    assert ["Betyg 4,3 av 5 (3 svar)." in page for page in pages] == [True] * 3
    assert ["Betyget 4" in page for page in pages] == [True, False, False]


def test_a_course_sums_only_what_its_occasions_tell_by_themselves(group, sign_in, clock):
    one, other = over(*group), over(*group, name="Grupp 2")
    morning()
    answered(sign_in, one, group[:3], 5, 4, 4)
    answered(sign_in, other, group[:2], 1, 1)
    clock.move_to(START + 22 * DAY)
    assert graded(course()) == "Betyg 4,3 av 5 (3 svar från ett tillfälle)."


def test_what_was_written_goes_after_two_years_and_the_grades_stay(group, sign_in, clock):
    occasion = over(*group)
    morning()
    answered(sign_in, occasion, group[:3], 5, 4, 4)
    clock.move_to(dt.datetime(2029, 3, 9, 12, tzinfo=dt.UTC))
    morning()
    assert Evaluation.objects.exclude(text="").count() == 3
    clock.move_to(dt.datetime(2029, 3, 10, 12, tzinfo=dt.UTC))
    morning()
    assert Evaluation.objects.exclude(text="").count() == 0
    assert sorted(Evaluation.objects.values_list("grade", flat=True)) == [4, 4, 5]
    assert list(Entry.objects.filter(verb="disposed of").values_list("details", flat=True)) == [{"rows": 3}]


def test_min_dag_says_what_comes_what_to_answer_and_what_to_note(group, karin, sign_in, vera):
    occasion, coming = over(*group), given(vera, name="Grupp 2")
    morning()

    def shown(person):
        sections = sign_in(person).get(reverse("min_dag")).context["sections"]
        return {
            str(one["heading"]): [row.title for row in one["rows"]] for one in sections if str(one["heading"]) in AROUND
        }

    assert shown(vera) == {"Kurser som kommer": [str(coming)], "Kurser att säga något om": ["Vad tyckte du om kursen?"]}
    assert shown(karin) == {"Närvaro att notera": [str(occasion)]}
    held(occasion, karin)
    answered(sign_in, occasion, [vera], 5)
    assert (shown(vera), shown(karin)) == ({"Kurser som kommer": [str(coming)]}, {})


def test_answers_are_of_what_was_asked(group):
    occasion = over(*group)
    assert answers(occasion) == []
    morning()
    assert [(one.kind, one.closes_on, one.is_open) for one in answers(occasion)] == [
        ("afterwards", dt.date(2027, 3, 31), True)
    ]


def test_somebody_who_got_her_place_late_is_asked_too(group, amal):
    occasion = over(*group)
    morning()
    late = PersonFactory(organisation=amal)
    placed(occasion, late)
    morning()
    assert len(mails("evaluation")[late.email]) == 1
