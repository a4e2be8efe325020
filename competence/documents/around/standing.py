"""What has been done around an occasion, and what there is to do."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from competence.documents.around.letters import INVITATION
from competence.documents.around.people import booked, people_of
from competence.models import Occasion
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.models import Delivery, Message

GIVEN = (Occasion.Status.PLANNED, Occasion.Status.HELD)


def told(occasion: Occasion, kind: str) -> set[UUID]:
    """The keys of those who have been sent a mail of that kind about it."""
    sent = Delivery.objects.filter(message__in=Message.objects.about(occasion).filter(kind=kind))
    return set(sent.exclude(person=None).values_list("person", flat=True))


def untold(occasion: Occasion, kind: str, people: Iterable[Person]) -> list[Person]:
    known = told(occasion, kind)
    return [one for one in people if one.pk not in known]


def to_invite(occasion: Occasion) -> list[Person]:
    """Those with a place who have not been sent the invitation."""
    return untold(occasion, INVITATION, people_of(booked(occasion)))


def is_announced(occasion: Occasion) -> bool:
    return Message.objects.about(occasion).filter(kind=INVITATION).exists()


def may_invite(occasion: Occasion) -> bool:
    """Whether there is something to be invited to."""
    return occasion.status == Occasion.Status.PLANNED and not occasion.has_been


def may_settle(occasion: Occasion) -> bool:
    """On its last day, and after it, one can say who took part."""
    return occasion.status in GIVEN and occasion.last_on is not None and occasion.last_on <= timezone.localdate()
