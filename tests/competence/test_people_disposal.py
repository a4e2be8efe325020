"""What is kept about people goes when they have been gone for two years, and leaves numbers without names."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from competence.actions.disposal import KINDS
from competence.models import Attendance, Count, Participation, Place, UnitWish, WishedPerson
from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Organisation
from tests.competence.around import over, placed, there
from tests.competence.catalogue import planned
from tests.competence.learning import everything_about, taken
from tests.competence.packages import offered, package, sheet, wished
from tests.factories import EmploymentFactory

LAST, AFTER = "2029-03-31", "2029-04-01"  # 24 months after the last day, and the day after that


@pytest.fixture
def gone(vera, david):
    """She left on the last of March 2027, with a row of each kind."""
    Organisation.objects.filter(pk=vera.organisation_id).update(is_member=True)
    vera.employments.update(ends_on=dt.date(2027, 3, 31))
    return everything_about(vera, david)


def said(capsys, *options):
    call_command("dispose_competence", *options)
    return capsys.readouterr().out.splitlines()


def kept(person):
    return sum(kind.objects.filter(person=person).count() for kind in KINDS)


LISTED = "Vera Rask, slutade 2027-03-31: 7 rader, varav 1 deltaganden"


def test_the_command_lists_first_and_does_nothing(gone, vera, capsys):
    assert said(capsys, "--day", AFTER) == [
        LISTED, "Inget har gallrats. Lägg till --do för att göra det; det går inte att ångra.",
    ]  # fmt: skip
    assert (kept(vera), Count.objects.count()) == (7, 0)


def test_on_the_last_day_nothing_is_listed(gone, vera, capsys):
    assert said(capsys, "--day", LAST, "--do") == ["Inget är äldre än det ska vara."]
    assert kept(vera) == 7


def test_with_do_her_rows_go_and_a_number_without_a_name_stays(gone, vera, david, capsys):
    EmploymentFactory(person=david)
    taken(david, gone["participation"].course, 2025)
    assert said(capsys, "--day", AFTER, "--do") == [
        LISTED, "Gallrat: 1 personer, 1 deltaganden. Kvar som antal utan namn: 1.",
    ]  # fmt: skip
    [count] = Count.objects.values_list("course", "organisation", "first_year", "last_year", "participants", "source")
    assert count == (gone["participation"].course_id, vera.organisation_id, 2025, 2025, 1, "Gallrade deltaganden")
    assert (kept(vera), Participation.objects.get().person) == (0, david)
    entry = Entry.objects.get(verb="disposed of")
    assert (entry.by_name, entry.details) == ("systemet", {"participations": 1})
    assert said(capsys, "--day", AFTER, "--do") == ["Inget är äldre än det ska vara."]


def test_who_works_in_another_member_municipality_is_kept(gone, vera, orust, capsys):
    Organisation.objects.filter(pk=orust.pk).update(is_member=True)
    vera.employments.create(organisation=orust, starts_on=dt.date(2027, 6, 1))
    assert said(capsys, "--day", "2039-01-01") == ["Inget är äldre än det ska vara."]


def test_who_has_a_place_of_what_is_to_come_is_kept_until_it_has_been(gone, vera, capsys):
    """To take it away is to free it, and the queue would not hear of it."""
    days = (dt.date(2029, 4, 20) - timezone.localdate()).days
    placed(planned(in_days=days, sign_up="open", seats=1), vera)
    assert said(capsys, "--day", AFTER) == ["Inget är äldre än det ska vara."]
    assert said(capsys, "--day", "2029-04-21")[0].startswith("Vera Rask, slutade 2027-03-31: 8 rader")


def test_a_number_that_was_reported_is_not_counted_twice(gone, vera, capsys):
    row = gone["participation"]
    about = {"course": row.course, "organisation": row.organisation, "first_year": 2025, "last_year": 2025}
    Count.objects.create(**about, participants=12, source="Rapporten")
    said(capsys, "--day", AFTER, "--do")
    assert Count.objects.get().participants == 12


def test_what_nobody_knows_the_year_of_leaves_no_number(gone, vera, capsys):
    Participation.objects.update(taken_on=None, taken_in=None)
    assert said(capsys, "--day", AFTER, "--do")[-1].endswith("Kvar som antal utan namn: 0.")
    assert (kept(vera), Count.objects.count()) == (0, 0)


def test_her_places_go_with_what_was_noted_of_them_and_what_has_no_name_stays(gone, vera, lotsen, capsys):
    occasion = over(vera)
    there(occasion, vera, "present")
    offer = offered(package())
    wish = wished(sheet(offer.package, lotsen.organisation), offer, lotsen, vera, unnamed=1)
    Place.objects.create(course=offer.course, offer=offer, organisation=lotsen.organisation, status="booked", wish=wish)
    said(capsys, "--day", AFTER, "--do")
    assert (Attendance.objects.count(), WishedPerson.objects.count()) == (0, 0)
    assert (Place.objects.get().person, UnitWish.objects.get().unnamed) == (None, 1)
