"""Somebody writes on a sheet in the moment when the places are being given out: her wish is counted, or refused."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from competence.actions.enrolment import books, sheets, wishes
from competence.models import EnrolmentSheet, SheetLine, TermPackage, UnitWish, WrongTurn
from fyrbodal.bringing_in.change import Change
from fyrbodal.drafts.models import NotOpen
from tests.competence.allocating import asked, decided
from tests.competence.packages import closed, offered, package, sent, sheet
from tests.work.processes import somebody_waits_for_me, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def meanwhile(first, second):
    """What came of the second, which waits for a lock until the first is committed."""
    came = []

    def act():
        try:
            came.append(second())
        except (NotOpen, WrongTurn) as refused:
            came.append(type(refused).__name__)
        finally:
            connection.close()

    other = threading.Thread(target=act)
    with transaction.atomic():
        first()
        other.start()
        wait_until(somebody_waits_for_me, "the other one waits for the lock")
    other.join()
    return came


@pytest.fixture
def pack(karin, amal, orust):
    """Åmål's sheet is opened after the last day, and nothing is sent in on it; Orust wishes for the seats."""
    made = sent(package(), karin)
    asked(made, offered(made, seats=3), karin, {"Orust": 3})
    EnrolmentSheet.objects.filter(pk=sheet(made, amal).pk).update(late_because="Chefen var sjuk")
    return closed(made)


@pytest.mark.parametrize(
    ("act", "refused"),
    [
        (lambda mine, offer, by: wishes.put(sheet=mine, offer=offer, unit=None, person=by, by=by), "NotOpen"),
        (lambda mine, offer, by: UnitWish(sheet=mine, offer=offer).save_on(0, {"unnamed": 2}, by=by), "NotOpen"),
        (lambda mine, offer, by: SheetLine(sheet=mine, offer=offer).save_on(0, {"priority": 1}, by=by), "NotOpen"),
        (lambda mine, offer, by: sheets.submit(sheet=mine, note="", by=by), "NotOpen"),
        (lambda mine, offer, by: sheets.open_late(sheet=mine, because="Glömde en", by=by), "WrongTurn"),
        (lambda mine, offer, by: books.bring_in(sheet=mine, make=lambda: Change("x"), seen="", by=by), "NotOpen"),
    ],
    ids=["put", "wish", "line", "submit", "open_late", "bring_in"],
)
def test_case_60_what_waits_for_the_decision_is_told_that_it_came_too_late(act, refused, pack, karin, amal):
    mine, offer = sheet(pack, amal), pack.offers.get()
    assert meanwhile(lambda: decided(pack, karin), lambda: act(mine, offer, karin)) == [refused]
    mine.refresh_from_db()
    assert (mine.status, mine.late_because) == ("open", "Chefen var sjuk")
    assert not UnitWish.objects.filter(sheet=mine).exists()
    assert not SheetLine.objects.filter(sheet=mine).exists()


def test_case_60_who_waits_while_the_package_is_closed_has_come_too_late(pack, karin, ingrid, amal):
    TermPackage.objects.filter(pk=pack.pk).update(status="sent", closed_at=None)
    mine, offer = sheet(pack, amal), pack.offers.get()

    def close():
        EnrolmentSheet.objects.select_for_update().get(pk=mine.pk)
        until = timezone.localdate() - dt.timedelta(days=1)
        TermPackage.objects.filter(pk=pack.pk).update(last_sign_up_on=until)

    def put():
        return wishes.put(sheet=mine, offer=offer, unit=None, person=ingrid, by=ingrid)

    assert meanwhile(close, put) == ["NotOpen"]
