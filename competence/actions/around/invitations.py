"""Sending the invitation; who gets a place after that is sent it too."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from competence.actions.around.mails import calendar_file, held, send
from competence.documents.around.letters import INVITATION, invitation
from competence.documents.around.standing import may_invite, to_invite
from competence.models import Day, Occasion, WrongTurn
from fyrbodal import journal
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.models import Message


@transaction.atomic
def invite(*, occasion: Occasion, by: Any) -> int:
    """To how many it went. Raises WrongTurn."""
    mine = held(occasion)
    if not may_invite(mine):
        raise WrongTurn(_("Inbjudan skickas till ett tillfälle som är planerat och inte har varit."))
    people = to_invite(mine)
    if not people:
        raise WrongTurn(_("Alla som har en plats med namn har redan fått inbjudan."))
    _send(mine, people, by)
    journal.record(by, "invited", mine, recipients=len(people))
    return len(people)


@transaction.atomic
def invite_the_rest() -> None:
    """Those who have got a place since it was sent."""
    sent = Message.objects.filter(kind=INVITATION).values_list("thing_id", flat=True).distinct()
    for one in Occasion.objects.coming().filter(pk__in=list(sent)).order_by("pk"):
        mine = held(one)
        if may_invite(mine):
            _send(mine, to_invite(mine), None)


def _send(occasion: Occasion, people: list[Person], by: Any) -> None:
    days = Day.objects.filter(occasion=occasion).select_related("occasion__course")
    send(INVITATION, occasion, invitation(occasion), people, file=calendar_file(occasion, days), by=by)
